/**
 * What somebody prepared for the next times, in order. One queue serves a platform's answers and another a token
 * backend's behaviour; each stage has its own.
 */

import type { RefusalCode } from '../protocol/refusals.ts'
import type { Answer, Times } from '../protocol/misbehaviours.ts'

export type Prepared<Value> = Value & { readonly times: Times }

export type PreparedQueue<Value> = {
  readonly add: (prepared: readonly Prepared<Value>[]) => void
  /** The value for this time, or null when nothing is prepared, or the next one does not fit and stays. */
  readonly next: (fits?: (value: Value) => boolean) => Value | null
  /** What is still prepared, with the times that are left; of "always" only what has never served. */
  readonly unused: () => readonly Prepared<Value>[]
  /** Something is prepared that ends after a number of times. */
  readonly isCounting: () => boolean
  readonly clear: () => void
}

export type PreparedAnswer = {
  readonly answer: Answer
  /** With `refuse` only; SERVER_ERROR when absent. */
  readonly code?: RefusalCode | undefined
  readonly delayMs?: number | undefined
}

export const createPreparedQueue = <Value extends object>(): PreparedQueue<Value> => {
  let waiting: readonly Prepared<Value>[] = []
  const served = new WeakSet<Prepared<Value>>()
  return {
    add: (prepared) => {
      // "always" holds until something is prepared after it.
      waiting = [...waiting.filter(({ times }) => times !== 'always'), ...prepared]
    },
    next: (fits = () => true) => {
      const [first, ...rest] = waiting
      if (first === undefined || !fits(first)) return null
      served.add(first)
      if (first.times !== 'always') waiting = first.times > 1 ? [{ ...first, times: first.times - 1 }, ...rest] : rest
      return first
    },
    unused: () => waiting.filter((prepared) => !served.has(prepared)),
    isCounting: () => waiting.some(({ times }) => times !== 'always'),
    clear: () => {
      waiting = []
    },
  }
}
