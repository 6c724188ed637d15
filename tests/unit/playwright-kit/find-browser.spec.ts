import { execFileSync } from 'node:child_process'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { expect, test } from '../../plain-test.ts'
import { browserLaunchOptions, findBrowser } from '../../../playwright-kit/find-browser.ts'
import type { Machine } from '../../../playwright-kit/find-browser.ts'

const fullChromium = '/cache/chromium-1255/chrome-linux64/chrome'
const headlessShell = '/cache/chromium_headless_shell-1255/chrome-headless-shell-linux64/chrome-headless-shell'

/** A Linux machine with two folders on its PATH and nothing installed but what is said. */
function machineWith(installed: readonly string[], differences: Partial<Machine> = {}): Machine {
  return {
    platform: 'linux',
    environment: { PATH: '/usr/local/bin:/usr/bin' },
    playwrightChromium: fullChromium,
    isExecutable: (file) => installed.includes(file),
    isRoot: false,
    ...differences,
  }
}

test('the headless shell of the installed Playwright is preferred, and Playwright finds it itself', () => {
  const machine = machineWith([headlessShell, fullChromium, '/usr/bin/chromium-headless-shell'])

  expect(findBrowser(machine)).toEqual({ source: 'playwright', executablePath: headlessShell, isDefault: true })
})

test('the full Chromium of the installed Playwright is passed by path, because Playwright would look for its headless shell', () => {
  const machine = machineWith([fullChromium, '/usr/bin/chromium-headless-shell'])

  expect(findBrowser(machine)).toEqual({ source: 'playwright', executablePath: fullChromium, isDefault: false })
})

test('a browser of another Playwright version is not used', () => {
  const machine = machineWith([headlessShell.replace('1255', '1254'), fullChromium.replace('1255', '1254')])

  expect(findBrowser(machine)).toBeNull()
})

test('among the browsers of the machine a headless shell comes first, wherever it is on the PATH', () => {
  const machine = machineWith(['/usr/local/bin/google-chrome', '/usr/bin/chromium', '/usr/bin/chromium-headless-shell'])

  expect(findBrowser(machine)).toEqual({
    source: 'machine',
    executablePath: '/usr/bin/chromium-headless-shell',
    isDefault: false,
  })
})

for (const name of ['chromium', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'chromium-browser']) {
  test(`${name} on the PATH is found`, () => {
    expect(findBrowser(machineWith([`/usr/bin/${name}`]))?.executablePath).toBe(`/usr/bin/${name}`)
  })
}

test('the applications of a Mac are found, both shared and personal', () => {
  const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
  const chromium = '/Users/jo/Applications/Chromium.app/Contents/MacOS/Chromium'
  const mac = { platform: 'darwin', environment: { PATH: '/usr/bin', HOME: '/Users/jo' } } as const

  expect(findBrowser(machineWith([chrome], mac))?.executablePath).toBe(chrome)
  expect(findBrowser(machineWith([chromium], mac))?.executablePath).toBe(chromium)
})

test("the programs of Windows are found, and so is Playwright's headless shell there", () => {
  const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
  const windows = {
    platform: 'win32',
    environment: { Path: 'C:\\Windows', 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' },
    playwrightChromium: 'C:\\cache\\chromium-1255\\chrome-win64\\chrome.exe',
  } as const
  const shell = 'C:\\cache\\chromium_headless_shell-1255\\chrome-headless-shell-win64\\chrome-headless-shell.exe'

  expect(findBrowser(machineWith([edge], windows))?.executablePath).toBe(edge)
  expect(findBrowser(machineWith([edge, shell], windows))).toEqual({
    source: 'playwright',
    executablePath: shell,
    isDefault: true,
  })
})

test("on a platform without a Playwright browser, the machine's own browsers are still found", () => {
  const machine = machineWith(['/usr/bin/chromium'], { playwrightChromium: null })

  expect(findBrowser(machine)?.executablePath).toBe('/usr/bin/chromium')
})

test('on a machine without a browser, none is found', () => {
  expect(findBrowser(machineWith([]))).toBeNull()
})

test('the headless shell is searched for where the installed Playwright puts it', () => {
  const asked: string[] = []
  const cli = fileURLToPath(new URL('../../../node_modules/@playwright/test/cli.js', import.meta.url))
  const plan = execFileSync(process.execPath, [cli, 'install', '--dry-run', 'chromium', 'chromium-headless-shell'], {
    encoding: 'utf8',
  })
  const [chromiumFolder = '', shellFolder = ''] = locationsIn(plan)

  findBrowser(
    machineWith([], {
      playwrightChromium: path.join(chromiumFolder, 'chrome-linux64', 'chrome'),
      isExecutable: (file) => asked.push(file) === 0,
    }),
  )

  expect(asked[0]).toBe(path.join(shellFolder, 'chrome-headless-shell-linux64', 'chrome-headless-shell'))
})

test('the browser is launched by its path, with its background activity turned off', () => {
  const options = browserLaunchOptions(machineWith(['/usr/bin/chromium']))

  expect(options).toEqual({
    executablePath: '/usr/bin/chromium',
    args: expect.arrayContaining(['--disable-background-networking', '--disable-quic']),
  })
})

test('a browser that runs as root runs without its sandbox', () => {
  expect(browserLaunchOptions(machineWith([headlessShell], { isRoot: true }))).toEqual({
    chromiumSandbox: false,
    args: expect.any(Array),
  })
})

function locationsIn(plan: string): readonly string[] {
  const folders = [...plan.matchAll(/Install location:\s*(\S.*)/g)].map(([, folder = '']) => folder)
  return ['chromium-', 'chromium_headless_shell-'].flatMap(
    (name) => folders.find((folder) => path.basename(folder).startsWith(name)) ?? [],
  )
}
