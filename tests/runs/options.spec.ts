import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { test } from './nested.ts'

type Results = {
  readonly suites: readonly {
    readonly suites: readonly {
      readonly specs: readonly { readonly tests: readonly { readonly results: readonly Result[] }[] }[]
    }[]
  }[]
}
type Result = { readonly error?: { readonly message: string } }

const WRONG: readonly (readonly [options: string, sentence: string])[] = [
  ["{ iadvizeTokenCheck: 'off' }", "iadvizeTokenCheck must be 'full', 'header-only' or 'none', but is 'off'."],
  ["{ iadvizeRetries: 'now' }", "iadvizeRetries must be 'at-once' or 'when-due', but is 'now'."],
  [
    "{ iadvizeFidelity: { retryTokens: 'same' } }",
    'iadvizeFidelity.retryTokens does not exist; did you mean retryToken?',
  ],
  ["{ iadvizeAgent: { status: 'bussy' } }", "iadvizeAgent.status is 'bussy'; did you mean 'busy'?"],
  ['{ iadvizeClock: null }', "iadvizeClock must be 'virtual' or 'real', but is null."],
  [
    '{ iadvizeProject: { sid: 1, publicKeys: [] } }',
    'iadvizeProject.publicKeys does not exist; did you mean publicKey?',
  ],
]

test('a wrong option ends a test that uses only a page at its start, with one sentence', async ({
  runNested,
}, testInfo) => {
  const tests = WRONG.map(
    ([options], index) => `test.describe('${index}', () => {
  test.use(${options})
  test('${index}', async ({ page }) => { await page.goto('about:blank') })
})`,
  )
  const { exitCode } = await runNested({ 'options.spec.js': `import { test } from 'KIT'\n${tests.join('\n')}` })
  expect(exitCode).toBe(1)
  const results = JSON.parse(await readFile(testInfo.outputPath('nested/results.json'), 'utf8')) as Results
  const messages = results.suites
    .flatMap(({ suites }) => suites)
    .flatMap(({ specs }) => specs)
    .map((spec) => spec.tests.flatMap((one) => one.results.map(({ error }) => error?.message)))
  expect(messages).toEqual(WRONG.map(([, sentence]) => [`TypeError: ${sentence}`]))
})

test('a misspelt option under use in the configuration ends each test with the right name', async ({ runNested }) => {
  const { output, exitCode } = await runNested({
    'playwright.config.ts': `
import { defineConfig } from 'RUNNER'
export default defineConfig({ testDir: '.', reporter: 'line', use: { iadvizeFidelty: { retryCount: 1 } } })`,
    'site.spec.js': `import { test } from 'KIT'\ntest('the site', async ({ iadvize }) => iadvize.block())`,
  })
  expect(output).toContain('use.iadvizeFidelty does not exist; did you mean iadvizeFidelity?')
  expect(exitCode).toBe(1)
})
