/**
 * What a scenario costs as a feature, compared with the same scenario in TypeScript with the kit. Both run in a real Playwright.
 */

import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { loadKeys } from '../environment/keys.ts'
import { startSite } from '../environment/start-site.ts'
import { milliseconds, type Measure } from './measure.ts'
import { takeTurns } from './take-turns.ts'

const MOST_RATIO = 1.1

/** Repetitions in each run of Playwright, after a first one that starts the browser. */
const REPEATS = 6

const TURNS = 3

const root = fileURLToPath(new URL('..', import.meta.url))

const RUNNER = `${root}node_modules/@playwright/test/index.mjs`

const JOURNEY = `
export const visitors = [{ name: 'Camille Moreau' }]
export const signIn = async (page) => {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill('camille@example.com')
  await page.getByLabel('Password').fill('camomile')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('heading', { name: 'Your account' }).waitFor()
}
export const signOut = async () => {}
`

const FEATURE = `Feature: The chat
  Scenario: A token that is refused
    Given the platform always refuses with SIGNATURE_INVALID
    When the customer signs in
    Then the activation fails with SIGNATURE_INVALID after 4 attempts
    And no anonymous activation follows
`

const SCENARIO = `
import { expect, refuse, test } from '${root}dist/playwright.js'
import * as journey from './journey.mjs'
test('A token that is refused', async ({ page, iadvize }) => {
  iadvize.prepare(refuse('SIGNATURE_INVALID').always())
  await journey.signIn(page)
  await expect(iadvize).toHaveFailedActivation({ code: 'SIGNATURE_INVALID', attempts: 4 })
  await expect(iadvize).not.toHaveActivatedAnonymously()
})
`

const configuration = (baseUrl: string): string => `
import { defineConfig } from '${RUNNER}'
import { browserLaunchOptions } from '${root}playwright-kit/find-browser.ts'
import { rehearsalFeatures } from '${root}dist/bdd.js'
import * as journey from './journey.mjs'
export default defineConfig({
  testDir: process.env.KIND === 'feature' ? rehearsalFeatures({ features: '*.feature' }) : '.',
  testIgnore: process.env.KIND === 'feature' ? [] : '.features-gen/**',
  workers: 1,
  repeatEach: ${REPEATS + 1},
  reporter: [['json', { outputFile: process.env.KIND + '.json' }]],
  outputDir: './results',
  use: {
    baseURL: '${baseUrl}',
    browserName: 'chromium',
    launchOptions: browserLaunchOptions(),
    journey,
    iadvizeProject: { sid: 1234, publicKey: 'brand.pub.pem' },
  },
})
`

export const measureFeatureCost = async (): Promise<Measure> => {
  const site = await startSite({ site: 'good', tagUrl: '//halc.iadvize.com/iadvize.js' })
  const folder = await mkdtemp(path.join(tmpdir(), 'feature-cost-'))
  try {
    await writeProject(folder, site.url)
    const run = (kind: Kind) => () => medianOf(folder, kind)
    const { measured, floor, ratio } = await takeTurns({
      count: TURNS,
      warmUp: 0,
      measured: run('feature'),
      floor: run('scenario'),
    })
    return {
      name: 'a scenario as a feature',
      measured: milliseconds(measured),
      floor: { name: 'in TypeScript', value: milliseconds(floor), ratio },
      samples: `${TURNS} × ${REPEATS}`,
      goal: `≤ ${MOST_RATIO} ×`,
      isMet: ratio <= MOST_RATIO,
      note: 'A sign-in that is refused four times and never becomes anonymous, on the demo shop; each turn is a run of Playwright with one worker, and counts the median of its tests.',
    }
  } finally {
    await site.close()
    await rm(folder, { recursive: true })
  }
}

type Kind = 'feature' | 'scenario'

const writeProject = async (folder: string, url: string): Promise<void> => {
  const files = {
    'package.json': '{ "type": "module" }',
    'playwright.config.ts': configuration(url),
    'journey.mjs': JOURNEY,
    'chat.feature': FEATURE,
    'chat.spec.ts': SCENARIO,
    'brand.pub.pem': loadKeys().brandPublicPem,
  }
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(path.join(folder, name), text)))
}

type Report = { readonly suites: readonly Suite[] }
type Suite = {
  readonly suites?: readonly Suite[]
  readonly specs: readonly {
    readonly tests: readonly { readonly results: readonly { readonly duration: number }[] }[]
  }[]
}

const medianOf = async (folder: string, kind: Kind): Promise<number> => {
  const cli = `${root}node_modules/@playwright/test/cli.js`
  await promisify(execFile)(process.execPath, [cli, 'test'], { cwd: folder, env: { ...process.env, KIND: kind } })
  const report = JSON.parse(await readFile(path.join(folder, `${kind}.json`), 'utf8')) as Report
  const durations = report.suites.flatMap(durationsIn).slice(1)
  if (durations.length !== REPEATS) throw new Error(`The ${kind} ran ${durations.length} times and not ${REPEATS}.`)
  return durations.toSorted((one, other) => one - other)[Math.floor(REPEATS / 2)] ?? NaN
}

const durationsIn = ({ suites = [], specs }: Suite): readonly number[] => [
  ...suites.flatMap(durationsIn),
  ...specs.flatMap(({ tests }) => tests.flatMap(({ results }) => results.map(({ duration }) => duration))),
]
