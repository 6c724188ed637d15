/** What a claim found in the journal, in words. */

import type { Duration } from '../protocol/duration.ts'

export type Judgement = {
  readonly pass: boolean
  /** What the claim expects. */
  readonly expected: string
  /** What the claim expects when it is negated with `.not`. */
  readonly expectedNot: string
  readonly actual: string
  /** Nothing was found, but nothing could be observed either: no verdict. */
  readonly isUntold?: true
  /** The nearest candidate and how it differs; null if there is none, or the claim did not need one. */
  readonly nearestMiss: string | null
}

/** Nothing was found where nothing could be observed. That is no verdict, so the claim must not pass. */
export const untold = (judgement: Judgement, unseen: string): Judgement => ({
  ...judgement,
  pass: !judgement.pass,
  isUntold: true,
  actual: `could not tell: ${unseen}`,
  nearestMiss: null,
})

/** How long a claim may wait, and how far it looks ahead. */
export type Waiting = {
  /**
   * In milliseconds. 0: as long as the test may run. Default: the `expect` timeout of Playwright's configuration; 10 s with
   * `expectStage()`.
   */
  readonly timeout?: number
  /**
   * How far ahead a claim looks that something does not happen, or not again: `'30 s'`; 0 does not look ahead. Default: the
   * option `iadvizeWithin` of the Playwright kit, which moves the page's time; 2 s of real time with `expectStage()`.
   */
  readonly within?: Duration
}

export type CountOptions = Waiting & {
  /** Exactly this many times. Default: at least once. */
  readonly times?: number
}

type Count = {
  /** What happened, one sentence for each occurrence. */
  readonly found: readonly string[]
  readonly times: number | undefined
  /** What is counted, for example "activation", "activations" and "that succeeded". */
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
