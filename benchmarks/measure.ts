/** What every benchmark reports: a number with the floor it is divided by and the goal, or that it failed. */

export type Measure = {
  readonly name: string
  /** With its unit: `118 ms`. */
  readonly measured: string
  /** Measured in the same run, in turns with the number; null if the goal is a plain number. */
  readonly floor: { readonly name: string; readonly value: string; readonly ratio: number } | null
  readonly samples: string
  readonly goal: string
  readonly isMet: boolean
  /** What exactly is compared with what. */
  readonly note: string
}

/** A number without a goal, for information. */
export type Reading = Pick<Measure, 'name' | 'measured' | 'samples' | 'note'>

/** A benchmark that failed, and why, in one sentence. */
export type Failure = { readonly name: string; readonly problem: string }

export type Row = Measure | Reading | Failure

export const isAsWished = (row: Row): boolean => !('problem' in row) && (!('isMet' in row) || row.isMet)

export const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 3 : 1)} ms`
