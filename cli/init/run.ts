/** The first run: its commands, what has to be done before, and what the user may wonder about. Pure. */

import path from 'node:path'
import { PLAYWRIGHT_CONFIG } from '../scenario/configuration.ts'
import { VARIABLES } from '../scenario/templates.ts'
import { isLocal } from './address.ts'
import { RUNNER_NAMES, type Found, type Runner } from './found.ts'
import { homeOfFeatures } from './places.ts'
import type { Parts, Site } from './planned.ts'
import { journeyOf } from './site.ts'
import { isRunnable } from './test.ts'

const RUN: Readonly<Record<Runner, (exec: string, file: string) => string>> = {
  vitest: (exec, file) => `${exec} vitest run ${file}`,
  // Jest needs this to load packages of ES modules, and to run a file that it would not find by itself.
  jest: (exec, file) => `NODE_OPTIONS=--experimental-vm-modules ${exec} jest --testMatch '**/${file}'`,
  mocha: (exec, file) => `${exec} mocha ${file}`,
  'node:test': (_exec, file) => `node ${file.endsWith('.ts') ? '--import tsx ' : ''}--test ${file}`,
}

export const testCommands = (found: Found, { test, features, own }: Parts): readonly string[] => {
  const { exec } = found.manager.manager
  const playwright = (configuration: string, names: readonly string[]): string => {
    const option = configuration.startsWith(`${PLAYWRIGHT_CONFIG}.`) ? [] : ['--config', configuration]
    return [exec, 'playwright test', ...option, ...names].join(' ')
  }
  const home = homeOfFeatures(found)?.file ?? null
  const feature = features === null || home === null ? [] : [path.posix.basename(features.file, '.feature')]
  const isTestElsewhere = test.kind === 'playwright' && test.configuration !== null && test.configuration !== home
  // A test that is left over is added to that configuration by hand.
  const isTestAtHome = test.kind === 'playwright' && (test.configuration === null || test.configuration === home)
  return [
    ...(test.kind === 'runner' ? [RUN[test.runner](exec, test.file)] : []),
    ...(isTestElsewhere ? [playwright(test.configuration, [test.file])] : []),
    ...(home === null ? [] : [playwright(home, [...(isTestAtHome ? [test.file] : []), ...feature])]),
    // What is written runs nothing else.
    ...(own === null ? [] : [playwright(own.file, [])]),
  ]
}

/** The variables from which what is not known is read. */
export const variablesOf = ({ url, sid }: Site): readonly string[] => [
  ...(url === null ? [VARIABLES.url] : []),
  ...(sid === null ? [VARIABLES.sid] : []),
]

const MEANINGS: Readonly<Record<string, string>> = {
  [VARIABLES.url]: 'the address of your site',
  [VARIABLES.sid]: 'the number of your iAdvize project',
  [VARIABLES.password]: 'the password of that customer',
}

export const beforeRun = (found: Found, { site, features, own }: Parts): readonly string[] => {
  const { add, exec } = found.manager.manager
  const isBddNeeded = features !== null || own !== null
  const missing = found.missing.filter((name) => name !== 'playwright-bdd' || isBddNeeded)
  const isJourneyNew = journeyOf(found) === null
  const variables = [...variablesOf(site), ...(isJourneyNew ? [VARIABLES.password] : [])]
  // The audit starts no site, whatever the tests do.
  const needsSite = site.url === null || isLocal(site.url)
  return [
    ...(missing.length === 0 ? [] : [`\`${add} ${missing.join(' ')}\``]),
    ...(missing.includes('@playwright/test') ? [`\`${exec} playwright install chromium\``] : []),
    ...(isJourneyNew ? [`${site.journey}: put the words of your own sign-in page between the quotes.`] : []),
    ...variables.map((name) => `\`export ${name}=…\` (${MEANINGS[name]})`),
    ...(needsSite ? [site.server === null ? 'Start your site.' : `Start your site: \`${site.server.command}\``] : []),
  ]
}

export const notesOn = (found: Found, { features, test }: Parts): readonly string[] => [
  ...found.configurations.flatMap(({ trouble }) => (trouble === null ? [] : [`${trouble} What it runs is not known.`])),
  ...(found.hasCypress && test.kind === 'playwright'
    ? ['Cypress: the first test is one of Playwright. docs/other-tools.md says how Cypress reaches the stand-in.']
    : []),
  ...(found.runner !== null && test.kind === 'playwright' && !isRunnable(found.runner, found)
    ? [
        `${RUNNER_NAMES[found.runner]}: how it compiles TypeScript is up to your project, so the first test is one of Playwright. docs/client.md has the claims for your own tests.`,
      ]
    : []),
  ...(test.kind === 'runner' && test.runner !== 'jest'
    ? [`${RUNNER_NAMES[test.runner]} will run the first test with the others. It needs your running site.`]
    : []),
  ...(features === null
    ? ['No feature is written, because your own configuration runs the features of every folder.']
    : []),
]
