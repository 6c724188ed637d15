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
