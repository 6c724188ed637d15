/**
 * Answers prepared for the next attempts, in order. One queue holds a platform's answers, and another a token backend's
 * behaviour; each stage has its own.
 */

import type { RefusalCode } from '../protocol/refusals.ts'
import type { Answer, Times } from '../protocol/misbehaviours.ts'

export type Prepared<Value> = Value & { readonly times: Times }

export type PreparedQueue<Value> = {
  readonly add: (prepared: readonly Prepared<Value>[]) => void
  /** Takes the next value. Null if nothing is prepared, or if the next value does not fit; it then stays in the queue. */
  readonly next: (fits?: (value: Value) => boolean) => Value | null
  /** The values that are still prepared, with the remaining times. A value for "always" is included only if it was never used. */
  readonly unused: () => readonly Prepared<Value>[]
  /** The values for the next attempts, in order, with the remaining times. */
  readonly waiting: () => readonly Prepared<Value>[]
  /** A value is prepared for a fixed number of times. */
  readonly isCounting: () => boolean
  readonly clear: () => void
}

export type PreparedAnswer = {
  readonly answer: Answer
  /** With `refuse` only. Default: SERVER_ERROR. */
  readonly code?: RefusalCode | undefined
  readonly delayMs?: number | undefined
}

export const createPreparedQueue = <Value extends object>(): PreparedQueue<Value> => {
  let waiting: readonly Prepared<Value>[] = []
  const served = new WeakSet<Prepared<Value>>()
  return {
    add: (prepared) => {
      // A value for "always" is used until something is prepared after it.
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
    waiting: () => waiting,
    isCounting: () => waiting.some(({ times }) => times !== 'always'),
    clear: () => {
      waiting = []
    },
  }
}
