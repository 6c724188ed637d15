/** What differs from one release of Playwright to another, on the oldest that the package accepts and on one in the middle. */

import { execFile } from 'node:child_process'
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import type { BrowserType } from '@playwright/test'
import { playKeeper } from '../../audits/scenes/keeper.ts'
import { ROOMS } from '../../build/walls.ts'
import { browserLaunchOptions, findBrowser } from '../../playwright-kit/find-browser.ts'
import { expect, test } from '../plain-test.ts'
import { foldersOf, pathWithBrowser, RELEASES, type Release } from '../releases.ts'
import { JOURNEY, projectWith } from './feature-project.ts'
import { ENVIRONMENT, type NestedRun } from './nested.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

test.beforeEach(() => {
  // Another runner and another browser have to start.
  test.setTimeout(240_000)
})

/** By the file of `tests/kit`: what depends on Playwright more than others. */
const KIT_TESTS: Readonly<Record<string, readonly string[]>> = {
  time: [
    'the clock of the platform moves with the page, and a token minted then is judged by the time at which it was minted',
    "a customer who opens a laptop past the end of the session is verified again, by the platform's clock as well",
    "the test's own page.clock stays in force, and passTime() moves it",
  ],
  interception: ['requests of a service worker to the vendor are answered by the stage, too'],
  leaving: ['a logout whose record the browser drops while the page is left arrives over the network'],
  'no-way-out': ['a redirect that ends at the vendor is stopped'],
  unseen: ['a policy that blocks the API does not hide a failed activation from a claim, and is named with it'],
  'chat-presence': [
    "on a page with a visible chat, the site's role queries find only its own elements, with the chat closed or open",
  ],
  'own-context': [
    'a persistent context that is attached activates, and launchArguments() keep its redirects from the vendor',
  ],
  'node-requests': ['a redirect from a server of the site to the vendor is not followed'],
  arguments: ['waitFor refuses an entry that can never come'],
}

for (const release of RELEASES) {
  test(`with the ${release} Playwright that is tested, the kit passes time, intercepts and refuses as with the newest`, async () => {
    const tree = test.info().outputPath('tree')
    await mkdir(tree, { recursive: true })
    const rooms = ROOMS.filter((room) => !['benchmarks', 'docs'].includes(room))
    for (const name of [...rooms, 'package.json'])
      await cp(path.join(ROOT, name), path.join(tree, name), { recursive: true })
    await symlink(path.join(ROOT, 'dist'), path.join(tree, 'dist'))
    await installPlaywright(tree, release)
    const titles = Object.values(KIT_TESTS).flat()
    const only = titles.map((title) => title.replaceAll(/[()?.]/g, String.raw`\$&`)).join('|')
    const files = Object.keys(KIT_TESTS).map((file) => `kit/${file}.spec.ts`)
    const { exitCode, output } = await runPlaywright(tree, '-c', 'tests/runs/kit.config.ts', '-g', only, ...files)
    expect(output).toContain(`${titles.length} passed`)
    expect(exitCode, output).toBe(0)
  })
}

test('steps of the installed package are registered once, also by Playwright 1.58, which runs the file of steps twice', async () => {
  const project = test.info().outputPath('project')
  const { version } = await manifestOf(foldersOf('middle')['@playwright/test'])
  expect(version).toMatch(/^1\.58\./)
  await installPlaywright(project, 'middle')
  const installed = path.join(project, 'node_modules/iadvize-rehearsal')
  await cp(path.join(ROOT, 'dist'), path.join(installed, 'dist'), { recursive: true })
  await cp(path.join(ROOT, 'package.json'), path.join(installed, 'package.json'))
  // A copy, because it looks for Playwright from where it is.
  await cp(path.join(ROOT, 'node_modules/playwright-bdd'), path.join(project, 'node_modules/playwright-bdd'), {
    recursive: true,
  })
  const files = {
    ...projectWith('When the customer signs in', 'Then the activation fails'),
    'package.json': '{ "type": "module" }',
    'journey.ts': JOURNEY,
    'playwright.config.ts': SCENARIOS,
  }
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(project, name), text)
  const { exitCode, output } = await runPlaywright(project)
  expect(output).toContain('1 passed')
  expect(exitCode, output).toBe(0)
})

const SCENARIOS = `
import { defineConfig } from '@playwright/test'
import { browserLaunchOptions, rehearsalFeatures } from 'iadvize-rehearsal/bdd'
import * as journey from './journey.ts'
export default defineConfig({
  testDir: rehearsalFeatures({ features: '*.feature' }),
  workers: 1,
  reporter: [['iadvize-rehearsal/reporter'], ['list']],
  timeout: 90_000,
  use: {
    baseURL: 'https://shop.example',
    browserName: 'chromium',
    launchOptions: browserLaunchOptions(),
    journey,
    iadvizeProject: { sid: 1234, publicKey: 'brand.pub.pem' },
  },
})`

/** A site that keeps in a database who is signed in. */
const KEEPS_IN_DATABASE = `<!doctype html><title>A site</title><script>
const opened = indexedDB.open('accounts', 1)
opened.onupgradeneeded = () => opened.result.createObjectStore('account').put('camille', 'signed-in')
opened.onsuccess = () => { document.title = 'Signed in' }
</script>`

const keptBy = async (release: Release): Promise<Awaited<ReturnType<typeof playKeeper>>> => {
  const look = createRequire(import.meta.url)
  const { chromium } = look(foldersOf(release).playwright) as { readonly chromium: BrowserType }
  const server = await listening(
    createServer((_request, response) => response.setHeader('content-type', 'text/html').end(KEEPS_IN_DATABASE)),
  )
  const { executablePath = '' } = findBrowser() ?? {}
  const browser = await chromium.launch({ ...browserLaunchOptions(), executablePath })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  try {
    return await playKeeper({
      browser,
      url,
      journey: {
        visitors: [{}],
        signIn: async (page) => {
          await page.goto('/')
          await page.waitForFunction(() => document.title === 'Signed in')
        },
        signOut: async () => {},
      },
      project: { sid: 1234, tokenCheck: 'none' },
      hosts: [],
      contextOptions: {},
      stepLimitMs: 20_000,
    })
  } finally {
    await browser.close()
    server.closeAllConnections()
    server.close()
  }
}

const listening = (server: Server): Promise<Server> =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))

test('a sign-in that a site keeps in a database is copied by the middle Playwright, and the oldest is said not to copy it', async () => {
  const [copied, left] = await Promise.all([keptBy('middle'), keptBy('oldest')])
  expect(copied.scene.trouble).toBeNull()
  expect(copied.state).not.toBeNull()
  expect(left.state).toBeNull()
  expect(left.scene.trouble?.sentence).toMatch(
    /^The sign-in cannot be continued in another browser, because http:\/\/127\.0\.0\.1:\d+ keeps data in IndexedDB \("accounts"\), which Playwright copies from version 1\.51 on: npm install /,
  )
})

test('the oldest Playwright that the package accepts is the oldest that it is tested with', async () => {
  const [own, oldest] = await Promise.all([manifestOf(ROOT), manifestOf(foldersOf('oldest')['@playwright/test'])])
  const [major, minor] = oldest.version.split('.')
  expect(own.peerDependencies?.['@playwright/test']).toBe(`>=${major}.${minor}`)
})

type Manifest = { readonly version: string; readonly peerDependencies?: Readonly<Record<string, string>> }

const manifestOf = async (folder: string): Promise<Manifest> =>
  JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as Manifest

/** What else the project needs it finds in the folders above, which are ours. */
const installPlaywright = async (project: string, release: Release): Promise<void> => {
  await mkdir(path.join(project, 'node_modules/@playwright'), { recursive: true })
  for (const [name, folder] of Object.entries(foldersOf(release))) {
    await symlink(folder, path.join(project, 'node_modules', name))
  }
}

const runPlaywright = async (project: string, ...args: readonly string[]): Promise<NestedRun> => {
  const cli = path.join(project, 'node_modules/@playwright/test/cli.js')
  const env = { ...ENVIRONMENT, PATH: await pathWithBrowser(path.join(project, 'browser')) }
  return new Promise((resolve) => {
    execFile(process.execPath, [cli, 'test', ...args], { cwd: project, env }, (error, stdout, stderr) =>
      resolve({ exitCode: typeof error?.code === 'number' ? error.code : 0, output: stdout + stderr }),
    )
  })
}
