/** The command `rehearsal audit` in a process of its own: the stand-in is not held up, and can end it with its browser. */

import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { AuditMessage } from '../../audits/messages.ts'

export type Launch = {
  /** The file of the command, and the folder in which it runs. */
  readonly command: string
  readonly folder: string
  readonly args: readonly string[]
  readonly onMessage: (message: AuditMessage) => void
}

export type Launched = {
  /** `sentence` is what the command said was wrong; null where it said nothing. */
  readonly ended: Promise<{ readonly code: number | null; readonly sentence: string | null }>
  /** Resolves when the process is gone. */
  readonly stop: () => Promise<void>
}

export const launch = ({ command, folder, args, onMessage }: Launch): Launched => {
  // What a journey can read of its environment is the person's, but for the key to the stand-in.
  const { REHEARSAL_CONTROL_TOKEN: _ofTheStandIn, ...env } = process.env
  const child = spawn(process.execPath, [command, 'audit', ...args], {
    cwd: folder,
    env,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    // The leader of a group, so that what a journey has started can be ended as well.
    detached: !IS_WINDOWS,
    windowsHide: true,
  })
  child.on('message', onMessage as (message: unknown) => void)
  const ended = endOf(child, sentenceIn(child.stderr))
  return { ended, stop: () => stop(child, ended) }
}

const IS_WINDOWS = process.platform === 'win32'

const endOf = async (child: ChildProcess, sentence: Promise<string | null>): Launched['ended'] => {
  // Not "close": where the channel was closed from here, Node does not tell it.
  const [code] = (await once(child, 'exit')) as [number | null]
  // What the journey has started ends with it, and lets go of the output.
  kill(child)
  return { code, sentence: await sentence }
}

/** The last thing that the command says for itself; what else is written there is its progress. */
const sentenceIn = async (stderr: Readable | null): Promise<string | null> => {
  let last: string | null = null
  if (stderr === null) return last
  for await (const line of createInterface({ input: stderr })) last = /^rehearsal: (.+)$/.exec(line)?.[1] ?? last
  return last
}

/** A browser closes within this; a journey that never gives way is ended by force. */
const GRACE_MS = 5_000

/** The command ends by itself, with its browser, when nobody listens to it any more. */
const stop = async (child: ChildProcess, ended: Promise<unknown>): Promise<void> => {
  if (child.connected) child.disconnect()
  const force = setTimeout(() => kill(child), GRACE_MS)
  await ended
  clearTimeout(force)
}

/** The browser ends with the pipe that it is led by. */
const kill = (child: ChildProcess): void => {
  try {
    if (IS_WINDOWS || child.pid === undefined) child.kill('SIGKILL')
    else process.kill(-child.pid, 'SIGKILL')
  } catch {
    // It was gone by itself.
  }
}
