/** What a matcher finds in the journal, in words. */

import type { Duration } from '../duration.ts'

export type Judgement = {
  readonly pass: boolean
  /** What the claim expects. */
  readonly expected: string
  /** What the claim expects when it is negated with `.not`. */
  readonly expectedNot: string
  readonly actual: string
  /** Nothing was found where nothing could be seen: no verdict. */
  readonly isUntold?: true
  /** What came nearest and what it lacked; null where nothing came near, or nothing was missed. */
  readonly nearestMiss: string | null
}

/** How long a claim may wait, like the matchers of Playwright, and how far it looks ahead. */
export type Waiting = {
  /** Milliseconds; else that of `expect` in the configuration. 0: as long as the test may run. */
  readonly timeout?: number
  /**
   * How far ahead a claim looks that something does not happen, or not once more: `'30 s'`; 0 is no further than now. That of
   * the option `iadvizeWithin` when absent.
   */
  readonly within?: Duration
}

export type CountOptions = Waiting & {
  /** Exactly so often; at least once where it is left out. */
  readonly times?: number
}

type Count = {
  /** What happened, one sentence each. */
  readonly found: readonly string[]
  readonly times: number | undefined
  /** What is counted: "activation", "activations", and "that succeeded". */
  readonly one: string
  readonly many: string
  readonly which: string
  readonly nearestMiss: string | null
}

export const judgeCount = ({ found, times, one, many, which, nearestMiss }: Count): Judgement => {
  const tail = which === '' ? '' : ` ${which}`
  const pass = times === undefined ? found.length > 0 : found.length === times
  const none = `no ${one}${tail}`
  const number = `${times} ${times === 1 ? one : many}${tail}`
  return {
    pass,
    expected: times === undefined ? `at least one ${one}${tail}` : times === 0 ? none : `exactly ${number}`,
    expectedNot: times === undefined ? none : `any number of ${many}${tail} but ${times}`,
    actual: found.length === 0 ? 'none' : `${found.length} (${listOf(found)})`,
    nearestMiss: pass || found.length > 0 ? null : nearestMiss,
  }
}

const MOST_LISTED = 4

const listOf = (sentences: readonly string[]): string => {
  const shown = sentences.slice(0, MOST_LISTED)
  const left = sentences.length - shown.length
  return `${shown.join('; ')}${left === 0 ? '' : `; and ${left} more`}`
}
