/** The file in which the last result of each scenario is kept, beside the configuration of the tests. */

import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'

/** Of one run of a scenario; one with examples has as many as examples. */
export type LastResult = {
  /** The feature, from the folder of the configuration. */
  readonly file: string
  readonly scenario: string
  /** Of the steps as they were run. */
  readonly fingerprint: string
  /** Of the configuration: the same scenario can run in several browsers. */
  readonly project: string
  readonly status: 'passed' | 'failed'
  /** When it ended, as an ISO date. */
  readonly at: string
}

const FOLDER = '.rehearsal'

const RESULT_FILE = `${FOLDER}/last-results.json`

const FORMAT = 1

/** `folder` is that of the configuration. None where nothing has been run; throws an Error of one sentence where the file is broken. */
export const readResults = (folder: string): readonly LastResult[] => {
  const file = path.join(folder, RESULT_FILE)
  if (!existsSync(file)) return []
  try {
    const { format, results } = JSON.parse(readFileSync(file, 'utf8')) as { format?: unknown; results?: unknown }
    if (format === FORMAT && Array.isArray(results)) return results as readonly LastResult[]
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw new Error(`${RESULT_FILE} is not what a run leaves there: delete it, and run the scenarios again.`)
}

/** Nothing of it is for anybody else: the folder tells Git so itself. */
export const writeResults = (folder: string, results: readonly LastResult[]): void => {
  mkdirSync(path.join(folder, FOLDER), { recursive: true })
  writeFileSync(path.join(folder, FOLDER, '.gitignore'), '*\n')
  const file = path.join(folder, RESULT_FILE)
  // Whoever reads it meanwhile has the one or the other.
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, `${JSON.stringify({ format: FORMAT, results }, null, 2)}\n`)
  renameSync(draft, file)
}

/**
 * What is known after a run. Of a scenario that has run, in one project, what an earlier wording came to goes; `current` are
 * the fingerprints that it has now. Of features that `isThere` denies everything goes.
 */
export const mergeResults = (
  before: readonly LastResult[],
  { ran, current, isThere }: Merging,
): readonly LastResult[] => {
  const ranKeys = new Set(ran.map(keyOf))
  const ranScenarios = new Set(ran.map(scenarioOf))
  const kept = before.filter(
    (result) =>
      isThere(result.file) &&
      !ranKeys.has(keyOf(result)) &&
      (!ranScenarios.has(scenarioOf(result)) || current.has(result.fingerprint)),
  )
  return [...kept, ...ran]
}

export type Merging = {
  readonly ran: readonly LastResult[]
  readonly current: ReadonlySet<string>
  readonly isThere: (file: string) => boolean
}

const scenarioOf = ({ file, scenario, project }: LastResult): string => JSON.stringify([file, scenario, project])

const keyOf = (result: LastResult): string => `${scenarioOf(result)} ${result.fingerprint}`
