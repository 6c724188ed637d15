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

/** Names of environment variables from which what is not known is read. */
export const VARIABLES = { url: 'SITE_URL', sid: 'IADVIZE_SID', password: 'CUSTOMER_PASSWORD' } as const

/** The user's iAdvize project. */
export type OwnProject = {
  /** Null if it is read from the environment. */
  readonly sid: string | null
  /** A file, relative to the configuration. */
  readonly publicKey?: string | undefined
}

export type ConfigurationPlan = OwnProject & {
  /** Without any, `tests` are all that runs. */
  readonly patterns: readonly string[]
  /** The address of the site; null if it is read from the environment. */
  readonly url: string | null
  /** What the configuration imports the journey from: "./journey.ts". */
  readonly journey: string
  /** The folder of tests that run beside the scenarios. */
  readonly tests?: string | undefined
  /** The folder of the tests that are made from the scenarios. */
  readonly outputDir?: string | undefined
  /** How the site is started. */
  readonly server?: Server | undefined
  readonly isTyped?: boolean
}

/** `url` answers once the site is up. */
export type Server = { readonly command: string; readonly url: string }

export const configurationText = (plan: ConfigurationPlan): string => {
  const { url, sid, journey, publicKey, server, isTyped = true } = plan
  const names = [
    'browserLaunchOptions',
    ...(url === null || sid === null ? ['fromEnvironment'] : []),
    ...(plan.patterns.length === 0 ? [] : ['rehearsalFeatures']),
    ...(isTyped ? ['type FeatureTestOptions'] : []),
  ]
  const hint = publicKey === undefined ? " With publicKey: 'keys/brand.pub.pem' tokens are opened and looked at." : ''
  return `\
import { defineConfig } from '@playwright/test'
import { ${names.join(', ')} } from 'iadvize-rehearsal/bdd'
import * as journey from ${quoted(journey)}

export default defineConfig${isTyped ? '<FeatureTestOptions>' : ''}({
${testsText(plan)}
  reporter: [['iadvize-rehearsal/reporter'], ['list'], ['html', { open: 'never' }]],
${server === undefined ? '' : serverText(server)}  use: {
    // Your site, which has to run while the ${plan.tests === undefined ? 'scenarios' : 'tests'} do.
    baseURL: ${quotedOr(url, 'url')},
    ignoreHTTPSErrors: true,
    // The number of your iAdvize project.${hint}
    iadvizeProject: ${projectText(plan)},
    journey,
    screenshot: 'only-on-failure',
    // Playwright's own browser, or the Chrome or Chromium of this machine.
    browserName: 'chromium',
    launchOptions: browserLaunchOptions(),
  },
})
`
}

const testsText = ({ patterns, tests, outputDir }: ConfigurationPlan): string => {
  if (patterns.length === 0) return `  testDir: ${quoted(tests ?? '.')},`
  const output = outputDir === undefined ? '' : `, outputDir: ${quoted(outputDir)}`
  const features = `testDir: rehearsalFeatures({ features: ${listOf(patterns)}${output} })`
  if (tests === undefined) return `  ${features},`
  return `\
  projects: [
    { name: 'tests', testDir: ${quoted(tests)} },
    { name: 'features', ${features} },
  ],`
}

const serverText = ({ command, url }: Server): string => `\
  webServer: {
    command: ${quoted(command)},
    url: ${quoted(url)},
    ignoreHTTPSErrors: true,
    // A site that is running already is used as it is.
    reuseExistingServer: true,
  },
`

/** Without a public key, tokens are not opened. */
export const projectText = ({ sid, publicKey }: OwnProject): string =>
  `{ sid: ${quotedOr(sid, 'sid')}, ${publicKey === undefined ? "tokenCheck: 'header-only'" : `publicKey: ${quoted(publicKey)}`} }`

/** The text, or the expression that reads it from the environment. */
export const quotedOr = (text: string | null, name: keyof typeof VARIABLES): string =>
  text === null ? `fromEnvironment(${quoted(VARIABLES[name])})` : quoted(text)

/** In TypeScript, or in JavaScript without types. */
export const journeyText = (isTyped = true): string => {
  const ofType = (member: string): string => (isTyped ? `: Journey['${member}']` : '')
  return `\
import { fromEnvironment${isTyped ? ', type Journey' : ''} } from 'iadvize-rehearsal/playwright'

// FILL IN: what your customers do on your site. Put the words of your own pages between the quotes.

export const visitors${ofType('visitors')} = [
  { name: 'Camille Moreau', email: 'camille@example.com', password: fromEnvironment('${VARIABLES.password}') },
]

export const signIn${ofType('signIn')} = async (page, visitor) => {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(visitor['email'] ?? '')
  await page.getByLabel('Password').fill(visitor['password'] ?? '')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: 'Sign out' }).waitFor()
}

export const signOut${ofType('signOut')} = async (page) => {
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('link', { name: 'Sign in' }).waitFor()
}
`
}

export const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`

const listOf = (texts: readonly string[]): string =>
  texts.length === 1 ? quoted(texts[0] ?? '') : `[${texts.map(quoted).join(', ')}]`
