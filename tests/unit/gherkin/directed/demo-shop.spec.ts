import { checkFeature } from '../../../../gherkin/check/check-feature.ts'
import { configurationFileOf } from '../../../../gherkin/directed/configuration-file.ts'
import { featureFileOf } from '../../../../gherkin/directed/feature-file.ts'
import { playwrightFileOf } from '../../../../gherkin/directed/playwright-file.ts'
import { expect, test } from '../../../plain-test.ts'
import { rehearsalOf, WITH_DEMO_SHOP } from './rehearsals.ts'

const { rehearsal, setting } = rehearsalOf(WITH_DEMO_SHOP)

test('a rehearsal with the demo shop is written as a feature with the names of its customers', () => {
  const text = featureFileOf(rehearsal, setting, 'en') ?? ''
  expect(checkFeature(text)).toEqual([])
  expect(text.trim().split('\n')).toEqual([
    '# To run it, save the configuration from the same menu of the control room beside it.',
    '# Start the demo shop first: npx rehearsal start. Let its token backend work and its clock be on time.',
    'Feature: A rehearsal with the demo shop',
    '  Saved from the control room, on http://127.0.0.1:4071/',
    '',
    '  Scenario: The chat is secured for Camille, the activation fails with TOKEN_EXPIRED after 4 attempts, the chat is secured after 2 attempts, …',
    '    When a visitor opens "/"',
    '    And Camille signs in',
    '    Then the chat is secured for Camille',
    '    Given the platform refuses with TOKEN_EXPIRED 4 times',
    '    When Camille opens "/account"',
    '    Then the activation fails with TOKEN_EXPIRED after 4 attempts',
    '    And nothing of the customer is left',
    '    Given the platform refuses with SIGNATURE_INVALID once',
    '    When Camille opens "/account"',
    '    Then the chat is secured for Camille',
    '    And the chat is secured after 2 attempts',
    '    When the machine sleeps for 1 h',
    '    And Camille opens "/account"',
    '    Then the chat is secured for Camille',
    '    When Camille signs out',
    '    Then the site logs out',
    '    And nothing of the customer is left',
    '    Given the token backend cannot mint once',
    '    When Jonas signs in',
    '    Then the chat is not secured for Jonas',
    '    When Jonas opens "/account"',
    '    Then the chat is secured for Jonas',
  ])
})

test('the same rehearsal in French has the same steps, and can be run', () => {
  const text = featureFileOf(rehearsal, setting, 'fr') ?? ''
  expect(checkFeature(text)).toEqual([])
  expect(text).toMatch(/^# language: fr\n/)
  for (const line of [
    'Quand un visiteur ouvre "/"',
    'Et Camille se connecte',
    'Étant donné que la plateforme refuse avec TOKEN_EXPIRED 4 fois',
    'Étant donné que la plateforme refuse avec SIGNATURE_INVALID une fois',
    "Quand l'ordinateur est en veille pendant 1 h",
    'Étant donné que le serveur de jetons ne peut pas émettre une fois',
    "Alors le chat n'est pas sécurisé pour Jonas",
  ]) {
    expect(text).toContain(line)
  }
})

test('the same rehearsal is written as a whole Playwright test, in which a claim that was made before says how often', () => {
  expect((playwrightFileOf(rehearsal, setting) ?? '').split('\n')).toEqual([
    '// Start the demo shop first: npx rehearsal start. Let its token backend work and its clock be on time.',
    '',
    "import type { Route } from '@playwright/test'",
    "import { demoShop, expect, refuse, test } from 'iadvize-rehearsal/playwright'",
    '',
    'const PUBLIC_KEY = `-----BEGIN PUBLIC KEY-----',
    'MIIB',
    '-----END PUBLIC KEY-----`',
    '',
    'test.use({',
    "  baseURL: 'http://127.0.0.1:4071/',",
    '  iadvizeProject: { sid: 1234, publicKey: PUBLIC_KEY },',
    "  // Where the pages load the tag: the test answers there, as it does for the vendor's hosts.",
    "  iadvizeTagUrl: 'http://127.0.0.1:4070/iadvize.js',",
    '})',
    '',
    'const [CAMILLE, JONAS] = demoShop.visitors',
    '',
    "const TOKEN_ENDPOINT = '**/api/iadvize-token'",
    'const cannotMint = (route: Route): Promise<void> => route.fulfill({ status: 500 })',
    '',
    "test('The chat is secured for Camille, the activation fails with TOKEN_EXPIRED after 4 attempts, the chat is secured after 2 attempts, …', async ({ page, iadvize }) => {",
    "  await page.goto('/')",
    '  await demoShop.signIn(page, CAMILLE)',
    '  await expect(iadvize).toHaveActivated({ userId: CAMILLE.userId })',
    '',
    "  iadvize.prepare(refuse('TOKEN_EXPIRED').times(4))",
    "  await page.goto('/account')",
    "  await expect(iadvize).toHaveFailedActivation({ code: 'TOKEN_EXPIRED', attempts: 4 })",
    '  await expect(iadvize).toHaveNoIdentityLeft({ within: 0 })',
    '',
    "  iadvize.prepare(refuse('SIGNATURE_INVALID'))",
    "  await page.goto('/account')",
    '  await expect(iadvize).toHaveActivated({ userId: CAMILLE.userId, times: 2, within: 0 })',
    '  await expect(iadvize).toHaveActivated({ attempts: 2 })',
    '',
    "  await iadvize.sleep('1 h')",
    "  await page.goto('/account')",
    '  await expect(iadvize).toHaveActivated({ userId: CAMILLE.userId, times: 3, within: 0 })',
    '',
    '  await demoShop.signOut(page)',
    '  await expect(iadvize).toHaveLoggedOut()',
    '  await expect(iadvize).toHaveNoIdentityLeft({ within: 0 })',
    '',
    '  await page.context().route(TOKEN_ENDPOINT, cannotMint, { times: 1 })',
    '  await demoShop.signIn(page, JONAS)',
    '  await expect(iadvize).not.toHaveActivated({ userId: JONAS.userId, within: 0 })',
    '',
    "  await page.goto('/account')",
    '  await expect(iadvize).toHaveActivated({ userId: JONAS.userId })',
    '})',
    '',
  ])
})

test('the configuration of the features uses the demo shop as its journey', () => {
  const text = configurationFileOf(setting)
  expect(text).toContain('import { browserLaunchOptions, demoShop, rehearsalFeatures, type FeatureTestOptions } from')
  expect(text).toContain('    journey: demoShop,')
  expect(text).toContain('    iadvizeProject: { sid: 1234, publicKey: PUBLIC_KEY },')
})
