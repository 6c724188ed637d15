import { accessSync, constants, statSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { chromium } from '@playwright/test'

export type FoundBrowser = {
  readonly source: 'playwright' | 'machine'
  readonly executablePath: string
  /** Playwright starts this browser without a path. */
  readonly isDefault: boolean
}

/** What the search reads from the machine; tests pass their own. */
export type Machine = {
  readonly platform: NodeJS.Platform
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Where this version of Playwright keeps its full Chromium, installed or not; null if it has none for this platform. */
  readonly playwrightChromium: string | null
  readonly isExecutable: (file: string) => boolean
  readonly isRoot: boolean
}

/** A `headed` browser can show a window. */
export type BrowserMode = 'headless' | 'headed'

type BrowserLaunchOptions = {
  readonly args: string[]
  readonly executablePath?: string
  readonly chromiumSandbox?: false
}

/**
 * Finds a Chromium to test with, without starting one: first the browser that this version of Playwright was tested with, then
 * any Chromium on the machine. Returns `null` if there is none. It only looks at a few files, because the configuration calls it
 * in every worker.
 */
export function findBrowser(machine: Machine = thisMachine(), mode: BrowserMode = 'headless'): FoundBrowser | null {
  const chromiumPath = machine.playwrightChromium
  if (chromiumPath !== null) {
    const shellPath = headlessShellBeside(chromiumPath)
    // By default Playwright starts its headless shell; it starts its full Chromium in headless mode only on request.
    if (mode === 'headless' && machine.isExecutable(shellPath))
      return { source: 'playwright', executablePath: shellPath, isDefault: true }
    if (machine.isExecutable(chromiumPath)) {
      return { source: 'playwright', executablePath: chromiumPath, isDefault: mode === 'headed' }
    }
  }
  const candidates = candidatesOn(machine).filter((file) => mode === 'headless' || !WINDOWLESS.test(file))
  const executablePath = candidates.find(machine.isExecutable)
  return executablePath === undefined ? null : { source: 'machine', executablePath, isDefault: false }
}

/** For `use.launchOptions`. If no browser was found, Playwright reports that itself and names the remedy. */
export function browserLaunchOptions(
  machine: Machine = thisMachine(),
  mode: BrowserMode = 'headless',
): BrowserLaunchOptions {
  const found = findBrowser(machine, mode)
  return {
    args: [...quietArguments],
    // No path is set for a default browser, so that `--headed` can still replace the shell with the full browser.
    ...(found === null || found.isDefault ? {} : { executablePath: found.executablePath }),
    // Chromium refuses to run in its sandbox as root.
    ...(machine.isRoot ? { chromiumSandbox: false } : {}),
  }
}

/** A browser under test makes no requests of its own, and uses no transport that a route cannot intercept. */
const quietArguments = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
]

const WINDOWLESS = /headless/

/** In order of preference: a headless shell starts a test in half the time of a full browser. */
const names = [
  'chromium-headless-shell',
  'chrome-headless-shell',
  'chromium',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'microsoft-edge-stable',
  'msedge',
  // Last, because on Ubuntu without the snap this is a script that only says how to install it.
  'chromium-browser',
]

const macApplications = ['Chromium', 'Google Chrome', 'Microsoft Edge']

const windowsPrograms = [
  ['Chromium', 'Application', 'chrome.exe'],
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
]

function candidatesOn({ platform, environment }: Machine): readonly string[] {
  if (platform === 'win32') return [...onPath(environment, path.win32), ...windowsPaths(environment)]
  return [...onPath(environment, path.posix), ...(platform === 'darwin' ? macPaths(environment) : [])]
}

function onPath(environment: Machine['environment'], style: path.PlatformPath): readonly string[] {
  const suffix = style === path.win32 ? '.exe' : ''
  const pathVariable = environment['PATH'] ?? environment['Path'] ?? ''
  const folders = pathVariable.split(style.delimiter).filter((folder) => folder !== '')
  return names.flatMap((name) => folders.map((folder) => style.join(folder, `${name}${suffix}`)))
}

function macPaths({ HOME }: Machine['environment']): readonly string[] {
  const folders = ['/Applications', ...(HOME === undefined ? [] : [path.posix.join(HOME, 'Applications')])]
  return macApplications.flatMap((name) => folders.map((folder) => `${folder}/${name}.app/Contents/MacOS/${name}`))
}

function windowsPaths(environment: Machine['environment']): readonly string[] {
  const folders = [environment['PROGRAMFILES'], environment['PROGRAMFILES(X86)'], environment['LOCALAPPDATA']]
  return windowsPrograms.flatMap((program) =>
    folders.flatMap((folder) => (folder === undefined ? [] : [path.win32.join(folder, ...program)])),
  )
}

/**
 * Playwright reports where its full Chromium belongs, `…/chromium-1255/chrome-linux64/chrome`, but not its headless shell,
 * which is beside it: `…/chromium_headless_shell-1255/chrome-headless-shell-linux64/chrome-headless-shell`.
 */
function headlessShellBeside(chromiumPath: string): string {
  return chromiumPath.replace(
    /chromium-(\d+)([\\/])chrome-([^\\/]+)[\\/].*?(\.exe)?$/,
    'chromium_headless_shell-$1$2chrome-headless-shell-$3$2chrome-headless-shell$4',
  )
}

export function thisMachine(): Machine {
  return {
    platform: process.platform,
    environment: process.env,
    playwrightChromium: playwrightChromium(),
    isExecutable,
    isRoot: process.getuid?.() === 0,
  }
}

function playwrightChromium(): string | null {
  try {
    return chromium.executablePath()
  } catch {
    // Playwright has no browser for this platform; the machine may have one.
    return null
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}
