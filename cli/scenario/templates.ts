/** The files that a new project begins with. Pure. */

import type { Language } from '../../gherkin/language.ts'

/** Signs in, and claims what every site should do: the chat is secured. */
export const featureText = (title: string, language: Language): string => FEATURES[language](title)

const FEATURES: Readonly<Record<Language, (title: string) => string>> = {
  en: (title) => `Feature: ${title}

  Scenario: The chat is secured
    When the customer signs in
    Then the chat is secured
    And no activation fails
`,
  fr: (title) => `# language: fr
Fonctionnalité: ${title}

  Scénario: Le chat est sécurisé
    Quand le client se connecte
    Alors le chat est sécurisé
    Et aucune activation n'échoue
`,
}

export type ConfigurationPlan = {
  readonly patterns: readonly string[]
  /** The address of the site. */
  readonly url: string
  readonly sid: string
  /** The journey, relative to the configuration: "./journey.ts". */
  readonly journey: string
}

export const configurationText = ({ patterns, url, sid, journey }: ConfigurationPlan): string => `\
import { defineConfig } from '@playwright/test'
import { browserLaunchOptions, rehearsalFeatures, type FeatureTestOptions } from 'iadvize-rehearsal/bdd'
import * as journey from ${quoted(journey)}

export default defineConfig<FeatureTestOptions>({
  testDir: rehearsalFeatures({ features: ${listOf(patterns)} }),
  reporter: [['iadvize-rehearsal/reporter'], ['list'], ['html', { open: 'never' }]],
  use: {
    // Your site, which has to run while the scenarios do.
    baseURL: ${quoted(url)},
    ignoreHTTPSErrors: true,
    // The number of your iAdvize project. With publicKey: 'keys/brand.pub.pem' tokens are opened and looked at.
    iadvizeProject: { sid: ${quoted(sid)}, tokenCheck: 'header-only' },
    journey,
    screenshot: 'only-on-failure',
    // Playwright's own browser, or the Chrome or Chromium of this machine.
    browserName: 'chromium',
    launchOptions: browserLaunchOptions(),
  },
})
`

export const journeyText = (): string => `\
import { fromEnvironment, type Journey } from 'iadvize-rehearsal/bdd'

// What your customers do on your site. Put the words of your own pages between the quotes.

export const visitors: Journey['visitors'] = [
  { name: 'Camille Moreau', email: 'camille@example.com', password: fromEnvironment('CUSTOMER_PASSWORD') },
]

export const signIn: Journey['signIn'] = async (page, visitor) => {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(visitor['email'] ?? '')
  await page.getByLabel('Password').fill(visitor['password'] ?? '')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: 'Sign out' }).waitFor()
}

export const signOut: Journey['signOut'] = async (page) => {
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('link', { name: 'Sign in' }).waitFor()
}
`

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`

const listOf = (texts: readonly string[]): string =>
  texts.length === 1 ? quoted(texts[0] ?? '') : `[${texts.map(quoted).join(', ')}]`
