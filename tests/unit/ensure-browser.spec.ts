import { expect, test } from '../plain-test.ts'
import { installBrowser, installProgram, installWindow, PROGRAM_PACKAGES } from '../install-browser.ts'
import type { Deps } from '../install-browser.ts'

const browser = { source: 'machine', executablePath: '/usr/bin/chromium', isDefault: false } as const
const download = 'npx playwright install chromium-headless-shell'
const packages = 'apt-get install -y --no-install-recommends'
const fonts = 'fonts-liberation fonts-dejavu-core'
const packageInstallation = `${packages} chromium-headless-shell ${fonts}`

test('a browser that starts is taken, and nothing is installed', () => {
  const machine = fakeMachine({ has: true })

  expect(installBrowser(machine.deps)).toEqual(browser)
  expect(machine.commands).toEqual([])
})

test("Playwright's own download is asked for first, and is enough", () => {
  const machine = fakeMachine({ installedBy: download })

  expect(installBrowser(machine.deps)).toEqual(browser)
  expect(machine.commands).toEqual([download])
})

test("where the download is refused, root gets Debian's browser and fonts, without what Debian recommends beside it", () => {
  const machine = fakeMachine({ installedBy: packageInstallation, mayInstallPackages: true })

  expect(installBrowser(machine.deps)).toEqual(browser)
  expect(machine.commands).toEqual([download, 'apt-get update', packageInstallation])
})

test('where the download is refused, nobody but root touches the packages', () => {
  const machine = fakeMachine({ installedBy: packageInstallation })

  expect(installBrowser(machine.deps)).toBeNull()
  expect(machine.commands).toEqual([download])
})

test('a downloaded browser that lacks libraries gets them', () => {
  const libraries = 'npx playwright install-deps chromium-headless-shell'
  const machine = fakeMachine({ source: 'playwright', has: true, startsAfter: libraries, mayInstallPackages: true })

  expect(installBrowser(machine.deps)).toMatchObject({ source: 'playwright' })
  expect(machine.commands).toEqual([download, libraries])
})

test('a browser of the machine that does not start gives way to one that does', () => {
  const machine = fakeMachine({ has: true, startsAfter: packageInstallation, mayInstallPackages: true })

  expect(installBrowser(machine.deps)).toEqual(browser)
  expect(machine.commands).toEqual([download, 'apt-get update', packageInstallation])
})

for (const { machine, lacks, installs } of [
  { machine: 'without a browser that has a window', lacks: ['chromium'], installs: `chromium ${fonts}` },
  { machine: 'without a screen', lacks: ['xvfb'], installs: 'xvfb' },
  { machine: 'without either', lacks: ['chromium', 'xvfb'], installs: `chromium ${fonts} xvfb` },
] as const) {
  test(`root gets what a window lacks on a machine ${machine}, and nothing that is only recommended`, () => {
    const { deps, commands } = machineWithout(lacks, true)

    expect(installWindow(deps)).toBe(true)
    expect(commands).toEqual(['apt-get update', `${packages} ${installs}`])
  })
}

test('nobody but root installs anything for a window', () => {
  const { deps, commands } = machineWithout(['chromium', 'xvfb'], false)

  expect(installWindow(deps)).toBe(false)
  expect(commands).toEqual([])
})

test('where there is a window, nothing is installed', () => {
  const { deps, commands } = machineWithout([], true)

  expect(installWindow(deps)).toBe(true)
  expect(commands).toEqual([])
})

for (const name of PROGRAM_PACKAGES) {
  test(`root gets ${name} where it is missing, and nobody else installs it`, () => {
    const [asRoot, asUser] = [machineWithout([name], true), machineWithout([name], false)]

    expect(installProgram(name, asRoot.deps)).toBe(true)
    expect(asRoot.commands).toEqual(['apt-get update', `${packages} ${name}`])
    expect(installProgram(name, asUser.deps)).toBe(false)
    expect(asUser.commands).toEqual([])
  })
}

test('where all other browsers, drivers and languages are, none is installed', () => {
  const { deps, commands } = machineWithout([], true)

  expect(PROGRAM_PACKAGES.map((name) => installProgram(name, deps))).not.toContain(false)
  expect(commands).toEqual([])
})

type FakeMachine = { readonly deps: Deps; readonly commands: readonly string[] }

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
    deps: {
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
    deps: {
      find: () => (has('chromium') ? browser : null),
      hasScreen: () => has('xvfb'),
      isThere: has,
      run: (command: string, parameters: readonly string[]) => {
        commands.push([command, ...parameters].join(' ').replaceAll(/-o \S+ /g, ''))
        return true
      },
      mayInstallPackages,
    },
  }
}
