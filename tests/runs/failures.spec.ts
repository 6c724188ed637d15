import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { loadKeys } from '../../environment/keys.ts'
import { createPrivateKey } from 'node:crypto'
import { browserLaunchOptions } from '../../playwright-kit/find-browser.ts'
import { TEST_KEYS } from '../../test-keys/keys.ts'
import { test } from './nested.ts'

const { brandPublicPem } = loadKeys()

const brandPrivatePem = createPrivateKey({ key: TEST_KEYS.brandSigning, format: 'jwk' })
  .export({ format: 'pem', type: 'pkcs8' })
  .toString()

/** A test of a site that is served by routes, so that it needs no port. */
const siteTest = (page: string, after: string): string => `
import { test, expect, refuse } from 'KIT'
test.use({ iadvizeProject: { sid: 1234, publicKey: 'brand.pub.pem' } })
test('the site', async ({ page, iadvize }) => {
  await page.route('https://shop.example/**', (route) => route.fulfill({ contentType: 'text/html', body: ${JSON.stringify(page)} }))
  await page.goto('https://shop.example/')
  ${after}
})`

const PAGE = `<script>window.iAdvizeInterface = []; iAdvizeInterface.config = { sid: 1234 }
const token = 'eyJhbGciOiJSU0EtT0FFUC0yNTYiLCJlbmMiOiJBMjU2R0NNIn0.' + 'secret'.repeat(3) + '.x.y.z'
iAdvizeInterface.push(() => { throw new Error(token) })
iAdvizeInterface.push((iAdvize) => iAdvize.activate(() => ({ authenticationOption: { type: 'SECURED_AUTHENTICATION', token } })))</script>
<script async src="//halc.iadvize.com/iadvize.js"></script>`

test('an unknown address of the vendor fails the test with a sentence that names it', async ({ runNested }) => {
  const page = '<script src="https://static.iadvize.com/boxed-tag/1.4.4/index.js"></script>'
  const { exitCode, output } = await runNested({
    'site.spec.ts': siteTest(page, ''),
    'brand.pub.pem': brandPublicPem,
  })
  expect(output).toContain('The site requested GET https://static.iadvize.com/boxed-tag/1.4.4/index.js')
  expect(output).toContain('Nothing was sent to the vendor.')
  expect(exitCode).toBe(1)
})

test('a web socket to the vendor is not opened, and fails the test with its address', async ({ runNested }) => {
  const page = '<script>new WebSocket("wss://xmpp-tcp-ha.iadvize.com/socket")</script>'
  const { output } = await runNested({
    'site.spec.ts': siteTest(page, `await iadvize.waitFor('request-refused')`),
    'brand.pub.pem': brandPublicPem,
  })
  expect(output).toContain('The site requested GET https://xmpp-tcp-ha.iadvize.com/socket')
})

test('a failed test attaches the journal, as data and as a story, with each activation as a step and no token', async ({
  runNested,
}, testInfo) => {
  const { output } = await runNested({
    'site.spec.ts': siteTest(PAGE, `await iadvize.waitFor('activation-settled'); expect(1).toBe(2)`),
    'brand.pub.pem': brandPublicPem,
  })
  expect(output).not.toContain('secretsecret')
  const results = await readFile(testInfo.outputPath('nested/results.json'), 'utf8')
  const bodies = [...results.matchAll(/"name": "(journal\.\w+)",[^}]*"body": "([^"]+)"/g)].map(
    ([, name, body = '']) => ({
      name,
      text: Buffer.from(body, 'base64').toString(),
    }),
  )
  expect(bodies.map(({ name }) => name)).toEqual(['journal.json', 'journal.txt'])
  expect(bodies.filter(({ text }) => text.includes('secretsecret'))).toEqual([])
  expect(bodies.filter(({ text }) => !text.includes('TOKEN_MALFORMED'))).toEqual([])
  expect(output).toContain('STEP iAdvize: activation 1 failed after 4 attempts: TOKEN_MALFORMED')
})

test('launch options that would let redirects through to the vendor are refused with the place to set them', async ({
  runNested,
}) => {
  const { output } = await runNested({
    'site.spec.ts': siteTest(PAGE, '').replace(
      'test.use({',
      `test.use({ launchOptions: ${JSON.stringify(browserLaunchOptions())},`,
    ),
    'brand.pub.pem': brandPublicPem,
  })
  expect(output).toContain('set them under use in the configuration')
})

const NEVER_ANSWERED = `<script>window.iAdvizeInterface = []; iAdvizeInterface.config = { sid: 1234 }
let n = 0
setInterval(() => void fetch('/poll/' + ++n), 60000)</script>
<script async src="//halc.iadvize.com/iadvize.js"></script>`

test('a timeout during a look ahead reports, along the way and at the end, the claim, its progress and what it waits for', async ({
  runNested,
}) => {
  const after = `
  await page.route('https://shop.example/poll/**', () => {})
  await iadvize.waitFor('tag-loaded')
  await expect(iadvize).not.toHaveLoggedOut()`
  const { output, exitCode } = await runNested({
    'site.spec.ts': siteTest(NEVER_ANSWERED, after).replace('test.use(', 'test.setTimeout(8_000)\ntest.use('),
    'brand.pub.pem': brandPublicPem,
  })
  expect(exitCode).toBe(1)
  const sentence = String.raw`expect\(iadvize\)\.not\.toHaveLoggedOut\(\) has taken \d\.\d s so far: the clock is at \+[\d.]+ \w+(?: \d+ \w+)? of 1 day, waiting for https:\/\/shop\.example\/poll\/\d+\.`
  expect(output).toMatch(new RegExp(`Rehearsal: ${sentence}`))
  expect(output).toContain('Test timeout of 8000ms exceeded.')
  expect(output).toMatch(new RegExp(`Error: ${sentence}`))
})

test('a timeout after a look ahead reports nothing about time', async ({ runNested }) => {
  const { output } = await runNested({
    'site.spec.ts': siteTest(
      PAGE,
      'await expect(iadvize).not.toHaveLoggedOut(); await page.waitForSelector("no-such-element")',
    ).replace('test.use(', 'test.setTimeout(15_000)\ntest.use('),
    'brand.pub.pem': brandPublicPem,
  })
  expect(output).toContain('Test timeout of 15000ms exceeded.')
  expect(output).not.toMatch(/Error: .* has taken/)
})

const settings = [
  {
    name: 'a file that is not there',
    project: { sid: 1, publicKey: 'keys/none.pem' },
    sentence:
      'iadvizeProject.publicKey of project 1 is "keys/none.pem", which is not a key, and there is no such file: looked for',
  },
  {
    name: 'a private key',
    project: { sid: 1, publicKey: 'brand.key.pem' },
    sentence: 'is an RSA private key (PKCS#8), which must never leave your backend',
  },
  { name: 'no key', project: { sid: 1 }, sentence: 'iadvizeProject 1 has no publicKey' },
  { name: 'no project', project: null, sentence: 'iadvizeProject is not set' },
  { name: 'a list of one', project: [{ sid: 1 }], sentence: 'iadvizeProject is a list: write { projects: [' },
] as const

for (const { name, project, sentence } of settings) {
  test(`a project with ${name} is refused with a sentence that says so`, async ({ runNested }) => {
    const { output } = await runNested({
      'site.spec.ts': siteTest(PAGE, 'iadvize.prepare(refuse())').replace(
        "{ sid: 1234, publicKey: 'brand.pub.pem' }",
        JSON.stringify(project),
      ),
      'brand.key.pem': brandPrivatePem,
    })
    expect(output).toContain(sentence)
  })
}

test("the kit's test and expect merge with others, and its options go into a configuration", async ({ runNested }) => {
  const { output, exitCode } = await runNested({
    'site.spec.ts': `
import { mergeTests, mergeExpects, test as base, expect as baseExpect } from 'RUNNER'
import { test as kit, expect as kitExpect } from 'KIT'
const own = base.extend<{ answer: number }>({ answer: async ({}, use) => use(42) })
const ownExpect = baseExpect.extend({ toBeTheAnswer: (received: number) => ({ pass: received === 42, message: () => '' }) })
const test = mergeTests(own, kit)
const expect = mergeExpects(ownExpect, kitExpect)
test.use({ iadvizeProject: { sid: 1234, publicKey: 'brand.pub.pem' }, iadvizeRetries: 'when-due', iadvizeTokenCheck: 'full', iadvizeFidelity: { retryCount: 1 } })
test('both', async ({ page, iadvize, answer }) => {
  expect(answer).toBeTheAnswer()
  await page.route('https://shop.example/**', (route) => route.fulfill({ contentType: 'text/html', body: ${JSON.stringify(PAGE)} }))
  await page.goto('https://shop.example/')
  await expect(iadvize).toHaveFailedActivation({ attempts: 2 })
  await expect(iadvize).not.toHaveActivatedAnonymously()
})`,
    'brand.pub.pem': brandPublicPem,
  })
  expect(output).toContain('1 passed')
  expect(exitCode).toBe(0)
})
