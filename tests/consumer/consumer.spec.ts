import { cp, mkdir, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect } from '@playwright/test'
import { linkInto, ours, test } from './consumer.ts'

// One worker packs and installs for all of them.
test.describe.configure({ mode: 'default' })

for (const configuration of ['tsconfig.json', 'tsconfig.nodenext.json']) {
  test(`a project with ${configuration} compiles against the package, its types included, and wrong values are refused`, async ({
    shop,
  }) => {
    expect(await shop.run('tsc', '-p', configuration)).toEqual({ exitCode: 0, output: '' })
  })
}

test('a site of plain HTML and a bundled application are tested with the package alone', async ({ shop }) => {
  const bundled = await shop.run('esbuild', 'site/app.ts', '--bundle', '--format=esm', '--outfile=site/built/app.js')
  expect(bundled.exitCode, bundled.output).toBe(0)
  const { exitCode, output } = await shop.run('playwright', 'test')
  expect(output).toContain('3 passed')
  expect(exitCode).toBe(0)
})

test('a script without a test runner attaches a rehearsal', async ({ shop }) => {
  await shop.run('esbuild', 'script.ts', '--outfile=built/script.js')
  expect(await shop.run('node', 'built/script.js')).toEqual({
    exitCode: 0,
    output: 'The script saw authentication-success.\n',
  })
})

test("the tests of Node's own runner start the stand-in", async ({ shop }) => {
  await shop.run('esbuild', 'server.test.ts', '--outfile=built/server.test.js')
  const { exitCode, output } = await shop.run('node', '--test', 'built/server.test.js')
  expect(output).toContain('pass 1')
  expect(exitCode, output).toBe(0)
})

const IMPORT = ['node', '--input-type=module', '--eval', "await import('iadvize-rehearsal/playwright')"] as const

test('without a test runner the package says how to get one', async ({ bare }) => {
  const { exitCode, output } = await bare.run(...IMPORT)
  expect(output).toContain(
    'iadvize-rehearsal/playwright needs @playwright/test, which is not installed: npm install --save-dev @playwright/test@latest.',
  )
  expect(exitCode).toBe(1)
})

test('of a test runner that is too old the package says which one is needed', async ({ bare }) => {
  const runner = path.join(bare.folder, 'node_modules/@playwright/test')
  await mkdir(runner, { recursive: true })
  await writeFile(path.join(runner, 'package.json'), '{ "name": "@playwright/test", "version": "1.40.0" }')
  const { output } = await bare.run(...IMPORT)
  expect(output).toContain('needs @playwright/test 1.65 or newer, and this is 1.40.0')
})

const CONFIGURED = "import { defineConfig } from '@playwright/test'; export default defineConfig({})"

for (const [name, files] of [
  ['whose configuration imports one of them', { 'playwright.config.js': CONFIGURED }],
  ['without a configuration', {}],
] as const) {
  test(`in a project ${name} the package says which of two test runners is too many`, async ({ bare }) => {
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
