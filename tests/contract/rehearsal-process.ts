/** The built command as a process of the test's own; whatever is left of it when the test ends is killed. */

import { spawn, type ChildProcess, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { test as base } from './contract-test.ts'

const COMMAND = fileURLToPath(new URL('../../dist/rehearsal.js', import.meta.url))

export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string }

export type Running = {
  readonly standInUrl: string
  /** Null when no line told of one. */
  readonly demoUrl: string | null
  readonly lines: readonly string[]
  /** What it has said on the standard error stream so far. */
  readonly stderr: () => string
  /** Ends when the process does, not before its output has been read. */
  readonly stop: (signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL') => Promise<Ended>
}

export type Begun = {
  readonly stop: (signal: 'SIGINT' | 'SIGTERM') => Promise<Ended>
}

export type Environment = Readonly<Record<string, string>>

export type Rehearsal = {
  /** Runs the command to its end. */
  readonly run: (args: readonly string[], environment?: Environment, folder?: string) => Promise<Ended>
  /** Runs the command to its end, with this on its standard input. */
  readonly pipe: (input: string | Uint8Array, args: readonly string[], environment?: Environment) => Promise<Ended>
  /** Runs the command until a signal ends it. */
  readonly begin: (args: readonly string[], environment?: Environment, folder?: string) => Begun
  /** Runs `start` until it has said its last line; fails with what it said when it ends instead. */
  readonly start: (args?: readonly string[], environment?: Environment, folder?: string) => Promise<Running>
}

export const CONTROL_TOKEN = 'a-token-for-this-test-only'

export const test = base.extend<{ readonly rehearsal: Rehearsal }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from the pattern
  rehearsal: async ({}, use) => {
    const processes: ChildProcess[] = []
    await use(rehearsalIn(processes))
    for (const child of processes) child.kill('SIGKILL')
  },
})

const rehearsalIn = (processes: ChildProcess[]): Rehearsal => {
  const launch = (args: readonly string[], environment: Environment, folder = process.cwd()): Launched => {
    const launched = launchCommand(args, environment, folder)
    processes.push(launched.child)
    launched.child.stdin.end()
    return launched
  }
  return {
    run: (args, environment = {}, folder) => launch(args, environment, folder).ended,
    pipe: (input, args, environment = {}) => {
      const { child, ended } = launchCommand(args, environment, process.cwd())
      processes.push(child)
      child.stdin.end(input)
      return ended
    },
    begin: (args, environment = {}, folder) => {
      const { child, ended } = launch(args, environment, folder)
      return {
        stop: (signal) => {
          child.kill(signal)
          return ended
        },
      }
    },
    start: async (args = [], environment = {}, folder) => {
      const own = ['--port', '0', ...(args.includes('--no-demo') ? [] : ['--demo-port', '0'])]
      const tokens = { REHEARSAL_CONTROL_TOKEN: CONTROL_TOKEN, ...environment }
      const launched = launch(['start', ...own, ...args], tokens, folder)
      const stdout = await launched.announced
      return {
        standInUrl: /^Listening on (\S+)$/m.exec(stdout)?.[1] ?? 'http://no-line-said-where.invalid',
        demoUrl: /^Demo site on (\S+)$/m.exec(stdout)?.[1] ?? null,
        lines: stdout.split('\n'),
        stderr: launched.stderr,
        stop: (signal) => {
          launched.child.kill(signal)
          return launched.ended
        },
      }
    },
  }
}

type Launched = {
  readonly child: ChildProcessWithoutNullStreams
  readonly announced: Promise<string>
  readonly stderr: () => string
  readonly ended: Promise<Ended>
}

const STACK = /^ {4}at .+:\d+:\d+\)?$/m

const LAST_WORDS = 'Ctrl+C stops it.'

const launchCommand = (args: readonly string[], environment: Environment, folder: string): Launched => {
  const { REHEARSAL_CONTROL_TOKEN: _ofTheSharedServer, ...inherited } = process.env
  const child = spawn(process.execPath, [COMMAND, ...args], {
    cwd: folder,
    // The test runner asks for colours.
    env: { ...inherited, FORCE_COLOR: '0', ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const said = { stdout: '', stderr: '' }
  // The command may have read enough before all of it is written.
  child.stdin.on('error', () => {})
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text))
  const ended = once(child, 'close').then(([code]) => {
    // No test expects a stack trace, and a test that compares an exit code would not show it.
    if (STACK.test(said.stderr)) throw new Error(`It crashed.\n${said.stdout}${said.stderr}`)
    return { code: code as number | null, ...said }
  })
  // Not everybody waits for the end.
  ended.catch(() => {})
  const announced = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => said.stdout.includes(LAST_WORDS) && resolve(said.stdout))
    const fail = (): void => reject(new Error(`It ended instead of starting.\n${said.stdout}${said.stderr}`))
    ended.then(fail, fail)
  })
  // A run to the end has nobody who waits for an announcement.
  announced.catch(() => {})
  return { child, announced, stderr: () => said.stderr, ended }
}

/** Holds a port of 127.0.0.1, any free one unless a port is given; rejects when it cannot be had. */
export const holdPort = async (
  wanted = 0,
): Promise<{ readonly port: number; readonly release: () => Promise<void> }> => {
  const server: Server = createServer().listen(wanted, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { port, release: async () => void (await once(server.close(), 'close')) }
}

/** Resolves when the ports of the addresses can be had again. */
export const expectFree = async (...ports: readonly (number | string)[]): Promise<void> => {
  for (const port of ports) await (await holdPort(Number(port))).release()
}
