/**
 * Moves the time of all pages of a rehearsal and the clock of its stage on together, from one timer to the next, and lets
 * the requests between them settle. See docs/decisions/015.
 */

import type { LookAhead } from './rehearsed.ts'
import { slownessText } from './slowness.ts'
import { createTraveller, type TravelMeans } from './traveller.ts'

/** `what` is the action or the claim that moves time, as the test wrote it. */
export type VirtualTime = {
  /** Calls every timer at its time. */
  readonly pass: (ms: number, what: string) => Promise<void>
  /** Clocks go on, and no timer is called. */
  readonly sleep: (ms: number) => Promise<void>
  /** Until the moment on the stage's clock; nothing when it has been. */
  readonly passUntil: (at: number, what: string) => Promise<void>
  /** Until no timer is left, or to the horizon, or until it is enough; what only repeats is called more rarely after a while. */
  readonly settle: (horizonMs: number, what: string, isEnough?: () => boolean) => Promise<LookAhead>
  /** Resolves when page time and stage time are the same. */
  readonly known: () => Promise<void>
  /** What page time is ahead of the machine's by, in milliseconds. */
  readonly aheadMs: () => number
  readonly close: () => void
}

export type TimeMeans = TravelMeans & {
  /** The platform hears how far a claim looks ahead, by its clock; null when it has looked. */
  readonly lookAheadTo: (at: number | null) => void
  /** How many calls in a row keep their beat; those of time that the test lets pass only where it is given. */
  readonly fullBeats: number | undefined
}

/** An hour of seconds, and a little more: a site that counts idle seconds in a timer is looked at past its half hour. */
const FULL_BEATS_AHEAD = 4_000

export const createVirtualTime = (means: TimeMeans): VirtualTime => {
  const { fullBeats, lookAheadTo, clock } = means
  const traveller = createTraveller(means)
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
      // Whoever may stop earlier must not find a session that lasts beyond.
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
