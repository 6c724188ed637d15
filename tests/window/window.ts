/** A browser with a window, in which somebody plays who knows nothing of the command that has opened it. */

import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { chromium, expect, test as base, type Page } from '@playwright/test'
import { findBrowser, thisMachine } from '../../playwright-kit/find-browser.ts'
import { findProgram, needsVirtualScreen, startVirtualScreen, VIRTUAL_SCREEN } from '../screen.ts'

const COMMAND = path.resolve(import.meta.dirname, '../../dist/rehearsal.js')

/** Why there is no window to be had on this machine; null where there is one. */
export const whyNoWindow = (): string | null => {
  if (process.platform === 'win32') return 'a browser is started by a script of a shell, which Windows has not'
  if (findBrowser(thisMachine(), 'headed') === null) return 'there is no browser with a window: install Chromium'
  if (needsVirtualScreen() && findProgram(VIRTUAL_SCREEN) === null) return 'there is no screen: install xvfb'
  return null
}

export type Command = {
  /** The window that the command opens, as who sits before it has it. */
  readonly window: () => Promise<Page>
  readonly presses: (key: 'Enter' | 'Ctrl+C') => void
  /** What the command has said so far. */
  readonly said: () => string
  /** Resolves when the text has been said. */
  readonly hears: (text: string) => Promise<void>
  readonly types: (text: string) => void
  readonly ended: Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>
}

type Fixtures = {
  /** An empty folder of the test's own. */
  readonly folder: string
  readonly display: string | null
  /** Runs `rehearsal` in the folder. */
  readonly command: (args: readonly string[], environment?: Readonly<Record<string, string>>) => Promise<Command>
}

export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from the pattern
  folder: async ({}, use, testInfo) => {
    const folder = testInfo.outputPath('project')
    await mkdir(folder, { recursive: true })
    await use(folder)
  },
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from the pattern
  display: async ({}, use) => {
    if (!needsVirtualScreen()) {
      await use(process.env['DISPLAY'] ?? null)
      return
    }
    const screen = await startVirtualScreen()
    await use(screen.display)
    screen.server.kill()
  },
  command: async ({ folder, display }, use) => {
    const processes: ChildProcess[] = []
    const closings: (() => Promise<void>)[] = []
    await use(async (args, environment = {}) => {
      const { child, ...command } = await run(args, { folder, display, environment, closings })
      processes.push(child)
      return command
    })
    await Promise.all(closings.map((close) => close()))
    for (const child of processes) child.kill('SIGKILL')
  },
})

type Deps = {
  readonly folder: string
  readonly display: string | null
  readonly environment: Readonly<Record<string, string>>
  readonly closings: (() => Promise<void>)[]
}

const run = async (args: readonly string[], { folder, display, environment, closings }: Deps) => {
  const { directory, address } = await watchedBrowser(folder)
  const { REHEARSAL_CONTROL_TOKEN: _ofTheSharedServer, ...inherited } = process.env
  const child = spawn(process.execPath, [COMMAND, ...args], {
    cwd: folder,
    env: {
      ...inherited,
      FORCE_COLOR: '0',
      // Only the browser below is found, which is the same and can be watched.
      PATH: `${directory}${path.delimiter}${inherited['PATH'] ?? ''}`,
      PLAYWRIGHT_BROWSERS_PATH: directory,
      ...(display === null ? {} : { DISPLAY: display }),
      ...environment,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const told = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (told.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (told.stderr += text))
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, ...told }))
  const said = (): string => told.stdout + told.stderr
  return {
    child,
    ended,
    said,
    hears: async (text: string) => expect.poll(said, { timeout: 60_000 }).toContain(text),
    types: (text: string) => void child.stdin.write(`${text}\n`),
    presses: (key: 'Enter' | 'Ctrl+C') => void (key === 'Enter' ? child.stdin.write('\n') : child.kill('SIGINT')),
    window: async () => {
      await expect.poll(address, { timeout: 60_000 }).not.toBeNull()
      const browser = await chromium.connectOverCDP((await address()) ?? '')
      closings.push(() => browser.close())
      const pages = (): readonly Page[] => browser.contexts().flatMap((context) => context.pages())
      await expect.poll(() => pages().filter((page) => page.url().startsWith('http')).length).toBe(1)
      return pages().find((page) => page.url().startsWith('http')) as Page
    },
  }
}

/** The browser of this machine under a name that is found first; it says where it can be reached from outside. */
const watchedBrowser = async (folder: string) => {
  const directory = path.join(folder, '..', 'browser')
  const executable = findBrowser(thisMachine(), 'headed')?.executablePath ?? ''
  const file = path.join(directory, 'said.txt')
  await mkdir(directory, { recursive: true })
  const script = `#!/bin/sh\nexec '${executable}' "$@" --remote-debugging-port=0 2>'${file}'\n`
  await writeFile(path.join(directory, 'chromium'), script)
  await chmod(path.join(directory, 'chromium'), 0o755)
  const address = async (): Promise<string | null> =>
    /DevTools listening on (ws:\S+)/.exec(await readFile(file, 'utf8').catch(() => ''))?.[1] ?? null
  return { directory, address }
}
