/**
 * Moves the time of all pages of a rehearsal and the clock of its stage together, from one timer to the next, and lets the
 * requests in between settle. See docs/decisions/015.
 */

import type { LookAhead } from '../rehearsed.ts'
import { slownessText } from './slowness.ts'
import { createTraveller, type TravelDeps } from './traveller.ts'

/** `what` is the action or the claim that moves time, as the test wrote it. */
export type VirtualTime = {
  /** Calls every timer at its time. */
  readonly pass: (ms: number, what: string) => Promise<void>
  /** Moves the clocks on without calling a timer. */
  readonly sleep: (ms: number) => Promise<void>
  /** Passes time up to this moment on the stage's clock; does nothing if it is in the past. */
  readonly passUntil: (at: number, what: string) => Promise<void>
  /**
   * Passes time until no timer is left, the horizon is reached, or `isEnough` returns true. Timers that only repeat are called
   * less often after a while.
   */
  readonly settle: (horizonMs: number, what: string, isEnough?: () => boolean) => Promise<LookAhead>
  /** Resolves when page time and stage time are the same. */
  readonly known: () => Promise<void>
  /** How far page time is ahead of the machine's time, in milliseconds. */
  readonly aheadMs: () => number
  readonly close: () => void
}

export type TimeDeps = TravelDeps & {
  /** Tells the platform until when a claim looks ahead, in stage time; null when it has finished. */
  readonly lookAheadTo: (at: number | null) => void
  /** The number of calls in a row that keep their interval; applies to passed time only if it is set. */
  readonly fullBeats: number | undefined
}

/** A little more than an hour of one-second timers, so that a site that counts idle seconds is seen past its half hour. */
const FULL_BEATS_AHEAD = 4_000

export const createVirtualTime = (deps: TimeDeps): VirtualTime => {
  const { fullBeats, lookAheadTo, clock } = deps
  const traveller = createTraveller(deps)
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <Done>(act: () => Promise<Done>): Promise<Done> => {
    const turn = last.then(act)
    last = turn.catch(() => {})
    return turn
  }
  const { aheadMs } = traveller
  const pass = (what: string, limitMs: () => number): Promise<void> =>
    inTurn(async () => {
      const passage = { what, limitMs: limitMs(), endsWithoutTimers: false, fullBeats: fullBeats ?? null }
      if (passage.limitMs > aheadMs()) await traveller.travel(passage)
    })
  const settle: VirtualTime['settle'] = (withinMs, what, isEnough) =>
    inTurn(async () => {
      const fromMs = aheadMs()
      const passage = { what, limitMs: fromMs + withinMs, endsWithoutTimers: true, isEnough }
      // A call that may stop earlier must not leave a session with a longer life.
      if (isEnough === undefined) lookAheadTo(clock().now() + withinMs)
      try {
        const slowed = await traveller.travel({ ...passage, fullBeats: fullBeats ?? FULL_BEATS_AHEAD })
        return { withinMs, slowed: slowed === null ? null : slownessText(slowed, fromMs) }
      } finally {
        if (isEnough === undefined) lookAheadTo(null)
      }
    })
  return {
    sleep: (ms) => inTurn(() => traveller.sleep(ms)),
    pass: (ms, what) => pass(what, () => aheadMs() + ms),
    passUntil: (at, what) => pass(what, () => aheadMs() + at - clock().now()),
    settle,
    known: traveller.timeKnown,
    aheadMs,
    close: traveller.close,
  }
}
