/**
 * Moves the time of all pages of a rehearsal and the clock of its stage on together, from one timer to the next, and lets
 * the requests between them settle. See docs/decisions/015.
 */

import type { BrowserContext, Frame } from '@playwright/test'
import type { StageClock } from '../stage/clock.ts'
import { askFrame, quietSince, untilQuiet, type KnownFrame, type OnGivenUp } from './frame-clock.ts'
import { passUsersClock } from './users-clock.ts'
import type { VendorCalls } from './vendor-calls.ts'

export type VirtualTime = {
  readonly pass: (ms: number) => Promise<void>
  /** Clocks go on, and no timer is called. */
  readonly sleep: (ms: number) => Promise<void>
  /** Until the moment on the stage's clock; nothing when it has been. */
  readonly passUntil: (at: number) => Promise<void>
  /** Until no timer is left, or to the horizon, or until it is enough. */
  readonly settle: (horizonMs: number, isEnough?: () => boolean) => Promise<void>
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
  readonly onGivenUp: OnGivenUp
}

type Passage = {
  readonly limitMs: number
  readonly endsWithoutTimers: boolean
  /** Asked when all is quiet, before time moves on. */
  readonly isEnough?: (() => boolean) | undefined
}

export const createVirtualTime = (means: TimeMeans): VirtualTime => {
  const traveller = createTraveller(means)
  let last: Promise<void> = Promise.resolve()
  const inTurn = (act: () => Promise<void>): Promise<void> => {
    const turn = last.then(act)
    last = turn.catch(() => {})
    return turn
  }
  const { aheadMs } = traveller
  const travel = (passage: () => Passage): Promise<void> => inTurn(() => traveller.travel(passage()))
  return {
    sleep: (ms) => inTurn(() => traveller.sleep(ms)),
    pass: (ms) => travel(() => ({ limitMs: aheadMs() + ms, endsWithoutTimers: false })),
    passUntil: (at) => travel(() => ({ limitMs: aheadMs() + at - means.clock().now(), endsWithoutTimers: false })),
    settle: (ms, isEnough) => travel(() => ({ limitMs: aheadMs() + ms, endsWithoutTimers: true, isEnough })),
    known: traveller.timeKnown,
    aheadMs,
    close: traveller.close,
  }
}

type Traveller = {
  readonly aheadMs: () => number
  readonly travel: (passage: Passage) => Promise<void>
  readonly sleep: (ms: number) => Promise<void>
  readonly timeKnown: () => Promise<void>
  readonly close: () => void
}

/** Where a rehearsal is in time. */
type Position = {
  aheadMs: number
  isClosed: boolean
  /** Calls of a page's timers under way, of which nobody knows yet how far they lead. */
  moving: Promise<unknown> | null
  /** What the pages look like, where that is known from the last step. */
  seen: readonly KnownFrame[] | null
}

const createTraveller = (means: TimeMeans): Traveller => {
  const position: Position = { aheadMs: 0, isClosed: false, moving: null, seen: null }
  return {
    aheadMs: () => position.aheadMs,
    travel: async (passage) => {
      if (passage.limitMs <= position.aheadMs) return
      try {
        for (let isOver = position.isClosed; !isOver;)
          isOver = (await step(means, position, passage)) || position.isClosed
      } finally {
        await endPassage(means, position)
      }
    },
    sleep: (ms) => sleep(means, position, ms),
    timeKnown: async () => void (await position.moving),
    close: () => {
      position.isClosed = true
    },
  }
}

/** Answers whether the passage is at its end. */
const step = async (
  means: TimeMeans,
  position: Position,
  { limitMs, endsWithoutTimers, isEnough }: Passage,
): Promise<boolean> => {
  const { calls, clock, contexts, onGivenUp } = means
  const moveTo = (toMs: number): void => moveStage(means, position, toMs)
  const asked = { frames: () => framesOf(means), calls, aheadMs: () => position.aheadMs, onGivenUp }
  const quiet = (): Promise<readonly KnownFrame[]> => untilQuiet(asked)
  const known = position.seen ?? (await quiet())
  position.seen = null
  if (isEnough?.()) return true
  if (known.some(({ state }) => state.userClock !== null)) {
    const move = (ms: number): void => moveTo(position.aheadMs + ms)
    await passUsersClock(contexts(), limitMs - position.aheadMs, { quiet, move })
    return true
  }
  const [first, second] = known.toSorted((one, other) => one.dueMs - other.dueMs)
  const stageDueMs = position.aheadMs + (clock().nextDueInMs() ?? Infinity)
  const dueMs = Math.min(first?.dueMs ?? Infinity, stageDueMs)
  if (dueMs > limitMs) {
    if (dueMs < Infinity || !endsWithoutTimers) moveTo(limitMs)
    return true
  }
  if (first === undefined || stageDueMs < first.dueMs) moveTo(stageDueMs)
  else {
    const nextMs = Math.min(limitMs, second?.dueMs ?? Infinity, stageDueMs)
    const wanted = { limitMs: nextMs, idleVendor: calls.idleOf(first.frame) }
    const run = askFrame(first.frame, 'run', { asked: wanted, onGivenUp })
    position.moving = run
    const ran = await run
    // A call that left its page behind leaves no answer.
    moveTo(ran?.aheadMs ?? first.dueMs)
    position.moving = null
    position.seen = ran ? quietSince(first.frame, ran, asked) : null
  }
  return false
}

const moveStage = ({ clock }: TimeMeans, position: Position, toMs: number): void => {
  if (toMs <= position.aheadMs) return
  clock().advance(toMs - position.aheadMs)
  position.aheadMs = toMs
}

const sleep = async (means: TimeMeans, position: Position, ms: number): Promise<void> => {
  if (position.isClosed) return
  const aheadMs = position.aheadMs + ms
  const asleep = await Promise.all(
    framesOf(means).map((frame) => askFrame(frame, 'follow', { asked: aheadMs, onGivenUp: means.onGivenUp })),
  )
  if (asleep.includes(false)) {
    throw new Error('sleep() cannot hold the timers of page.clock: use page.clock.setSystemTime() in such a test.')
  }
  moveStage(means, position, aheadMs)
  await means.startAhead(aheadMs)
}

const endPassage = async (means: TimeMeans, position: Position): Promise<void> => {
  position.moving = null
  position.seen = null
  if (position.isClosed) return
  const { aheadMs } = position
  await Promise.all([
    means.startAhead(aheadMs),
    ...framesOf(means).map((frame) => askFrame(frame, 'end', { asked: aheadMs, onGivenUp: means.onGivenUp })),
  ])
}

const framesOf = ({ contexts }: TimeMeans): readonly Frame[] =>
  contexts().flatMap((context) => context.pages().flatMap((page) => page.frames()))
