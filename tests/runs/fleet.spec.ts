/** On several machines: the audit of many sites, as Playwright tests and by the command, and a suite of features. */

import { execFile } from 'node:child_process'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { expect } from '@playwright/test'
import { loadKeys } from '../../environment/keys.ts'
import { portfolioSchema } from '../../cli/fleet/portfolio/schema.ts'
import { ENVIRONMENT, test as base, type NestedRun } from './nested.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const RUNNER = `${ROOT}node_modules/@playwright/test/index.mjs`

type Run = (args: readonly string[], env?: Readonly<Record<string, string>>) => Promise<NestedRun>

/** Resolves with the address of a server that lives as long as the test. */
type Serve = (answer: RequestListener) => Promise<string>

const test = base.extend<{ readonly folder: string; readonly run: Run; readonly serve: Serve }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from the pattern
  folder: async ({}, use, testInfo) => {
    testInfo.setTimeout(240_000)
    const folder = testInfo.outputPath('fleet')
    await mkdir(folder, { recursive: true })
    await use(folder)
  },
  run: async ({ folder }, use) =>
    use(
      (args, env = {}) =>
        new Promise((resolve) => {
          execFile(
            process.execPath,
            [...args],
            { cwd: folder, env: { ...ENVIRONMENT, ...env } },
            (error, stdout, stderr) =>
              resolve({ exitCode: typeof error?.code === 'number' ? error.code : 0, output: stdout + stderr }),
          )
        }),
    ),
  // oxlint-disable-next-line no-empty-pattern -- as above
  serve: async ({}, use) => {
    const servers: ReturnType<typeof createServer>[] = []
    await use(async (answer) => {
      const server = createServer(answer)
      servers.push(server)
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    })
    for (const server of servers) {
      server.closeAllConnections()
      server.close()
    }
  },
})

const PLAYWRIGHT = `${ROOT}node_modules/@playwright/test/cli.js`
const REHEARSAL = `${ROOT}dist/rehearsal.js`

const portfolioIn = async (folder: string) =>
  portfolioSchema.parse(JSON.parse(await readFile(path.join(folder, 'fleet.json'), 'utf8')))

test('two shards divide the sites of a fleet, and their merged reports are one report about all sites', async ({
  folder,
  run,
}) => {
  const sites = ['good', 'late-tag', 'snippet-in-the-page-twice', 'single-page'].map((site) => ({ site, name: site }))
  const files = {
    'package.json': '{ "type": "module" }',
    'fleet.spec.ts': `
import { auditTests } from '${ROOT}dist/audit-playwright.js'
auditTests({ sites: ${JSON.stringify(sites)}, only: ['loading-once'] })`,
    'playwright.config.ts': `
import { defineConfig } from '${RUNNER}'
import { browserLaunchOptions } from '${ROOT}playwright-kit/find-browser.ts'
export default defineConfig({ workers: 1, retries: 1, use: { launchOptions: browserLaunchOptions() } })`,
    'merge.config.ts': `
export default { testDir: '.', reporter: [['list'], ['${ROOT}dist/audit-reporter.js', { folder: 'report' }]] }`,
  }
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(path.join(folder, name), text)))
  const shard = (number: number): Promise<NestedRun> =>
    run([PLAYWRIGHT, 'test', `--shard=${number}/2`, '--reporter=blob', `--output=results-${number}`], {
      PLAYWRIGHT_BLOB_OUTPUT_FILE: path.join(folder, 'blobs', `${number}.zip`),
    })
  const shards = await Promise.all([shard(1), shard(2)])
  // One of them has the bad site.
  expect(shards[0].exitCode + shards[1].exitCode, `${shards[0].output}${shards[1].output}`).toBe(1)
  const { output } = await run([PLAYWRIGHT, 'merge-reports', '--config=merge.config.ts', 'blobs'])
  expect(output).toMatch(/✓ .* good › a visitor signs in, looks around, comes back and signs out/)
  expect(output).toContain('1 of 4 sites is not ready.\n  not ready      snippet-in-the-page-twice: loading-once\n')

  const report = path.join(folder, 'report')
  const portfolio = await portfolioIn(report)
  expect(portfolio.sites.map(({ name, state, report: page }) => [name, state, page])).toEqual([
    ['snippet-in-the-page-twice', 'not-ready', 'sites/snippet-in-the-page-twice.html'],
    ['good', 'ready', 'sites/good.html'],
    ['late-tag', 'ready', 'sites/late-tag.html'],
    ['single-page', 'ready', 'sites/single-page.html'],
  ])
  expect(await readdir(path.join(report, 'sites'))).toHaveLength(4)

  // The broken rule was retried, which repeated the report: a second audit would have begun at another time.
  const left = await readdir(folder, { recursive: true })
  const attempts = left.filter((name) => /snippet-in-the-page-twice.*rehearsal-audit\.json$/.test(name))
  const texts = await Promise.all(attempts.map((name) => readFile(path.join(folder, name), 'utf8')))
  expect(texts.length).toBeGreaterThan(1)
  expect(new Set(texts).size).toBe(1)
})

test('the merged report of two shards names the lines of the features, and keeps the last result of each scenario', async ({
  folder,
  run,
}) => {
  const files = {
    'package.json': '{ "type": "module" }',
    'shop.feature': `Feature: The shop
  Scenario: It greets
    When the customer signs in

  Scenario: It is a bar
    When the customer signs in
    Then the page says "A bar"`,
    'journey.ts': `
export const visitors = [{ name: 'Camille Moreau' }]
export const signIn = (page) => page.setContent('<h1>A shop</h1>')
export const signOut = async () => {}`,
    'brand.pub.pem': loadKeys().brandPublicPem,
    'playwright.config.ts': `
import { defineConfig } from '${RUNNER}'
import { rehearsalFeatures } from '${ROOT}dist/bdd.js'
import { browserLaunchOptions } from '${ROOT}playwright-kit/find-browser.ts'
import * as journey from './journey.ts'
export default defineConfig({
  testDir: rehearsalFeatures({ features: '*.feature' }),
  fullyParallel: true,
  reporter: [['${ROOT}dist/reporter.js'], ['list']],
  use: {
    launchOptions: browserLaunchOptions(),
    journey,
    iadvizeProject: { sid: 1234, publicKey: 'brand.pub.pem' },
  },
})`,
    'elsewhere.config.ts': `export default { testDir: '.', reporter: [['${ROOT}dist/reporter.js'], ['list']] }`,
  }
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(path.join(folder, name), text)))
  for (const number of [1, 2]) {
    await run([PLAYWRIGHT, 'test', `--shard=${number}/2`, '--reporter=blob', `--output=results-${number}`], {
      PLAYWRIGHT_BLOB_OUTPUT_FILE: path.join(folder, 'blobs', `${number}.zip`),
    })
  }
  const merged = await run([PLAYWRIGHT, 'merge-reports', '--config=playwright.config.ts', 'blobs'])
  expect(merged.output).toContain('shop.feature:5:1 › The shop › It is a bar')
  const kept = await readFile(path.join(folder, '.rehearsal/last-results.json'), 'utf8')
  const { results } = JSON.parse(kept) as { readonly results: readonly Readonly<Record<string, string>>[] }
  expect(results.map(({ scenario, status }) => [scenario, status])).toEqual([
    ['It greets', 'passed'],
    ['It is a bar', 'failed'],
  ])
  // Under a configuration that knows nothing of the features, the report is that of the generated tests.
  const elsewhere = await run([PLAYWRIGHT, 'merge-reports', '--config=elsewhere.config.ts', 'blobs'])
  expect(elsewhere.output).toContain('shop.feature.spec.js')
  expect(elsewhere.output).not.toContain('ENOENT')
})

const JOURNEY = `
export const visitors = [{ email: 'camille@example.com' }]
export const signIn = async (page) => { await page.goto('/') }
export const signOut = async (page) => { await page.goto('/') }`

const CRASH = `
export const visitors = [{ email: 'camille@example.com' }]
export const signIn = async (page) => {
  const session = await page.context().browser().newBrowserCDPSession()
  await session.send('Browser.crash')
}
export const signOut = async () => {}`

test('a site that hangs, redirects for ever or crashes the browser costs itself alone, and says so in the report', async ({
  folder,
  run,
  serve,
}) => {
  const hangs = await serve(() => {})
  const redirects = await serve(({ url = '/' }, response) => {
    response.writeHead(302, { location: `${url}a` }).end()
  })
  const answers = await serve((_request, response) => {
    response.end('A shop')
  })
  const own = { journey: 'journey.mjs', sid: '7316' }
  const sites = [
    { name: 'Hangs', url: hangs, ...own },
    { name: 'Redirects', url: redirects, ...own },
    { name: 'Crashes', url: answers, ...own, journey: 'crash.mjs' },
    { name: 'Misspelt', url: answers, ...own, journey: 'jurney.mjs' },
    { name: 'Broken', site: 'snippet-in-the-page-twice' },
    { name: 'Good', site: 'good' },
  ]
  await Promise.all([
    writeFile(path.join(folder, 'sites.json'), JSON.stringify(sites)),
    writeFile(path.join(folder, 'journey.mjs'), JOURNEY),
    writeFile(path.join(folder, 'crash.mjs'), CRASH),
  ])
  const args = ['audit', '--fleet', 'sites.json', '--only', 'loading-once', '--step-limit', '5']
  const { exitCode, output } = await run([REHEARSAL, ...args])
  expect(output).toContain('1 of 6 sites is not ready.')
  expect(output).toContain('Good: Ready: the site keeps every rule that was judged')
  expect(exitCode).toBe(1)

  const { sites: rows } = await portfolioIn(path.join(folder, 'rehearsal-fleet'))
  expect(Object.fromEntries(rows.map(({ name, state, sentence }) => [name, `${state}: ${sentence}`]))).toEqual({
    Broken: 'not-ready: Not ready: fix 1 broken rule before you go live: "Each page loads the chat tag only once"',
    Crashes:
      'not-audited: The browser closed while this was tried: a visitor signs in, looks around, comes back and signs out',
    Hangs: `not-audited: ${hangs} cannot be opened: the page did not load within 5 s.`,
    Misspelt: `not-audited: There is no file for the journey ${path.join(folder, 'jurney.mjs')}: looked for ${path.join(folder, 'jurney.mjs')}.`,
    Redirects: `not-audited: ${redirects} cannot be opened: it redirects for ever (ERR_TOO_MANY_REDIRECTS).`,
    Good: 'ready: Ready: the site keeps every rule that was judged',
  })
})

test('rehearsal audit refuses a list of sites that it cannot use, and an option that is for one site, in one sentence', async ({
  folder,
  run,
}) => {
  await writeFile(path.join(folder, 'sites.json'), '[{ "site": "good" }]')
  const said = async (...args: readonly string[]): Promise<unknown> => run([REHEARSAL, 'audit', ...args])
  expect(await said('--fleet', 'none.json')).toEqual({
    exitCode: 2,
    output: 'rehearsal: The list of sites none.json cannot be read: there is no such file.\n',
  })
  expect(await said('--fleet', 'sites.json', '--sid', '7316')).toEqual({
    exitCode: 2,
    output: 'rehearsal: --fleet audits the sites of a list, each with settings of its own: leave out --sid.\n',
  })
  expect(await said('--fleet', 'sites.json', 'https://shop.example')).toEqual({
    exitCode: 2,
    output: 'rehearsal: --fleet audits the sites of a list, each with settings of its own: leave out the address.\n',
  })
  expect(await said('--fleet', 'sites.json', '--only', 'nothing')).toMatchObject({ exitCode: 2 })
})
