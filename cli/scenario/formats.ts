/** What the commands answer to `--json`. A number goes up when what reads it has to be changed. */

export const CHECK_FORMAT = 1

/** Lines and columns count from 1; files are named from the folder in which the command was run. */
export type CheckReport = {
  readonly format: typeof CHECK_FORMAT
  /** How many were looked at. */
  readonly files: number
  readonly scenarios: number
  readonly problems: readonly CheckedProblem[]
}

export type CheckedProblem = {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly sentence: string
  readonly nearest: readonly string[]
}

export const LIST_FORMAT = 1

/** `changed`: what has run last is not what is written now. */
export const SCENARIO_STATUSES = ['passed', 'failed', 'changed', 'not-run'] as const

export type ScenarioStatus = (typeof SCENARIO_STATUSES)[number]

export type ListReport = { readonly format: typeof LIST_FORMAT; readonly features: readonly ListedFeature[] }

export type ListedFeature = {
  readonly file: string
  /** Null for a file that is no feature. */
  readonly name: string | null
  readonly scenarios: readonly ListedScenario[]
}

export type ListedScenario = {
  readonly name: string
  readonly line: number
  readonly status: ScenarioStatus
  /** When it last ran, as it is written or as it was before; null for never. */
  readonly at: string | null
  /** How often it runs: once, or once for each example. */
  readonly runs: number
  /** How many of these failed last. */
  readonly failed: number
}
