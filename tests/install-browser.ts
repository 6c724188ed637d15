import { spawnSync } from 'node:child_process'
import process from 'node:process'
import { findBrowser, thisMachine } from '../playwright-kit/find-browser.ts'
import { LANGUAGE_PACKAGES } from './back-ends/languages.ts'
import { findFirefox, FIREFOX_PACKAGE } from './firefox.ts'
import { PYTHON_SELENIUM_PACKAGE, pythonWithSelenium } from './python.ts'
import { DBUS_SESSION, DRIVER, findProgram, needsVirtualScreen, VIRTUAL_SCREEN, WEBKIT_DRIVER } from './screen.ts'
import type { FoundBrowser } from '../playwright-kit/find-browser.ts'

/** What it takes to look for a browser and to install one; a test hands in its own. */
export type Deps = {
  readonly find: () => FoundBrowser | null
  readonly starts: (browser: FoundBrowser) => boolean
  /** Says whether the command succeeded; one that does not exist did not. */
  readonly run: (command: string, parameters: readonly string[]) => boolean
  /** Whether system packages may be installed here, if there is an `apt-get`. */
  readonly mayInstallPackages: boolean
}

/** A browser that starts: the one that is there, or else one that could be installed. `null` when there is no way. */
export function installBrowser(deps: Deps = ofThisMachine): FoundBrowser | null {
  const usable = usableBrowser(deps)
  if (usable !== null) return usable

  deps.run('npx', ['playwright', 'install', browserName])
  const downloaded = usableBrowser(deps)
  if (downloaded !== null || !deps.mayInstallPackages) return downloaded

  // A downloaded browser that does not start lacks libraries of the system.
  if (deps.find()?.source === 'playwright') deps.run('npx', ['playwright', 'install-deps', browserName])
  else installDebianPackages(deps, [browserName, ...fonts])
  return usableBrowser(deps)
}

export type WindowDeps = Pick<Deps, 'find' | 'run' | 'mayInstallPackages'> & {
  /** Or one that can be made. */
  readonly hasScreen: () => boolean
}

/**
 * Root gets from Debian what a window lacks. Whether there is one then: few tests need it, and where it cannot be had
 * they are left out, so that nothing is downloaded for them.
 */
export function installWindow(deps: WindowDeps = ofThisScreen): boolean {
  const isThere = (): boolean => deps.find() !== null && deps.hasScreen()
  if (isThere() || !deps.mayInstallPackages) return isThere()
  const missing = [...(deps.find() === null ? ['chromium', ...fonts] : []), ...(deps.hasScreen() ? [] : ['xvfb'])]
  installDebianPackages(deps, missing)
  return isThere()
}

export type ProgramDeps = Pick<Deps, 'run' | 'mayInstallPackages'> & {
  readonly isThere: (name: ProgramPackage) => boolean
}

/** What only some tests need, by the name of its Debian package: other browsers, what drives them, other languages. */
const PROGRAMS = {
  [FIREFOX_PACKAGE]: () => findFirefox() !== null,
  'chromium-driver': () => findProgram(DRIVER) !== null,
  'webkit2gtk-driver': () => findProgram(WEBKIT_DRIVER) !== null,
  [PYTHON_SELENIUM_PACKAGE]: () => pythonWithSelenium() !== null,
  // Of which WebKitGTK needs a session.
  dbus: () => findProgram(DBUS_SESSION) !== null,
  ...LANGUAGE_PACKAGES,
}

export type ProgramPackage = keyof typeof PROGRAMS

export const PROGRAM_PACKAGES = Object.keys(PROGRAMS) as readonly ProgramPackage[]

/** As for a window. The programs that are missing then. */
export function installPrograms(deps: ProgramDeps = ofItsPrograms): readonly ProgramPackage[] {
  const missing = (): readonly ProgramPackage[] => PROGRAM_PACKAGES.filter((name) => !deps.isThere(name))
  const wanted = missing()
  if (wanted.length === 0 || !deps.mayInstallPackages) return wanted
  if (!deps.run('apt-get', [...impatience, 'update'])) return wanted
  // Together they take a fraction of the time; but one that this Debian does not have keeps the others away.
  if (!deps.run('apt-get', installing(wanted))) for (const name of missing()) deps.run('apt-get', installing([name]))
  return missing()
}

/** Playwright and Debian call it the same. */
const browserName = 'chromium-headless-shell'

/**
 * Liberation has the widths of Arial, Times and Courier, and no symbols; DejaVu has the symbols. A page without any font
 * shows no text. Both are named, because Debian only recommends the first, and leaves out the second where the first is.
 */
const fonts = ['fonts-liberation', 'fonts-dejavu-core']

/** Five attempts of eight seconds: where the download is refused by silence, it is over in less than a minute. */
const downloadTimeoutMs = 8000
const impatience = ['-o', 'Acquire::Retries=1', '-o', 'Acquire::http::Timeout=20']

function usableBrowser(deps: Deps): FoundBrowser | null {
  const browser = deps.find()
  return browser !== null && deps.starts(browser) ? browser : null
}

/** Without what Debian recommends beside a browser: printing, a desktop, and the services that come with them. */
function installDebianPackages(deps: Pick<Deps, 'run'>, packages: readonly string[]): void {
  const isUpToDate = deps.run('apt-get', [...impatience, 'update'])
  if (isUpToDate) deps.run('apt-get', installing(packages))
}

const installing = (packages: readonly string[]): readonly string[] => [
  ...impatience,
  'install',
  '-y',
  '--no-install-recommends',
  ...packages,
]

const mayInstallPackages = process.platform === 'linux' && process.getuid?.() === 0

const ofThisMachine: Deps = { find: findBrowser, starts, run, mayInstallPackages }

const ofThisScreen: WindowDeps = {
  find: () => findBrowser(thisMachine(), 'headed'),
  hasScreen: () => !needsVirtualScreen() || findProgram(VIRTUAL_SCREEN) !== null,
  run,
  mayInstallPackages,
}

const ofItsPrograms: ProgramDeps = { isThere: (name) => PROGRAMS[name](), run, mayInstallPackages }

/** Asked on Linux only, where libraries may be missing: on Windows, Chrome answers this question with a window. */
function starts({ executablePath }: FoundBrowser): boolean {
  return process.platform !== 'linux' || spawnSync(executablePath, ['--version'], { stdio: 'ignore' }).status === 0
}

/** Progress is shown as it comes; of a failure only the first error, on stdout: stderr is for the verdict alone. */
function run(command: string, parameters: readonly string[]): boolean {
  const { status, stderr } = spawnSync(command, parameters, {
    encoding: 'utf8',
    stdio: ['ignore', 'inherit', 'pipe'],
    // On Windows npx is a script, which only a shell can start.
    shell: process.platform === 'win32',
    env: {
      PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: String(downloadTimeoutMs),
      ...process.env,
      DEBIAN_FRONTEND: 'noninteractive',
    },
  })
  const reason = /^(?:\w*Error|E): (.+)$/m.exec(stderr ?? '')?.[1] ?? 'it is not there, or gave no reason'
  if (status !== 0) console.log(`${command} ${parameters.join(' ')} failed: ${reason}`)
  return status === 0
}
