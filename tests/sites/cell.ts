/** What the audit got wrong on one site with one mistake or none: read from the results of a test run, for a table. */

import { z } from 'zod'
import type { Outcome } from './outcome.ts'

export type Cell = { readonly site: string; readonly mistake: string | null; readonly outcome: Outcome }

const TYPE = 'site and mistake'

export const annotationOf = (cell: Cell) => ({ type: TYPE, description: JSON.stringify(cell) })

const resultsSchema = z.looseObject({ suites: z.array(z.unknown()) })
const annotationsSchema = z.looseObject({
  annotations: z.array(z.looseObject({ type: z.string(), description: z.string().optional() })),
})

export type Results = {
  readonly cells: readonly Cell[]
  /** Tests that ended without an outcome, because the site did not start or the audit threw. */
  readonly without: readonly string[]
}

/** `json` is the output of Playwright's JSON reporter. */
export const resultsIn = (json: string): Results => {
  const tests = resultsSchema.parse(JSON.parse(json)).suites.flatMap(testsIn)
  const read = tests.map(({ title, test }) => ({ title, cell: cellIn(test) }))
  return {
    cells: read.flatMap(({ cell }) => (cell === null ? [] : [cell])),
    without: read.flatMap(({ cell, title }) => (cell === null ? [title] : [])),
  }
}

const suiteSchema = z.looseObject({
  suites: z.array(z.unknown()).default([]),
  specs: z.array(z.looseObject({ title: z.string(), tests: z.array(z.unknown()) })).default([]),
})

const testsIn = (suite: unknown): readonly { readonly title: string; readonly test: unknown }[] => {
  const { suites, specs } = suiteSchema.parse(suite)
  return [
    ...specs.flatMap(({ title, tests }) => tests.map((test) => ({ title, test }))),
    ...suites.flatMap((inner) => testsIn(inner)),
  ]
}

const cellIn = (test: unknown): Cell | null => {
  const { annotations } = annotationsSchema.parse(test)
  const description = annotations.find(({ type }) => type === TYPE)?.description
  return description === undefined ? null : (JSON.parse(description) as Cell)
}
