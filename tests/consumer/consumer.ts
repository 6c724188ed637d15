/** A project of somebody else's: made in a folder far from ours, with the package that `npm pack` makes and npm installs. */

import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { test as base } from '@playwright/test'
import { browserLaunchOptions, findBrowser } from '../../playwright-kit/find-browser.ts'
import { makeKeys } from '../contract/openssl.ts'
import { foldersOf, type Release } from '../releases.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

const SHOP = fileURLToPath(new URL('shop', import.meta.url))

const OURSELVES = 'iadvize-rehearsal'

const EXAMPLES = path.join(ROOT, 'examples')

type Package = { readonly devDependencies: Readonly<Record<string, string>> }

export type Run = { readonly exitCode: number; readonly output: string }

export type Project = {
  readonly folder: string
  /** A command of the project or of the machine, in its folder. */
  readonly run: (command: string, ...args: readonly string[]) => Promise<Run>
}

/** What a shop brings along itself; `jose` for its tokens. */
const SHOP_NEEDS = ['@playwright/test', '@types/node', 'esbuild', 'jose', 'typescript']

type Fixtures = {
  /** The shop as a user would have it after `npm install`. */
  readonly shop: Project
  /** Nothing but our package, without a test runner; a copy of its own for each test. */
  readonly bare: Project
  /** The same shop with the newest Playwright that drives a Firefox of the machine. */
  readonly firefoxShop: Project
  /** An empty folder of somebody who reads a page of the documentation, and the command that installs from there. */
  readonly reader: Project & { readonly withoutRegistry: (command: string) => string }
  /** An example of `examples/` after `npm install`, to be run with this browser, and with other programs of the machine by their names. */
  readonly example: (name: string, browser: string, programs?: Readonly<Record<string, string>>) => Promise<Project>
}

type Places = { readonly home: string; readonly tarball: string; readonly shop: string; readonly bare: string }

type WorkerFixtures = { readonly places: Places }

/** The whole package is built, compiled and installed; on a machine that does other things, too, that takes a while. */
const TIMEOUT_MS = 300_000

export const test = base.extend<Fixtures, WorkerFixtures>({
  places: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from the pattern
    async ({}, use) => {
      const home = await mkdtemp(path.join(tmpdir(), 'rehearsal-consumer-'))
      const tarball = await pack(home)
      const places = { home, tarball, shop: path.join(home, 'shop'), bare: path.join(home, 'bare') }
      await cp(SHOP, places.shop, { recursive: true })
      await mkdir(path.join(places.shop, 'keys'))
      await mkdir(places.bare)
      await Promise.all([
        install(places.shop, tarball, SHOP_NEEDS),
        install(places.bare, tarball, []),
        makeKeys(path.join(places.shop, 'keys')),
      ])
      await use(places)
      await rm(home, { recursive: true })
    },
    { scope: 'worker', timeout: TIMEOUT_MS },
  ],
  shop: async ({ places }, use, testInfo) => {
    testInfo.setTimeout(TIMEOUT_MS)
    await use(projectIn(places.shop))
  },
  bare: async ({ places }, use, testInfo) => {
    testInfo.setTimeout(TIMEOUT_MS)
    const folder = await mkdtemp(path.join(places.home, 'copy-'))
    await cp(places.bare, folder, { recursive: true, verbatimSymlinks: true })
    await use(projectIn(folder))
  },
  firefoxShop: async ({ places }, use, testInfo) => {
    testInfo.setTimeout(TIMEOUT_MS)
    const folder = await mkdtemp(path.join(places.home, 'firefox-'))
    await cp(places.shop, folder, { recursive: true, verbatimSymlinks: true })
    const runner = path.join(folder, 'node_modules/@playwright/test')
    await rm(runner)
    await symlink(ours('playwright-1-64'), runner)
    await use(projectIn(folder))
  },
  reader: async ({ places }, use, testInfo) => {
    testInfo.setTimeout(TIMEOUT_MS)
    const folder = await mkdtemp(path.join(places.home, 'reader-'))
    const linked = await dependenciesOfOurs()
    const withoutRegistry = (command: string): string =>
      [...command.split(' ').map((word) => localOf(word, places.tarball)), ...linked.map(linkOf), ...OFFLINE].join(' ')
    await use({ ...projectIn(folder), withoutRegistry })
  },
  example: async ({ places }, use, testInfo) => {
    testInfo.setTimeout(TIMEOUT_MS)
    await use(async (name, browser, programs = {}) => {
      const folder = await mkdtemp(path.join(places.home, 'examples-'))
      await cp(EXAMPLES, folder, { recursive: true, filter: (source) => path.basename(source) !== 'node_modules' })
      const { devDependencies } = (await readJson(path.join(folder, name, 'package.json'))) as Package
      const tools = Object.keys(devDependencies).filter((needed) => needed !== OURSELVES)
      for (const needed of [...tools, 'jose']) await linkInto(folder, needed)
      const installed = path.join('node_modules', OURSELVES)
      await symlink(path.join(places.bare, installed), path.join(folder, installed))
      const commands = path.join(folder, 'node_modules/.bin')
      await mkdir(commands, { recursive: true })
      const linked = { rehearsal: path.join(places.bare, 'node_modules/.bin/rehearsal'), ...programs }
      for (const [command, file] of Object.entries(linked)) await symlink(file, path.join(commands, command))
      return projectIn(path.join(folder, name), { CHROME_PATH: browser, SE_OFFLINE: 'true', SE_AVOID_STATS: 'true' })
    })
  },
})

/** A copy of the project that has another Playwright. */
export const withPlaywright = async (project: Project, release: Release): Promise<Project> => {
  const folder = await mkdtemp(`${project.folder}-${release}-`)
  await cp(project.folder, folder, { recursive: true, verbatimSymlinks: true })
  const place = path.join(folder, 'node_modules/@playwright/test')
  await rm(place)
  await symlink(foldersOf(release)['@playwright/test'], place)
  return projectIn(folder)
}

/** Linked from our own packages. */
export const linkInto = async (folder: string, name: string): Promise<void> => {
  const place = path.join(folder, 'node_modules', name)
  await mkdir(path.dirname(place), { recursive: true })
  await symlink(ours(name), place)
}

export const ours = (name: string): string => path.join(ROOT, 'node_modules', name)

const NOT_PACKED = ['node_modules', 'dist', '.git', 'test-results', 'playwright-report', 'tests', 'docs']

/** From a copy, as from a fresh clone: what npm runs before it packs must not touch the files that others are served. */
const pack = async (home: string): Promise<string> => {
  const clone = path.join(home, 'clone')
  await cp(ROOT, clone, {
    recursive: true,
    filter: (source) => !NOT_PACKED.includes(path.relative(ROOT, source).split(path.sep)[0] ?? ''),
  })
  await symlink(path.join(ROOT, 'node_modules'), path.join(clone, 'node_modules'))
  const { exitCode, output } = await runIn({ folder: clone }, 'npm', 'pack', '--pack-destination', home)
  if (exitCode !== 0) throw new Error(`npm pack failed: ${output}`)
  const { name, version } = (await readJson(path.join(ROOT, 'package.json'))) as { name: string; version: string }
  return path.join(home, `${name}-${version}.tgz`)
}

/**
 * npm unpacks the tarball. The packages that it depends on are linked from ours, so that no registry is needed; what it
 * does not name it does not find.
 */
const install = async (folder: string, tarball: string, needs: readonly string[]): Promise<void> => {
  const linked = [...new Set([...(await dependenciesOfOurs()), ...needs])].map(
    (name) => [name, `file:${ours(name)}`] as const,
  )
  const settings = {
    name: 'lamp-shop',
    private: true,
    type: 'module',
    devDependencies: { ...Object.fromEntries<string>(linked), 'iadvize-rehearsal': `file:${tarball}` },
  }
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(settings))
  const { exitCode, output } = await runIn({ folder }, 'npm', 'install', ...OFFLINE)
  if (exitCode !== 0) throw new Error(`npm install failed: ${output}`)
}

const OFFLINE = ['--offline', '--no-audit', '--no-fund', '--ignore-scripts']

const dependenciesOfOurs = async (): Promise<readonly string[]> => {
  const { dependencies } = (await readJson(path.join(ROOT, 'package.json'))) as { dependencies: object }
  return Object.keys(dependencies)
}

const linkOf = (name: string): string => `${name}@file:${ours(name)}`

/** What a word of "npm install" means here: our package is the one that was packed, others are linked from ours. */
const localOf = (word: string, tarball: string): string => {
  if (/\/iadvize-rehearsal-[\d.]+\.tgz$/.test(word)) return `file:${tarball}`
  return existsSync(ours(word)) && !word.startsWith('-') && word !== 'npm' ? linkOf(word) : word
}

const readJson = async (file: string): Promise<unknown> => JSON.parse(await readFile(file, 'utf8')) as unknown

export const projectIn = (folder: string, environment: Environment = {}): Project => ({
  folder,
  run: (...command) => runIn({ folder, environment }, ...command),
})

/** Of the run that we are in, which is none of the other's business. */
const OURS = /^(npm_(?!config_cache)|TEST_|PLAYWRIGHT|PW_|REHEARSAL_|FORCE_COLOR|NODE_OPTIONS|NODE_PATH|INIT_CWD)/

type Place = { readonly folder: string; readonly environment?: Environment }

type Environment = Readonly<Record<string, string>>

const runIn = ({ folder, environment = {} }: Place, command: string, ...args: readonly string[]): Promise<Run> => {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !OURS.test(name)))
  const env = {
    ...inherited,
    ...environment,
    NO_COLOR: '1',
    // What npm has to say of the machine's own settings is no output of a command.
    npm_config_loglevel: 'error',
    // With a path in any case, because an older Playwright does not know the browser of ours.
    SHOP_BROWSER: JSON.stringify({ ...browserLaunchOptions(), executablePath: findBrowser()?.executablePath }),
    PATH: [path.join(folder, 'node_modules/.bin'), process.env['PATH']].join(path.delimiter),
  }
  return new Promise((resolve) => {
    execFile(command, args, { cwd: folder, env, maxBuffer: 2 ** 26 }, (error, stdout, stderr) =>
      resolve({
        exitCode: error === null ? 0 : typeof error.code === 'number' ? error.code : 1,
        output: stdout + stderr,
      }),
    )
  })
}
