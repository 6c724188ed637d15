/** What the commands print with `--json`. A format number goes up when programs that read the format must change. */

export const CHECK_FORMAT = 1

/** Lines and columns count from 1. File names are relative to the folder in which the command was run. */
export type CheckReport = {
  readonly format: typeof CHECK_FORMAT
  /** How many files were checked. */
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

/** `changed`: the scenario was edited after its last run. */
export const SCENARIO_STATUSES = ['passed', 'failed', 'changed', 'not-run'] as const

export type ScenarioStatus = (typeof SCENARIO_STATUSES)[number]

export type ListReport = { readonly format: typeof LIST_FORMAT; readonly features: readonly ListedFeature[] }

export type ListedFeature = {
  readonly file: string
  /** Null if the file is not a feature. */
  readonly name: string | null
  readonly scenarios: readonly ListedScenario[]
}

export type ListedScenario = {
  readonly name: string
  readonly line: number
  readonly status: ScenarioStatus
  /** When it last ran, in its present or an earlier version; null if it never ran. */
  readonly at: string | null
  /** How often it runs: once, or once for each example. */
  readonly runs: number
  /** How many of these failed in the last run. */
  readonly failed: number
}
