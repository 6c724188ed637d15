/** Times Playwright tests of several kinds, which take turns in one worker and one browser. `scenarios.spec.ts` has the tests. */

import { execFile } from 'node:child_process'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import type { Failure } from '../measure.ts'
import { median } from '../take-turns.ts'
import { openShop } from './shop.ts'

export type Kind = 'blank' | 'stubs' | 'kit' | 'retries' | 'hour' | 'day' | 'beats'

export type Timed = {
  /** The median in milliseconds. Throws an Error if no test of the kind has passed. */
  readonly medianOf: (kind: Kind) => number
  /** The tests that did not pass, which count in no median, or that took no turns; null if all is well. */
  readonly failure: Failure | null
}

export type Tests = {
  readonly kinds: readonly Kind[]
  readonly turns: number
  /** The first turns, which are not counted, because in them the browser starts and code is compiled. */
  readonly warmUp: number
}

export const timeTests = async (tests: Tests): Promise<Timed> => {
  const shop = await openShop()
  try {
    return readReport(await runPlaywright(shop.url, tests), tests.warmUp)
  } finally {
    shop.close()
  }
}

type Report = {
  readonly errors: readonly Message[]
  readonly suites: readonly Suite[]
}

type Suite = { readonly specs: readonly Spec[]; readonly suites?: readonly Suite[] }

type Message = { readonly message?: string }

type Spec = {
  readonly title: string
  readonly ok: boolean
  readonly tests: readonly {
    readonly results: readonly {
      readonly duration: number
      readonly errors: readonly Message[]
      readonly workerIndex: number
    }[]
  }[]
}

/** Reads the report of Playwright's JSON reporter. Throws an Error if the tests could not be run. */
export const readReport = (report: string, warmUp: number): Timed => {
  const { errors, suites } = JSON.parse(report) as Report
  const [error] = errors
  if (error !== undefined) throw new Error(`Playwright could not run the tests: ${firstLineOf(error)}`)
  const specs = suites.flatMap(specsIn)
  const failure = failureIn(specs) ?? apartIn(specs)
  const counted = specs.filter(({ title, ok }) => ok && Number(title.split(' ')[1]) >= warmUp)
  return {
    medianOf: (kind) => {
      const durations = counted
        .filter(({ title }) => title.split(' ')[0] === kind)
        .flatMap(({ tests }) => tests.flatMap(({ results }) => results.map(({ duration }) => duration)))
      if (durations.length > 0) return median(durations)
      throw new Error(`No test of the kind "${kind}" passed.`)
    },
    failure,
  }
}

const specsIn = ({ specs, suites = [] }: Suite): readonly Spec[] => [...specs, ...suites.flatMap(specsIn)]

/** Names only the first failed test, because the others usually have the same cause. */
const failureIn = (specs: readonly Spec[]): Failure | null => {
  const failed = specs.filter(({ ok }) => !ok)
  const [first] = failed
  if (first === undefined) return null
  const errors = first.tests.flatMap(({ results }) => results.flatMap((result) => result.errors))
  const count = `${failed.length} of ${specs.length} did not pass`
  return {
    name: 'tests that were timed',
    problem: `${count}, the first of them "${first.title}": ${firstLineOf(errors[0])}`,
  }
}

/** Kinds of different workers are run one after the other, and what the machine does besides falls on one of them. */
const apartIn = (specs: readonly Spec[]): Failure | null => {
  const results = specs.flatMap(({ tests }) => tests.flatMap((test) => test.results))
  const { size } = new Set(results.map(({ workerIndex }) => workerIndex))
  return size < 2
    ? null
    : { name: 'tests that were timed', problem: `They ran in ${size} workers, so that the kinds did not take turns.` }
}

const firstLineOf = ({ message = 'it gave no reason' }: Message = {}): string =>
  (stripVTControlCharacters(message).split('\n')[0] ?? '').replace(/^Error: /, '')

/** Returns the output of the JSON reporter, whether or not the tests passed. */
const runPlaywright = (shopUrl: string, { kinds, turns, warmUp }: Tests): Promise<string> => {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const command = [
    `${root}node_modules/@playwright/test/cli.js`,
    'test',
    `--config=${root}benchmarks/kit/playwright.config.ts`,
  ]
  const env = {
    ...process.env,
    BENCHMARK_SHOP_URL: shopUrl,
    BENCHMARK_TURNS: String(turns + warmUp),
    BENCHMARK_KINDS: kinds.join(' '),
  }
  return new Promise((resolve, reject) => {
    execFile(process.execPath, command, { env, maxBuffer: 2 ** 28 }, (error, stdout, stderr) => {
      if (stdout === '') reject(new Error(`Playwright printed no report. ${stderr}`, { cause: error }))
      else resolve(stdout)
    })
  })
}
