/** What every benchmark reports: a number, the floor it is divided by, and the goal; or that it failed. */

export type Measure = {
  readonly name: string
  /** With its unit, as `118 ms`. */
  readonly measured: string
  /** Measured in the same run, turn by turn with the other; null where the goal is a plain number. */
  readonly floor: { readonly name: string; readonly value: string; readonly ratio: number } | null
  readonly samples: string
  readonly goal: string
  readonly isMet: boolean
  /** What exactly is compared with what. */
  readonly note: string
}

/** What could not be measured, and why: one sentence. */
export type Failure = { readonly name: string; readonly problem: string }

export type Row = Measure | Failure

export const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 3 : 1)} ms`
