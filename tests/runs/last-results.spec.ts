/** The reporter that keeps what scenarios came to, in a real run. */

import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect } from '@playwright/test'
import { loadKeys } from '../../environment/keys.ts'
import { test } from './nested.ts'

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url))
const LAUNCH = fileURLToPath(new URL('../../playwright-kit/find-browser.ts', import.meta.url))

const CONFIGURATION = `
import { defineConfig } from 'RUNNER'
import { rehearsalFeatures } from '${DIST}bdd.js'
import { browserLaunchOptions } from '${LAUNCH}'
import * as journey from './journey.ts'
export default defineConfig({
  testDir: rehearsalFeatures({ features: '*.feature' }),
  reporter: [['${DIST}reporter.js'], ['list']],
  timeout: 90_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: 'https://shop.example',
    browserName: 'chromium',
    launchOptions: browserLaunchOptions(),
    journey,
    iadvizeProject: { sid: 1234, publicKey: 'brand.pub.pem' },
  },
})`

/** A shop without a chat. */
const JOURNEY = `
export const visitors = [{ name: 'Camille Moreau' }]
export const signIn = async (page) => {
  await page.route('https://shop.example/**', (route) => route.fulfill({ contentType: 'text/html', body: '<h1>A shop</h1>' }))
  await page.goto('/')
}
export const signOut = async () => {}
`

const FEATURE = `Feature: The shop
  Scenario: It greets
    When the customer signs in
    Then the page says "A shop"

  Scenario Outline: It says <text>
    When the customer signs in
    Then the page says "<text>"

    Examples:
      | text   |
      | A shop |
      | A bar  |

  @skip
  Scenario: It is left out
    When the customer signs in
    Then the page says "A bar"
`

test('a run saves the result of each scenario, one for each example, and none of skipped ones', async ({
  runNested,
}, testInfo) => {
  const { output, exitCode } = await runNested({
    'playwright.config.ts': CONFIGURATION,
    'journey.ts': JOURNEY,
    'brand.pub.pem': loadKeys().brandPublicPem,
    'shop.feature': FEATURE,
  })
  expect(output).toContain('2 passed')
  expect(exitCode).toBe(1)
  const left = await readFile(testInfo.outputPath('nested/.rehearsal/last-results.json'), 'utf8')
  const { results } = JSON.parse(left) as { results: readonly Record<string, string>[] }
  expect(results.map(({ file, scenario, status }) => [file, scenario, status])).toEqual([
    ['shop.feature', 'It greets', 'passed'],
    ['shop.feature', 'It says <text>', 'passed'],
    ['shop.feature', 'It says <text>', 'failed'],
  ])
})
