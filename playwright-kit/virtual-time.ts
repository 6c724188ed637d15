/**
 * Moves the time of all pages of a rehearsal and the clock of its stage on together, from one timer to the next, and lets
 * the requests between them settle. See docs/decisions/015.
 */

import type { BrowserContext, Frame } from '@playwright/test'
import type { StageClock } from '../stage/clock.ts'
import { askFrame, untilQuiet, type KnownFrame } from './frame-clock.ts'
import { passUsersClock } from './users-clock.ts'
import type { VendorCalls } from './vendor-calls.ts'

export type VirtualTime = {
  readonly pass: (ms: number) => Promise<void>
  /** Until the moment on the stage's clock; nothing when it has been. */
  readonly passUntil: (at: number) => Promise<void>
  /** Until no timer is left, or to the horizon. */
  readonly settle: (horizonMs: number) => Promise<void>
  /** Resolves when page time and stage time are the same. */
  readonly known: () => Promise<void>
  /** What page time is ahead of the machine's by, in milliseconds. */
  readonly aheadMs: () => number
  readonly close: () => void
}

export type TimeMeans = {
  readonly contexts: () => readonly BrowserContext[]
  readonly clock: () => StageClock
  readonly calls: VendorCalls
  /** Documents that come from now on begin that far ahead. */
  readonly startAhead: (aheadMs: number) => Promise<void>
}

type Passage = { readonly limitMs: number; readonly endsWithoutTimers: boolean }

export const createVirtualTime = (means: TimeMeans): VirtualTime => {
  const traveller = createTraveller(means)
  let last: Promise<void> = Promise.resolve()
  const inTurn = (passage: () => Passage): Promise<void> => {
    const turn = last.then(() => traveller.travel(passage()))
    last = turn.catch(() => {})
    return turn
  }
  const { aheadMs } = traveller
  return {
    pass: (ms) => inTurn(() => ({ limitMs: aheadMs() + ms, endsWithoutTimers: false })),
    passUntil: (at) => inTurn(() => ({ limitMs: aheadMs() + at - means.clock().now(), endsWithoutTimers: false })),
    settle: (ms) => inTurn(() => ({ limitMs: aheadMs() + ms, endsWithoutTimers: true })),
    known: traveller.timeKnown,
    aheadMs,
    close: traveller.close,
  }
}

type Traveller = {
  readonly aheadMs: () => number
  readonly travel: (passage: Passage) => Promise<void>
  readonly timeKnown: () => Promise<void>
  readonly close: () => void
}

const createTraveller = (means: TimeMeans): Traveller => {
  const { calls, clock } = means
  let aheadMs = 0
  let isClosed = false
  let moving: Promise<unknown> | null = null

  const frames = (): readonly Frame[] =>
    means.contexts().flatMap((context) => context.pages().flatMap((page) => page.frames()))
  const moveStage = (toMs: number): void => {
    if (toMs <= aheadMs) return
    clock().advance(toMs - aheadMs)
    aheadMs = toMs
  }
  const quiet = (): Promise<readonly KnownFrame[]> => untilQuiet({ frames, calls, aheadMs: () => aheadMs })
  const call = async ({ frame, dueMs }: KnownFrame, limitMs: number): Promise<void> => {
    const run = askFrame(frame, 'run', { limitMs, idleVendor: calls.idleOf(frame) })
    moving = run
    // A call that left its page behind leaves no answer.
    moveStage((await run) ?? dueMs)
    moving = null
  }
  /** Answers whether the passage is at its end. */
  const step = async ({ limitMs, endsWithoutTimers }: Passage): Promise<boolean> => {
    const known = await quiet()
    if (known.some(({ state }) => state.userClock !== null)) {
      const move = (ms: number): void => moveStage(aheadMs + ms)
      await passUsersClock(means.contexts(), limitMs - aheadMs, { quiet, move })
      return true
    }
    const [first, second] = known.toSorted((one, other) => one.dueMs - other.dueMs)
    const stageDueMs = aheadMs + (clock().nextDueInMs() ?? Infinity)
    const dueMs = Math.min(first?.dueMs ?? Infinity, stageDueMs)
    if (dueMs > limitMs) {
      if (dueMs < Infinity || !endsWithoutTimers) moveStage(limitMs)
      return true
    }
    if (first === undefined || stageDueMs < first.dueMs) moveStage(stageDueMs)
    else await call(first, Math.min(limitMs, second?.dueMs ?? Infinity, stageDueMs))
    return false
  }
  const end = async (): Promise<void> => {
    moving = null
    if (isClosed) return
    await Promise.all([means.startAhead(aheadMs), ...frames().map((frame) => askFrame(frame, 'end', aheadMs))])
  }

  return {
    aheadMs: () => aheadMs,
    travel: async (passage) => {
      if (passage.limitMs <= aheadMs) return
      try {
        for (let isOver = isClosed; !isOver && !isClosed;) isOver = await step(passage)
      } finally {
        await end()
      }
    },
    timeKnown: async () => void (await moving),
    close: () => {
      isClosed = true
    },
  }
}
