/** A stranger's project with scenarios, as its folder has it. */

import { fileURLToPath } from 'node:url'
import { loadKeys } from '../../environment/keys.ts'

const BDD = fileURLToPath(new URL('../../dist/bdd.js', import.meta.url))
export const KIT = fileURLToPath(new URL('../../dist/playwright.js', import.meta.url))
const REPORTER = fileURLToPath(new URL('../../dist/reporter.js', import.meta.url))
const LAUNCH = fileURLToPath(new URL('../../playwright-kit/find-browser.ts', import.meta.url))

export const CONFIGURATION = `
import { defineConfig } from 'RUNNER'
import { rehearsalFeatures } from '${BDD}'
import { browserLaunchOptions } from '${LAUNCH}'
import * as journey from './journey.ts'
export default defineConfig({
  testDir: rehearsalFeatures({ features: '*.feature' }),
  workers: 1,
  reporter: [['${REPORTER}'], ['list'], ['html', { open: 'never' }]],
  outputDir: './results',
  timeout: 90_000,
  expect: { timeout: 20_000 },
  use: {
    baseURL: 'https://shop.example',
    browserName: 'chromium',
    launchOptions: browserLaunchOptions(),
    screenshot: 'only-on-failure',
    journey,
    iadvizeProject: { sid: 1234, publicKey: 'brand.pub.pem' },
  },
})`

/** A site whose token is none, and that goes on anonymously. It is served by routes, so that it needs no port. */
const PAGE = `<script>
window.iAdvizeInterface = []; iAdvizeInterface.config = { sid: 1234 }
iAdvizeInterface.push(async (iAdvize) => {
  const option = { type: 'SECURED_AUTHENTICATION', token: 'not-a-token' }
  const { authentication } = await iAdvize.activate(() => ({ authenticationOption: option }))
  if (authentication.status === 'authentication-failure') {
    await iAdvize.activate(() => ({ authenticationOption: { type: 'ANONYMOUS' } }))
  }
})</script>
<script async src="//halc.iadvize.com/iadvize.js"></script><h1>Your account</h1>`

export const JOURNEY = `
export const visitors = [{ name: 'Camille Moreau', userId: 'b6f1c2de' }]
export const signIn = async (page) => {
  await page.route('https://shop.example/**', (route) => route.fulfill({ contentType: 'text/html', body: ${JSON.stringify(PAGE)} }))
  await page.goto('/account')
}
export const signOut = (page) => page.getByRole('button', { name: 'Sign out' }).click({ timeout: 5_000 })
`

export const projectWith = (...steps: readonly string[]) => ({
  'playwright.config.ts': CONFIGURATION,
  'journey.ts': JOURNEY,
  'brand.pub.pem': loadKeys().brandPublicPem,
  'chat.feature': ['Feature: The chat', '  Scenario: A customer', ...steps.map((step) => `    ${step}`)].join('\n'),
})

/** As the README has them. */
export const OWN_STEPS = {
  'playwright.config.ts': CONFIGURATION.replace("'*.feature'", "'*.feature', steps: '*.steps.ts'"),
  'heading.steps.ts': `import { createBdd } from 'playwright-bdd'
import { expect, test } from '${BDD}'
const { Then } = createBdd(test)
Then('there are {number} heading(s)', async ({ scene }, count) => {
  await expect(scene.page().getByRole('heading')).toHaveCount(count)
})`,
}

/** A place in the code. */
export const CODE = /\bat .*:\d+:\d+\)?$|\.ts:\d+|^\s*>?\s*\d+ \|/m
