import { readFile } from 'node:fs/promises'
import { expect, type TestInfo } from '@playwright/test'
import { loadKeys } from '../../environment/keys.ts'
import { test } from './nested.ts'

const { brandPublicPem } = loadKeys()

const PAGE = `<script>window.iAdvizeInterface = []; iAdvizeInterface.config = { sid: 1234 }
iAdvizeInterface.push((iAdvize) => iAdvize.activate(() => ({ authenticationOption: { type: 'SECURED_AUTHENTICATION', token: 'none' } })))</script>
<script async src="//halc.iadvize.com/iadvize.js"></script>`

/** Tests of a site that is served by routes, so that it needs no port. `tests` are lines that use \`open\`. */
const filesWith = (tests: string, { page = PAGE, options = '' } = {}) => ({
  'brand.pub.pem': brandPublicPem,
  'site.spec.ts': `
import { test, expect, refuse, accept, serverError } from 'KIT'
test.use({ iadvizeProject: { sid: 1234, publicKey: 'brand.pub.pem' }, ${options} })
const open = async (page) => {
  await page.route('https://shop.example/**', (route) => route.fulfill({ contentType: 'text/html', body: ${JSON.stringify(page)} }))
  await page.goto('https://shop.example/')
}
${tests}`,
})

type Attachment = { readonly name: string }
type Step = { readonly title: string; readonly steps?: readonly Step[] }
type Result = {
  readonly status: string
  readonly errors: readonly { readonly message: string; readonly location?: { readonly line: number } }[]
  readonly attachments: readonly Attachment[]
  readonly annotations?: readonly { readonly type: string; readonly description?: string }[]
  readonly steps?: readonly Step[]
}

type Suite = {
  readonly suites?: readonly Suite[]
  readonly specs: readonly { readonly tests: readonly { readonly results: readonly Result[] }[] }[]
}

const resultsIn = ({ specs, suites = [] }: Suite): readonly Result[] => [
  ...specs.flatMap(({ tests }) => tests.flatMap(({ results }) => results)),
  ...suites.flatMap(resultsIn),
]

const resultsOf = async (testInfo: TestInfo): Promise<readonly Result[]> => {
  const text = await readFile(testInfo.outputPath('nested/results.json'), 'utf8')
  return (JSON.parse(text) as Pick<Required<Suite>, 'suites'>).suites.flatMap(resultsIn)
}

test('a claim that was not awaited fails its own test, at its own line, and no later test', async ({
  runNested,
}, testInfo) => {
  const { exitCode } = await runNested(
    filesWith(`
test('forgets', async ({ page, iadvize }) => {
  await open(page)
  expect(iadvize).toHaveActivated({ timeout: 20_000 })
})
test('comes later', async ({ page, iadvize }) => {
  await open(page)
  await expect(iadvize).toHaveFailedActivation()
})`),
  )
  const [forgetful, later] = await resultsOf(testInfo)
  expect(forgetful?.errors.map(({ message }) => message)).toEqual([
    expect.stringContaining('expect(iadvize).toHaveActivated({ timeout: 20000 }) was not awaited'),
  ])
  expect(forgetful?.errors[0]?.location?.line).toBe(11)
  expect(later?.status).toBe('passed')
  expect(exitCode).toBe(1)
})

test('a negative claim and an action that were not awaited are both reported', async ({ runNested }, testInfo) => {
  await runNested(
    filesWith(`
test('forgets twice', async ({ page, iadvize }) => {
  await open(page)
  expect(iadvize).not.toHaveLoggedOut()
  iadvize.passTime('15 min')
})`),
  )
  const [forgetful] = await resultsOf(testInfo)
  const told = forgetful?.errors.map(({ message }) => message).join('\n')
  expect(told).toContain('expect(iadvize).not.toHaveLoggedOut() was not awaited')
  expect(told).toContain("iadvize.passTime('15 min') was not awaited")
})

test('a claim that a failed test was still awaiting is not blamed', async ({ runNested }, testInfo) => {
  await runNested(
    filesWith(`
test('fails beside it', async ({ page, iadvize }) => {
  await open(page)
  await Promise.all([expect(iadvize).toHaveActivated({ timeout: 20_000 }), expect(1, 'the reason').toBe(2)])
})`),
  )
  const [result] = await resultsOf(testInfo)
  expect(result?.errors.map(({ message }) => message)).toEqual([expect.stringContaining('the reason')])
})

test('prepared answers that no attempt used are reported at the end of a passing test', async ({
  runNested,
}, testInfo) => {
  const { output, exitCode } = await runNested(
    filesWith(`
test('prepares too much', async ({ page, iadvize }) => {
  iadvize.prepare(refuse('TOKEN_EXPIRED').times(6), serverError().after('2 s').always())
  await open(page)
  await expect(iadvize).toHaveFailedActivation({ attempts: 4 })
})
test('prepares what comes', async ({ page, iadvize }) => {
  iadvize.prepare(refuse('TOKEN_EXPIRED').always())
  await open(page)
  await expect(iadvize).toHaveFailedActivation()
})`),
  )
  expect(exitCode).toBe(0)
  expect(output).toContain('The prepared answer refuse("TOKEN_EXPIRED").times(2) was not used')
  const [wasteful, thrifty] = await resultsOf(testInfo)
  expect(wasteful?.annotations?.map(({ description }) => description)).toEqual([
    expect.stringContaining('refuse("TOKEN_EXPIRED").times(2)'),
    expect.stringContaining('serverError().after("2 s").always()'),
  ])
  expect(thrifty?.annotations).toEqual([])
})

test('a test that uses only the page and fails for its own reason has that one error, whatever its project lacks', async ({
  runNested,
}, testInfo) => {
  const files = filesWith(`test('fails', async ({ page }) => { await page.goto('about:blank'); expect(1).toBe(2) })`)
  await runNested({ ...files, 'site.spec.ts': files['site.spec.ts'].replace(", publicKey: 'brand.pub.pem'", '') })
  const [result] = await resultsOf(testInfo)
  expect(result?.errors).toHaveLength(1)
  expect(result?.errors[0]?.message).toMatch(/Expected: .*2/)
})

test('each action is a step in the words of the test, at its line of the test', async ({ runNested }, testInfo) => {
  await runNested(
    filesWith(`
test('acts', async ({ page, iadvize }) => {
  iadvize.prepare(refuse('TOKEN_EXPIRED').times(4), accept())
  await open(page)
  await iadvize.waitFor('activation-settled')
  await iadvize.passTime('15 min')
  iadvize.slow('3 s')
  iadvize.block()
  iadvize.rotateKeys()
  await iadvize.endSession()
  await iadvize.agentSays('Hello').catch(() => {})
})`),
  )
  const [result] = await resultsOf(testInfo)
  const titles = result?.steps?.map(({ title }) => title) ?? []
  expect(titles.filter((title) => title.startsWith('iadvize.'))).toEqual([
    `iadvize.prepare(refuse("TOKEN_EXPIRED").times(4), accept())`,
    "iadvize.waitFor('activation-settled')",
    "iadvize.passTime('15 min')",
    "iadvize.slow('3 s')",
    'iadvize.block()',
    'iadvize.rotateKeys()',
    'iadvize.endSession()',
    "iadvize.agentSays('Hello')",
  ])
})

test("with iadvizeJournal: 'on' a passing test has its journal, and by default it has none", async ({
  runNested,
}, testInfo) => {
  const body = `async ({ page, iadvize }) => { await open(page); await expect(iadvize).toHaveFailedActivation() }`
  const files = filesWith(`
test('by itself', ${body})
test.describe(() => { test.use({ iadvizeJournal: 'on' }); test('on', ${body}) })`)
  await runNested(files)
  const results = await resultsOf(testInfo)
  expect(results.map(({ attachments }) => attachments.map(({ name }) => name))).toEqual([
    [],
    ['journal.json', 'journal.txt'],
  ])
})

test("with iadvizeUnknownAddresses: 'warning' an unknown address of the vendor is noted, and nothing is sent", async ({
  runNested,
}, testInfo) => {
  const page = '<script src="https://static.iadvize.com/other.js"></script>'
  const { exitCode } = await runNested(
    filesWith(
      `test('asks', async ({ page, iadvize }) => { await open(page); await iadvize.waitFor('request-refused') })`,
      {
        page,
        options: "iadvizeUnknownAddresses: 'warning'",
      },
    ),
  )
  expect(exitCode).toBe(0)
  const [result] = await resultsOf(testInfo)
  expect(result?.annotations?.[0]?.description).toContain(
    'The site requested GET https://static.iadvize.com/other.js, which the stand-in does not serve',
  )
})
