/** How long a person waits for the command: from its start to the first script that it serves. */

import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { milliseconds, type Measure } from './measure.ts'
import { takeTurns } from './take-turns.ts'

const MAX_RATIO = 2.2

const SAMPLES = 25

const REHEARSAL = [
  fileURLToPath(new URL('../dist/rehearsal.js', import.meta.url)),
  'start',
  '--port=0',
  '--demo-port=0',
]

const BARE_SERVER = [fileURLToPath(new URL('bare-server.mjs', import.meta.url))]

export const measureStartUp = async (): Promise<Measure> => {
  const { measured, floor, ratio } = await takeTurns({
    count: SAMPLES,
    warmUp: 2,
    measured: () => timeToFirstAnswer(REHEARSAL),
    floor: () => timeToFirstAnswer(BARE_SERVER),
  })
  return {
    name: 'start to first answer',
    measured: milliseconds(measured),
    floor: { name: 'bare node:http server', value: milliseconds(floor), ratio },
    samples: `${SAMPLES} of each`,
    goal: `ratio <= ${MAX_RATIO}`,
    isMet: ratio <= MAX_RATIO,
    note: 'From spawning "node dist/rehearsal.js start", with the demo shop, until /iadvize.js is read; the bare script is spawned and asked alike.',
  }
}

/** No command starts this slowly. One that still runs has hung, and is ended. */
const TIME_LIMIT_MS = 30_000

const timeToFirstAnswer = async (command: readonly string[]): Promise<number> => {
  const startedAt = performance.now()
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'], timeout: TIME_LIMIT_MS })
  const exit = once(child, 'exit')
  try {
    await readScript(await announcedUrl(child))
    return performance.now() - startedAt
  } finally {
    child.kill()
    // Waits, so that the next turn has the machine to itself.
    await exit
  }
}

const announcedUrl = async ({ stdout, spawnargs }: ChildProcessByStdio<null, Readable, null>): Promise<string> => {
  for await (const line of createInterface({ input: stdout })) {
    const url = /^Listening on (\S+)$/.exec(line)?.[1]
    if (url !== undefined) return url
  }
  throw new Error(`"${spawnargs.join(' ')}" exited before it printed its address.`)
}

const readScript = async (url: string): Promise<void> => {
  // Without an agent, no connection stays open after the answer.
  const [response] = (await once(get(`${url}/iadvize.js`, { agent: false }), 'response')) as [IncomingMessage]
  if (response.statusCode !== 200) throw new Error(`${url}/iadvize.js answered ${response.statusCode}, not 200.`)
  await text(response)
}
