/** What a test through the kit costs: against Playwright's blank page, and against the same flow with stubs by hand. */

import { execFile } from 'node:child_process'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { openShop } from './kit/shop.ts'
import { milliseconds, type Measure } from './measure.ts'
import { median } from './take-turns.ts'

const TURNS = 30

/** First turns, in which the browser starts and everything is compiled. */
const WARM_UP = 3

const MAX_OF_BLANK = 1.5
const MAX_OF_STUBS = 1.15
const MAX_RETRIES_MS = 150
const MAX_HOUR_MS = 500

type Kind = 'blank' | 'stubs' | 'kit' | 'retries' | 'hour'

export const measureKitScenarios = async (): Promise<readonly Measure[]> => {
  const shop = await openShop()
  const durations = await timeTests(shop.url)
  shop.close()
  const medianOf = (kind: Kind): number => median(durations.get(kind) ?? [])
  const [blank, stubs, kit] = [medianOf('blank'), medianOf('stubs'), medianOf('kit')]
  const ratioTo = (floor: string, value: number, maximum: number): Omit<Measure, 'name' | 'note'> => ({
    measured: milliseconds(kit),
    floor: { name: floor, value: milliseconds(value), ratio: kit / value },
    samples: `${TURNS} of each`,
    goal: `<= ${maximum} x`,
    isMet: kit / value <= maximum,
  })
  const moreThan = (value: number, maximumMs: number): Omit<Measure, 'name' | 'note'> => ({
    measured: `${milliseconds(value - kit)} more`,
    floor: { name: 'without', value: milliseconds(kit), ratio: value / kit },
    samples: `${TURNS} of each`,
    goal: `<= ${maximumMs} ms more`,
    isMet: value - kit <= maximumMs,
  })
  return [
    { name: 'scenario, to blank', ...ratioTo('blank page', blank, MAX_OF_BLANK), note: noteOn(stubs / blank) },
    { name: 'scenario, to stubs', ...ratioTo('stubs', stubs, MAX_OF_STUBS), note: 'The same tests as above.' },
    {
      name: 'three retries',
      ...moreThan(medianOf('retries'), MAX_RETRIES_MS),
      note: 'Three refusals and a token that is taken: the delays of 1, 2 and 4 s pass in rehearsed time.',
    },
    {
      name: 'an hour passed',
      ...moreThan(medianOf('hour'), MAX_HOUR_MS),
      note: 'On a page with a countdown of seconds, and with the refresh of the session that becomes due.',
    },
  ]
}

const noteOn = (stubsToBlank: number): string =>
  [
    'Durations of Playwright tests as its JSON report has them, with context and page, in one worker and one browser, the kinds in turn.',
    'Blank: a page, and a claim on its title. Scenario: a page with the snippet, its token, and claims on the journal and on its title, in this order: the first hears at once, and Playwright looks at a title now and then.',
    `Stubs: the same page, and page.route with a tag of a few lines; that alone is ${stubsToBlank.toFixed(2)} x the blank page.`,
  ].join(' ')

type Report = {
  readonly errors: readonly { readonly message?: string }[]
  readonly suites: readonly { readonly specs: readonly Spec[] }[]
}

type Spec = {
  readonly title: string
  readonly ok: boolean
  readonly tests: readonly { readonly results: readonly { readonly duration: number }[] }[]
}

/** Milliseconds by kind. Throws when a test failed: what it took says nothing then. */
const timeTests = async (shopUrl: string): Promise<ReadonlyMap<string, readonly number[]>> => {
  const { errors, suites } = JSON.parse(await runPlaywright(shopUrl)) as Report
  const specs = suites.flatMap((suite) => suite.specs)
  const failed = specs.filter(({ ok }) => !ok).map(({ title }) => title)
  if (errors.length > 0 || failed.length > 0) {
    throw new Error(`The tests did not pass: ${[...errors.map(({ message }) => message), ...failed].join(', ')}`)
  }
  const durations = new Map<string, number[]>()
  for (const { title, tests } of specs) {
    const [kind = '', turn] = title.split(' ')
    if (Number(turn) < WARM_UP) continue
    const found = tests.flatMap(({ results }) => results.map(({ duration }) => duration))
    durations.set(kind, [...(durations.get(kind) ?? []), ...found])
  }
  return durations
}

/** What the JSON reporter prints, whether or not the tests have passed. */
const runPlaywright = (shopUrl: string): Promise<string> => {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const command = [
    `${root}node_modules/@playwright/test/cli.js`,
    'test',
    `--config=${root}benchmarks/kit/playwright.config.ts`,
  ]
  const env = { ...process.env, BENCHMARK_SHOP_URL: shopUrl, BENCHMARK_TURNS: String(TURNS + WARM_UP) }
  return new Promise((resolve, reject) => {
    execFile(process.execPath, command, { env, maxBuffer: 2 ** 28 }, (error, stdout, stderr) => {
      if (stdout === '') reject(new Error(`Playwright printed no report. ${stderr}`, { cause: error }))
      else resolve(stdout)
    })
  })
}
