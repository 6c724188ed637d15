/** The file that stores the last result of each scenario, beside the configuration of the tests. */

import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'

/** The result of one run; a scenario with examples has one per example. */
export type LastResult = {
  /** The feature, from the folder of the configuration. */
  readonly file: string
  readonly scenario: string
  /** The fingerprint of the steps that ran. */
  readonly fingerprint: string
  /** The project of the configuration: the same scenario can run in several browsers. */
  readonly project: string
  readonly status: 'passed' | 'failed'
  /** When it ended, as an ISO date. */
  readonly at: string
}

const FOLDER = '.rehearsal'

const RESULT_FILE = `${FOLDER}/last-results.json`

const FORMAT = 1

/**
 * `folder` is the folder of the configuration. Returns an empty list if nothing has run. Throws an Error of one sentence if the
 * file is damaged.
 */
export const readResults = (folder: string): readonly LastResult[] => {
  const file = path.join(folder, RESULT_FILE)
  if (!existsSync(file)) return []
  try {
    const { format, results } = JSON.parse(readFileSync(file, 'utf8')) as { format?: unknown; results?: unknown }
    if (format === FORMAT && Array.isArray(results)) return results as readonly LastResult[]
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw new Error(`${RESULT_FILE} was not written by a run of the scenarios: delete it, and run them again.`)
}

/** The results are local to this machine, so the folder has its own `.gitignore`. */
export const writeResults = (folder: string, results: readonly LastResult[]): void => {
  mkdirSync(path.join(folder, FOLDER), { recursive: true })
  writeFileSync(path.join(folder, FOLDER, '.gitignore'), '*\n')
  const file = path.join(folder, RESULT_FILE)
  // Renamed into place, so that a reader never sees a half-written file.
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, `${JSON.stringify({ format: FORMAT, results }, null, 2)}\n`)
  renameSync(draft, file)
}

/**
 * The stored results after a run. If a scenario has run again, results of its earlier wordings are removed; `current` has its
 * present fingerprints. Results of features that no longer exist (`isThere`) are removed as well.
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
