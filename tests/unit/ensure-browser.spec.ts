import { spawnSync } from 'node:child_process'
import type { SpawnSyncReturns } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { installBrowser, installWindow } from '../install-browser.ts'
import type { Means } from '../install-browser.ts'

const browser = { source: 'machine', executablePath: '/usr/bin/chromium', isDefault: false } as const
const download = 'npx playwright install chromium-headless-shell'
const packageInstallation = 'apt-get install -y chromium-headless-shell'

test('a browser that starts is taken, and nothing is installed', () => {
  const machine = fakeMachine({ has: true })

  expect(installBrowser(machine.means)).toEqual(browser)
  expect(machine.commands).toEqual([])
})

test("Playwright's own download is asked for first, and is enough", () => {
  const machine = fakeMachine({ installedBy: download })

  expect(installBrowser(machine.means)).toEqual(browser)
  expect(machine.commands).toEqual([download])
})

test('where the download is refused, root gets the package of Debian', () => {
  const machine = fakeMachine({ installedBy: packageInstallation, mayInstallPackages: true })

  expect(installBrowser(machine.means)).toEqual(browser)
  expect(machine.commands).toEqual([download, 'apt-get update', packageInstallation])
})

test('where the download is refused, nobody but root touches the packages', () => {
  const machine = fakeMachine({ installedBy: packageInstallation })

  expect(installBrowser(machine.means)).toBeNull()
  expect(machine.commands).toEqual([download])
})

test('a downloaded browser that lacks libraries gets them', () => {
  const libraries = 'npx playwright install-deps chromium-headless-shell'
  const machine = fakeMachine({ source: 'playwright', has: true, startsAfter: libraries, mayInstallPackages: true })

  expect(installBrowser(machine.means)).toMatchObject({ source: 'playwright' })
  expect(machine.commands).toEqual([download, libraries])
})

test('a browser of the machine that does not start gives way to one that does', () => {
  const machine = fakeMachine({ has: true, startsAfter: packageInstallation, mayInstallPackages: true })

  expect(installBrowser(machine.means)).toEqual(browser)
  expect(machine.commands).toEqual([download, 'apt-get update', packageInstallation])
})

for (const { machine, lacks, installs } of [
  { machine: 'without a browser that has a window', lacks: ['chromium'], installs: ' chromium' },
  { machine: 'without a screen', lacks: ['xvfb'], installs: ' xvfb' },
  { machine: 'without either', lacks: ['chromium', 'xvfb'], installs: ' chromium xvfb' },
] as const) {
  test(`root gets what a window lacks on a machine ${machine}`, () => {
    const { means, commands } = machineWithout(lacks, true)

    expect(installWindow(means)).toBe(true)
    expect(commands).toEqual(['apt-get update', `apt-get install -y${installs}`])
  })
}

test('nobody but root installs anything for a window', () => {
  const { means, commands } = machineWithout(['chromium', 'xvfb'], false)

  expect(installWindow(means)).toBe(false)
  expect(commands).toEqual([])
})

test('where there is a window, nothing is installed', () => {
  const { means, commands } = machineWithout([], true)

  expect(installWindow(means)).toBe(true)
  expect(commands).toEqual([])
})

test.describe('the script', () => {
  test.skip(process.platform !== 'linux', 'elsewhere an installed browser cannot be hidden from it')

  test('says in one sentence what to install when no browser is to be had, and exits with 3', () => {
    const { result } = runScript({ npx: 'exit 1', 'apt-get': 'exit 100' })

    expect(result.stderr).toMatch(/^There is no browser to test with: [^\n]*chromium-headless-shell[^\n]*\.\n$/)
    expect(result.status).toBe(3)
  })

  test('keeps what the installers complain about out of the verdict', () => {
    const { result } = runScript({ npx: 'echo "Error: refused by the network" >&2; exit 1', 'apt-get': 'exit 100' })

    expect(result.stdout).toContain('npx playwright install chromium-headless-shell failed: refused by the network\n')
    expect(result.stderr.trim().split('\n')).toHaveLength(1)
  })

  test('gives up on a silent download in seconds, unless told otherwise', () => {
    const { result } = runScript({ npx: 'echo "waits $PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT ms"; exit 1' })

    expect(result.stdout).toContain('waits 8000 ms')
  })

  test('takes a browser that npx has put on the PATH', () => {
    const { result, folder } = runScript({ npx: '/bin/ln -s /bin/true "$FOLDER/chromium-headless-shell"' })

    expect(result.stdout).toMatch(new RegExp(`^Testing with ${path.join(folder, 'chromium-headless-shell')}$`, 'm'))
    expect(result.status).toBe(0)
  })

  test.describe('as root', () => {
    test.skip(process.getuid?.() !== 0, 'a package is asked for by root only')

    test('takes the browser that the package of Debian brought', () => {
      const { result, folder } = runScript({
        npx: 'exit 1',
        'apt-get': `echo "$@" >> "$FOLDER/asked"; echo "$DEBIAN_FRONTEND" >> "$FOLDER/asked"
                    case "$*" in *install*) /bin/ln -s /bin/true "$FOLDER/chromium-headless-shell";; esac`,
      })

      expect(readFileSync(path.join(folder, 'asked'), 'utf8')).toMatch(
        /^.* update\nnoninteractive\n.* install -y chromium-headless-shell\nnoninteractive\n/,
      )
      expect(result.stdout).toContain(`Testing with ${path.join(folder, 'chromium-headless-shell')}\n`)
      expect(result.status).toBe(0)
    })
  })
})

type FakeMachine = { readonly means: Means; readonly commands: readonly string[] }

/** A machine that notes what it is asked to run; `installedBy` and `startsAfter` name the command that helps. */
function fakeMachine(of: {
  readonly source?: 'playwright' | 'machine'
  readonly has?: boolean
  readonly installedBy?: string
  readonly startsAfter?: string
  readonly mayInstallPackages?: boolean
}): FakeMachine {
  const commands: string[] = []
  const found = { ...browser, source: of.source ?? browser.source }
  return {
    commands,
    means: {
      find: () => (of.has === true || commands.some((command) => command === of.installedBy) ? found : null),
      starts: () => of.startsAfter === undefined || commands.includes(of.startsAfter),
      run: (command, parameters) => {
        // How patient apt-get is told to be is no concern of these tests.
        commands.push([command, ...parameters].join(' ').replaceAll(/-o \S+ /g, ''))
        return command === 'apt-get'
      },
      mayInstallPackages: of.mayInstallPackages ?? false,
    },
  }
}

/** A machine on which a package is there once it was installed. */
function machineWithout(lacks: readonly string[], mayInstallPackages: boolean) {
  const commands: string[] = []
  const has = (name: string): boolean => !lacks.includes(name) || commands.some((command) => command.includes(name))
  return {
    commands,
    means: {
      find: () => (has('chromium') ? browser : null),
      hasScreen: () => has('xvfb'),
      run: (command: string, parameters: readonly string[]) => {
        commands.push([command, ...parameters].join(' ').replaceAll(/-o \S+ /g, ''))
        return true
      },
      mayInstallPackages,
    },
  }
}

/** The real script, on a machine whose PATH holds nothing but these fakes, written as shell scripts. */
function runScript(commands: Readonly<Record<string, string>>): {
  readonly result: SpawnSyncReturns<string>
  readonly folder: string
} {
  const folder = test.info().outputPath('bin')
  mkdirSync(path.join(folder, 'browsers'), { recursive: true })
  for (const [name, code] of Object.entries(commands)) {
    writeFileSync(path.join(folder, name), `#!/bin/sh\n${code}\n`, { mode: 0o755 })
  }
  const project = fileURLToPath(new URL('../..', import.meta.url))
  const tsx = path.join(project, 'node_modules/tsx/dist/cli.mjs')
  const result = spawnSync(process.execPath, [tsx, path.join(project, 'tests/ensure-browser.ts')], {
    encoding: 'utf8',
    env: { PATH: folder, FOLDER: folder, HOME: folder, PLAYWRIGHT_BROWSERS_PATH: path.join(folder, 'browsers') },
  })
  return { result, folder }
}
