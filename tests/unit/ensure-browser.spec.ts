import { expect, test } from '../plain-test.ts'
import { installBrowser, installPrograms, installWindow, PROGRAM_PACKAGES } from '../install-browser.ts'
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

test('root gets all missing browsers, drivers and languages at once, and nobody else installs any', () => {
  const [asRoot, asUser] = [true, false].map((isRoot) => machineWithout(PROGRAM_PACKAGES, isRoot))

  expect(installPrograms(asRoot?.deps)).toEqual([])
  expect(asRoot?.commands).toEqual(['apt-get update', `${packages} ${PROGRAM_PACKAGES.join(' ')}`])
  expect(installPrograms(asUser?.deps)).toEqual(PROGRAM_PACKAGES)
  expect(asUser?.commands).toEqual([])
})

test('a program that Debian does not have keeps none of the others away', () => {
  const { deps, commands } = machineWithout(['golang-go', 'ruby'], true, 'golang-go')

  expect(installPrograms(deps)).toEqual(['golang-go'])
  expect(commands.slice(2)).toEqual([`${packages} golang-go`, `${packages} ruby`])
})

test('where all other browsers, drivers and languages are, none is installed', () => {
  const { deps, commands } = machineWithout([], true)

  expect(installPrograms(deps)).toEqual([])
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
function machineWithout(lacks: readonly string[], mayInstallPackages: boolean, unknown = 'nothing') {
  const [commands, done]: [string[], string[]] = [[], []]
  const has = (name: string): boolean => !lacks.includes(name) || done.some((command) => command.includes(name))
  return {
    commands,
    deps: {
      find: () => (has('chromium') ? browser : null),
      hasScreen: () => has('xvfb'),
      isThere: has,
      run: (command: string, parameters: readonly string[]) => {
        const line = [command, ...parameters].join(' ').replaceAll(/-o \S+ /g, '')
        commands.push(line)
        if (line.includes(unknown)) return false
        done.push(line)
        return true
      },
      mayInstallPackages,
    },
  }
}
