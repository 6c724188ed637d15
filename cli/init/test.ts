/** Decides what the first test is, and where it goes. Pure. */

import { importOf } from './address.ts'
import type { Found, Runner } from './found.ts'
import { endingOf, homeOfTests, ownTestFolder, testFileIn, type TestHabit } from './places.ts'
import type { Site } from './planned.ts'
import { playwrightTestText, runnerTestText } from './test-text.ts'

export type PlannedTest = { readonly file: string; readonly text: string } & (
  | { readonly kind: 'runner'; readonly runner: Runner }
  /** `configuration` is null if none that exists runs the test. */
  | { readonly kind: 'playwright'; readonly configuration: string | null; readonly folder: string }
)

/** In the Playwright tests of the project, else in its other runner, else in Playwright tests of its own. */
export const testOf = (found: Found, site: Site): PlannedTest => {
  const { runner } = found
  if (homeOfTests(found) !== null) return testAtHome(found, site)
  if (runner !== null && isRunnable(runner, found)) return testOfRunner(runner, found, site)
  const folder = ownTestFolder(found)
  const file = `${folder}/secured-chat.spec.${endingOf(found)}`
  const text = playwrightTestText({ journey: importOf(file, site.journey), use: null })
  return { kind: 'playwright', configuration: null, folder, file, text }
}

const testAtHome = (found: Found, { url, sid, publicKey, journey }: Site): PlannedTest => {
  const { file: configuration = '', testDir: folder = '.', baseUrl = null, features = [] } = homeOfTests(found) ?? {}
  const file = testFileIn(folder, found, { folder: 'tests', kind: 'spec' })
  // A configuration that runs features with the steps of this package says which project it is.
  const use = features.length > 0 ? null : { sid, publicKey, url: baseUrl === null ? url : undefined }
  return {
    kind: 'playwright',
    configuration,
    folder,
    file,
    text: playwrightTestText({ journey: importOf(file, journey), use }),
  }
}

/**
 * Where the runner looks by itself. Jest takes packages of ES modules only with an option of Node, and fails without it, so the
 * test has a name that it does not find by itself.
 */
const HABITS: Readonly<Record<Runner, TestHabit | null>> = {
  vitest: { folder: 'tests', kind: 'test' },
  jest: null,
  mocha: { folder: 'test', kind: 'test' },
  'node:test': { folder: 'test', kind: 'test' },
}

const testOfRunner = (runner: Runner, found: Found, site: Site): PlannedTest => {
  const habit = HABITS[runner]
  const file = habit === null ? `rehearsal/secured-chat.${endingOf(found)}` : testFileIn('.', found, habit)
  const text = runnerTestText({ ...site, runner, journey: importOf(file, site.journey), isTyped: found.isTypeScript })
  return { kind: 'runner', runner, file, text }
}

/** How the others compile TypeScript is the project's own, and seldom made for packages of ES modules. */
export const isRunnable = (runner: Runner, { isTypeScript }: Pick<Found, 'isTypeScript'>): boolean =>
  !isTypeScript || runner === 'vitest' || runner === 'node:test'
