/** A rehearsal whose journal comes bit by bit: at each look, and when its time is run ahead. */

import { test } from '../../../plain-test.ts'
import type { HeldItem, LookAhead, Rehearsed, Settling } from '../../../../playwright-kit/rehearsed.ts'
import { millisecondsOf } from '../../../../protocol/duration.ts'
import { journal, type Moments } from '../../journal/journals.ts'

export type FakeRehearsal = Rehearsed & {
  readonly settled: () => number
  readonly looks: () => number
  /** What was said of each time that it was run ahead. */
  readonly settlings: readonly Settling[]
}

/** What `Date.now` tells in a test of a file, or of a group, that has called `useFakeTime`. */
let fakeNow: number | null = null

/** From then on no claim waits in real time: of the fake time, as much passes as a matcher waits. */
export const useFakeTime = (): void => {
  const { now } = Date
  test.beforeEach(() => {
    fakeNow = now()
    Date.now = () => fakeNow ?? now()
  })
  test.afterEach(() => {
    Date.now = now
    fakeNow = null
  })
}

const passFakeTime = (ms: number): void => {
  if (fakeNow === null) throw new Error('A claim on a fake rehearsal would never end: call useFakeTime() in this file.')
  fakeNow += ms
}

type Course = {
  /** What is there at the first look, what has come by the second, and so on. */
  readonly looks?: readonly Moments[]
  /** What has come when time has been run ahead once, twice, …; what was there before stays. */
  readonly settles?: readonly Moments[]
  readonly held?: readonly HeldItem[]
  /** What is held after time has been run ahead. */
  readonly heldAfter?: readonly HeldItem[]
  readonly slowed?: LookAhead['slowed']
}

export const rehearsalThat = ({
  looks = [],
  settles = [],
  held = [],
  heldAfter = held,
  slowed = null,
}: Course): FakeRehearsal => {
  let lookCount = 0
  let settleCount = 0
  const settlings: Settling[] = []
  return {
    entries: () => {
      lookCount += 1
      return journal(...looks.slice(0, lookCount).flat(), ...settles.slice(0, settleCount).flat())
    },
    settle: async (_isEnough, how = {}) => {
      settleCount += 1
      settlings.push(how)
      return { withinMs: millisecondsOf(how.within ?? '1 day'), slowed }
    },
    settlings,
    news: async (limitMs) => passFakeTime(limitMs),
    held: async () => (settleCount === 0 ? held : heldAfter),
    settled: () => settleCount,
    looks: () => lookCount,
  }
}

export const rehearsalWith = (...moments: Moments): FakeRehearsal => rehearsalThat({ looks: [moments] })
