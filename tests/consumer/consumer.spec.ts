import { cp, mkdir, readdir, readFile, rename, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from '@playwright/test'
import { startSite } from '../../environment/start-site.ts'
import { findBrowser } from '../../playwright-kit/find-browser.ts'
import { pythonWithSelenium } from '../python.ts'
import { linkInto, ours, projectIn, test, withPlaywright, type Project } from './consumer.ts'
import { drivenBrowser } from './driven-browser.ts'
import { scriptOf, walkOf } from './page.ts'

// One worker packs and installs for all of them.
test.describe.configure({ mode: 'default' })

for (const configuration of ['tsconfig.json', 'tsconfig.nodenext.json', 'tsconfig.page.json']) {
  test(`a project with ${configuration} compiles against the package, its types included, and wrong values are refused`, async ({
    shop,
  }) => {
    expect(await shop.run('tsc', '-p', configuration)).toEqual({ exitCode: 0, output: '' })
  })
}

test('a site of plain HTML and a bundled application are tested with the package alone', async ({ shop }) => {
  await testsItsSite(shop)
})

const testsItsSite = async (project: Project): Promise<void> => {
  const bundled = await project.run('esbuild', 'site/app.ts', '--bundle', '--format=esm', '--outfile=site/built/app.js')
  expect(bundled.exitCode, bundled.output).toBe(0)
  const { exitCode, output } = await project.run('playwright', 'test')
  expect(output).toContain('3 passed')
  expect(exitCode, output).toBe(0)
}

/** zod needs it, and so the oldest that the published types are for. */
const TYPESCRIPT = path.join(ours('typescript-oldest'), 'bin/tsc')

test('TypeScript 5.4 compiles a project against the package and the newest Playwright, their types included', async ({
  shop,
}) => {
  expect(await shop.run('node', TYPESCRIPT, '-p', 'tsconfig.nodenext.json')).toEqual({ exitCode: 0, output: '' })
})

test('TypeScript 5.4 compiles a project against the package and Playwright 1.50, which tests the site and the application', async ({
  shop,
}) => {
  const project = await withPlaywright(shop, 'oldest')
  expect(await project.run('node', TYPESCRIPT, '-p', 'tsconfig.nodenext.json')).toEqual({ exitCode: 0, output: '' })
  await testsItsSite(project)
})

test('a site of plain HTML and a bundled application are tested with Playwright 1.58', async ({ shop }) => {
  await testsItsSite(await withPlaywright(shop, 'middle'))
})

test('the published types name no package that a project need not have', async ({ shop }) => {
  const installed = path.join(shop.folder, 'node_modules/iadvize-rehearsal')
  const { dependencies, peerDependencies } = JSON.parse(
    await readFile(path.join(installed, 'package.json'), 'utf8'),
  ) as Readonly<Record<'dependencies' | 'peerDependencies', object>>
  const types = await readdir(path.join(installed, 'dist/types'), { recursive: true, withFileTypes: true })
  const files = types.filter((entry) => entry.isFile()).map(({ parentPath, name }) => path.join(parentPath, name))
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')))
  const named = texts.flatMap((text) =>
    [...text.matchAll(/(?:\bfrom |\bimport\()['"]((?:@[\w-]+\/)?[\w-]+)/g)].map(([, name = '']) => name),
  )
  const had = ['node', 'iadvize-rehearsal', ...Object.keys(dependencies), ...Object.keys(peerDependencies)]
  expect(named.length).toBeGreaterThan(20)
  expect([...new Set(named)].filter((name) => !had.includes(name))).toEqual([])
})

test('a package that is linked from a folder of the workspace tests a site as an installed one does', async ({
  shop,
}) => {
  const workspace = `${shop.folder}-workspace`
  await cp(shop.folder, workspace, { recursive: true, verbatimSymlinks: true })
  const [installed, linked] = ['node_modules/iadvize-rehearsal', 'packages/rehearsal'].map((folder) =>
    path.join(workspace, folder),
  ) as [string, string]
  await mkdir(path.dirname(linked))
  await rename(installed, linked)
  await symlink(path.relative(path.dirname(installed), linked), installed)
  const { exitCode, output } = await projectIn(workspace).run('playwright', 'test', 'plain')
  expect(output).toContain('2 passed')
  expect(exitCode, output).toBe(0)
})

test('a script without a test runner can attach a rehearsal', async ({ shop }) => {
  await shop.run('esbuild', 'script.ts', '--outfile=built/script.js')
  expect(await shop.run('node', 'built/script.js')).toEqual({
    exitCode: 0,
    output: 'The script saw authentication-success.\n',
  })
})

test("tests in Node's own runner can start the stand-in and make claims about it", async ({ shop }) => {
  await shop.run('esbuild', 'server.test.ts', '--bundle', '--packages=external', ...FOR_NODE)
  const { exitCode, output } = await shop.run('node', '--test', 'built/server.test.js')
  expect(output).toContain('pass 3')
  expect(exitCode, output).toBe(0)
})

test('with Puppeteer, a site that is not changed activates through the proxy, as the example shows', async ({
  example,
}) => {
  const browser = findBrowser()?.executablePath ?? 'There is no browser.'
  const { exitCode, output } = await (await example('puppeteer', browser)).run('npm', 'test')
  expect(output).toContain('pass 2')
  expect(exitCode, output).toBe(0)
})

test('with Selenium, a site that is not changed activates through the proxy, as the example shows', async ({
  example,
}) => {
  const { browser, problem } = drivenBrowser()
  test.skip(problem !== null, problem ?? '')
  const { exitCode, output } = await (await example('selenium-javascript', browser)).run('npm', 'test')
  expect(output).toContain('pass 2')
  expect(exitCode, output).toBe(0)
})

test('with Selenium in Python, a site that is not changed activates through the proxy, as the example shows', async ({
  example,
}) => {
  const { browser, problem } = drivenBrowser()
  test.skip(problem !== null, problem ?? '')
  const python = pythonWithSelenium()
  test.skip(python === null, 'no Python has Selenium: install the package python3-selenium of Debian')
  const project = await example('selenium-python', browser, { python3: python ?? '' })
  const { exitCode, output } = await project.run('npm', 'test')
  expect(output).toMatch(/Ran 2 tests.*\n\nOK/)
  expect(exitCode, output).toBe(0)
})

test('the client is bundled for a page, without anything of Node', async ({ shop }) => {
  const { exitCode, output } = await shop.run(
    'esbuild',
    'client.ts',
    '--bundle',
    '--platform=browser',
    '--outfile=built/client.js',
  )
  expect(exitCode, output).toBe(0)
  const bundled = await readFile(path.join(shop.folder, 'built/client.js'), 'utf8')
  expect(bundled).toContain('TOKEN_EXPIRED')
  expect(bundled).not.toMatch(/\brequire\(|\bfrom ["']|node:/)
})

const FOR_NODE = ['--platform=node', '--format=esm', '--outfile=built/server.test.js']

const IMPORT = ['node', '--input-type=module', '--eval', "await import('iadvize-rehearsal/playwright')"] as const

test('the package says how to install a test runner when there is none', async ({ bare }) => {
  const { exitCode, output } = await bare.run(...IMPORT)
  expect(output).toContain(
    'iadvize-rehearsal/playwright needs @playwright/test, which is not installed: npm install --save-dev @playwright/test@latest.',
  )
  expect(exitCode).toBe(1)
})

test('where nothing but the package is installed, the doctor says what a test runner would add, and finds no problem', async ({
  bare,
}) => {
  await writeFile(path.join(bare.folder, 'rehearsal.config.json'), '{ "port": 0, "demoPort": 0 }')
  const { exitCode, output } = await bare.run('rehearsal', 'doctor')
  expect(output).toMatch(
    /^1 warning, 1 could not tell, 5 OK\n[^]*\n\nWarning {2}Playwright\n[^]*\n\nCould not tell {2}Browser\n/,
  )
  expect(exitCode, output).toBe(0)
})

test('the package names the test runner version that it needs when the installed one is too old', async ({ bare }) => {
  const runner = path.join(bare.folder, 'node_modules/@playwright/test')
  await mkdir(runner, { recursive: true })
  await writeFile(path.join(runner, 'package.json'), '{ "name": "@playwright/test", "version": "1.40.0" }')
  const { output } = await bare.run(...IMPORT)
  expect(output).toContain('needs @playwright/test 1.50 or newer, and this is 1.40.0')
})

const CONFIGURED = "import { defineConfig } from '@playwright/test'; export default defineConfig({})"

for (const [name, files] of [
  ['whose configuration imports one of them', { 'playwright.config.js': CONFIGURED }],
  ['without a configuration', {}],
] as const) {
  test(`in a project ${name} the package says which of two test runners to remove`, async ({ bare }) => {
    await linkInto(bare.folder, '@playwright/test')
    const nested = path.join(bare.folder, 'node_modules/iadvize-rehearsal/node_modules')
    await Promise.all(
      ['@playwright/test', 'playwright'].map((copied) =>
        cp(ours(copied), path.join(nested, copied), { recursive: true }),
      ),
    )
    await symlink(ours('playwright-core'), path.join(nested, 'playwright-core'))
    const site = "import { test } from 'iadvize-rehearsal/playwright'; test('the site', async ({ iadvize }) => {})"
    for (const [file, text] of Object.entries({ 'site.spec.js': site, ...files }))
      await writeFile(path.join(bare.folder, file), text)
    const { exitCode, output } = await bare.run('node', 'node_modules/@playwright/test/cli.js', 'test')
    expect(output).toContain('There are two copies of @playwright/test')
    expect(output).toContain(path.join(nested, '@playwright/test'))
    expect(exitCode).toBe(1)
  })
}

/** The site of whoever reads the page. */
const THEIR_SITE = 'http://localhost:3000'

/** Without what differs from run to run. */
const settled = (text: string): string =>
  text
    .replaceAll(/\(\d+(?:\.\d+)?m?s\)/g, '(… s)')
    .replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d/g, 'YYYY-MM-DD hh:mm')
    .trim()

test("following docs/first-scenario.md to the letter gives working scenarios on one's own site, with the page in the report", async ({
  reader,
}) => {
  const page = await readFile(fileURLToPath(new URL('../../docs/first-scenario.md', import.meta.url)), 'utf8')
  const site = await startSite({ site: 'good', tagUrl: '//halc.iadvize.com/iadvize.js' })
  const origin = new URL(site.url).origin
  const { acts, shown } = walkOf(page.replaceAll(THEIR_SITE, origin))
  const local = acts.map((act) =>
    act.kind === 'command' && act.text.startsWith('npm install')
      ? { ...act, text: reader.withoutRegistry(act.text) }
      : act,
  )
  const notes = path.join(reader.folder, 'notes')
  await mkdir(notes)
  for (const [index, act] of local.entries()) await writeFile(path.join(notes, `${index}.file`), act.text)
  const { output } = await reader.run('sh', '-c', scriptOf(local, notes))
  await site.close()
  expect(output).toBe('')
  expect(shown.length).toBeGreaterThan(5)
  for (const { command, line, text } of shown) {
    const printed = await readFile(path.join(notes, `${command}.out`), 'utf8')
    expect.soft(settled(printed), `what line ${line} of the page shows`).toBe(settled(text))
  }
  const codes = await Promise.all(
    acts.flatMap(({ kind, text }, index) =>
      kind === 'command'
        ? [readFile(path.join(notes, `${index}.code`), 'utf8').then((code) => `${text}: ${code.trim()}`)]
        : [],
    ),
  )
  // The one mistake that the page makes on purpose.
  expect(codes.filter((code) => !code.endsWith(': 0'))).toEqual(['npx rehearsal scenario check: 2'])
})

test('what init writes into a project with nothing but the package runs: the test and the feature pass, and the audit takes the journey', async ({
  bare,
}) => {
  for (const needed of ['@playwright/test', 'playwright-bdd']) await linkInto(bare.folder, needed)
  const site = await startSite({ site: 'good', tagUrl: '//halc.iadvize.com/iadvize.js' })
  const written = await bare.run('rehearsal', 'init', '--yes', '--url', site.url)
  expect(written.exitCode, written.output).toBe(0)
  expect(written.output).toContain('sid 1234;')
  const withPassword = (...command: readonly string[]) => bare.run('env', 'CUSTOMER_PASSWORD=camomile', ...command)
  const tested = await withPassword('playwright', 'test')
  const audited = await withPassword('rehearsal', 'audit', '--only', 'activation-secured')
  const unfilled = await bare.run('playwright', 'test')
  await site.close()
  expect(tested.output).toContain('2 passed')
  expect(audited.output).toContain('All                         100   1 pass')
  expect([tested.exitCode, audited.exitCode]).toEqual([0, 0])
  expect(unfilled.output).toContain('The environment variable CUSTOMER_PASSWORD is missing: set it in the terminal')
})

test('scenarios can be written and checked without a test runner', async ({ bare }) => {
  const written = await bare.run('rehearsal', 'scenario', 'new', 'A customer signs in', '--url', THEIR_SITE)
  expect(written.output).toContain('The page could not be opened, because @playwright/test is not installed.')
  expect(written.output).toContain('- npm install --save-dev @playwright/test playwright-bdd\n')
  expect(written.exitCode).toBe(0)
  expect(await bare.run('rehearsal', 'scenario', 'check')).toEqual({
    exitCode: 0,
    output: '1 scenario in 1 file is fine.\n',
  })
})
