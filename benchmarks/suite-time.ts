/** Where the time of the last test run went: the total time of each project's tests, and the slowest files. */

import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { Reading } from './measure.ts'

const RESULTS = fileURLToPath(new URL('../test-results/results.json', import.meta.url))

const MOST_FILES = 10

export async function* measureSuiteTime(): AsyncGenerator<Reading> {
  yield* suiteTimeIn(await readFile(RESULTS, 'utf8').catch(() => null))
}

/** `json` is the output of Playwright's JSON reporter; null if there is none from an earlier run. */
export const suiteTimeIn = (json: string | null): readonly Reading[] => {
  if (json === null) {
    const note = 'No run has left its results: run "npx playwright test", or "npm test", before this.'
    return [{ name: 'time of the tests', measured: 'not known', samples: '-', note }]
  }
  const timed = reportSchema.parse(JSON.parse(json)).suites.flatMap(timedIn)
  const wholeMs = sumOf(timed)
  const projects = groupsOf(timed, ({ project }) => project).toSorted(longestFirst)
  return projects.map(({ name, members, ms }) => ({
    name: `tests of ${name}`,
    measured: `${seconds(ms)}, ${((ms / wholeMs) * 100).toFixed(0)} %`,
    samples: members.length === 1 ? '1 test' : `${members.length} tests`,
    note: `the slowest files are ${slowestOf(members)}.`,
  }))
}

type Timed = { readonly project: string; readonly file: string; readonly ms: number }

const slowestOf = (members: readonly Timed[]): string =>
  groupsOf(members, ({ file }) => file)
    .toSorted(longestFirst)
    .slice(0, MOST_FILES)
    .map(({ name, ms }) => `${name} (${seconds(ms)})`)
    .join(', ')

type Group = { readonly name: string; readonly members: readonly Timed[]; readonly ms: number }

const groupsOf = (timed: readonly Timed[], nameOf: (one: Timed) => string): readonly Group[] =>
  [...new Set(timed.map(nameOf))].map((name) => {
    const members = timed.filter((one) => nameOf(one) === name)
    return { name, members, ms: sumOf(members) }
  })

const sumOf = (timed: readonly Timed[]): number => timed.reduce((sum, { ms }) => sum + ms, 0)

const longestFirst = (one: Group, other: Group): number => other.ms - one.ms

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`

const reportSchema = z.looseObject({ suites: z.array(z.unknown()) })

const suiteSchema = z.looseObject({
  suites: z.array(z.unknown()).default([]),
  specs: z
    .array(
      z.looseObject({
        file: z.string(),
        tests: z.array(
          z.looseObject({ projectName: z.string(), results: z.array(z.looseObject({ duration: z.number() })) }),
        ),
      }),
    )
    .default([]),
})

const timedIn = (suite: unknown): readonly Timed[] => {
  const { suites, specs } = suiteSchema.parse(suite)
  const own = specs.flatMap(({ file, tests }) =>
    tests.map(({ projectName, results }) => ({
      project: projectName,
      file,
      ms: results.reduce((sum, { duration }) => sum + duration, 0),
    })),
  )
  return [...own, ...suites.flatMap(timedIn)]
}
