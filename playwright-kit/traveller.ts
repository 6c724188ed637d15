/** Goes through a stretch of time: from one timer of the pages, or of the stage, to the next. */

import type { BrowserContext, Frame } from '@playwright/test'
import type { StageClock } from '../stage/clock.ts'
import type { PagePassage, PageRun, PageState } from './browser/main.ts'
import {
  createFrameAsker,
  idleVendorOf,
  knownSince,
  untilQuiet,
  type FrameAsker,
  type KnownFrame,
  type OnGivenUp,
  type Quiet,
} from './frame-clock.ts'
import { earlierOf } from './slowness.ts'
import type { TimeWatch } from './time-watch.ts'
import { passUsersClock } from './users-clock.ts'
import type { VendorCalls } from './vendor-calls.ts'

export type TravelMeans = {
  readonly contexts: () => readonly BrowserContext[]
  readonly clock: () => StageClock
  readonly calls: VendorCalls
  /** Documents that come from now on begin that far ahead. */
  readonly startAhead: (aheadMs: number) => Promise<void>
  readonly watch: TimeWatch
  readonly onGivenUp: OnGivenUp
}

export type Passage = {
  readonly what: string
  readonly limitMs: number
  readonly endsWithoutTimers: boolean
  /** Null where every timer is called at its time. */
  readonly fullBeats: number | null
  /** Asked when all is quiet, before time moves on. */
  readonly isEnough?: (() => boolean) | undefined
}

export type Traveller = {
  readonly aheadMs: () => number
  /** Answers since when something was called more rarely than it would be; null: nothing was. */
  readonly travel: (passage: Passage) => Promise<PageState['slowed']>
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
  /** What the pages look like, where that is known from the last step, and how many steps ago they were asked. */
  seen: readonly KnownFrame[] | null
  unlooked: number
  slowed: PageState['slowed']
  /** Counts the passages. */
  number: number
}

/** So many steps in which pages only repeat themselves, after which all are looked at again: one may have told another something. */
const STEPS_UNLOOKED = 10

export const createTraveller = (means: TravelMeans): Traveller => {
  const position: Position = {
    aheadMs: 0,
    isClosed: false,
    moving: null,
    seen: null,
    unlooked: 0,
    slowed: null,
    number: 0,
  }
  const asker = createFrameAsker(means)
  return {
    aheadMs: () => position.aheadMs,
    travel: async (passage) => {
      position.number += 1
      position.slowed = null
      const end = watchPassage(means, position, passage)
      const { number } = position
      const { fullBeats } = passage
      const ask = { ...asker, passage: { number, pace: fullBeats === null ? null : { fullBeats } } }
      try {
        for (let isOver = position.isClosed; !isOver;)
          isOver = (await step({ means, position, ask }, passage)) || position.isClosed
      } finally {
        await endPassage(means, position, asker)
        end()
      }
      return position.slowed
    },
    sleep: (ms) => sleep(means, position, { ms, asker }),
    timeKnown: async () => void (await position.moving),
    close: () => {
      position.isClosed = true
    },
  }
}

const watchPassage = (means: TravelMeans, position: Position, { what, limitMs }: Passage): (() => void) => {
  const fromMs = position.aheadMs
  return means.watch.begin({
    what,
    ofMs: limitMs - fromMs,
    passedMs: () => Math.max(0, position.aheadMs - fromMs),
    arePagesThere: () => framesOf(means).length > 0,
  })
}

type Step = {
  readonly means: TravelMeans
  readonly position: Position
  readonly ask: FrameAsker & { readonly passage: PagePassage }
}

/** Answers whether the passage is at its end. */
const step = async (at: Step, { limitMs, endsWithoutTimers, fullBeats, isEnough }: Passage): Promise<boolean> => {
  const { means, position } = at
  const moveTo = (toMs: number): void => moveStage(means, position, toMs)
  const quiet = quietOf(at)
  const look = async (): Promise<readonly KnownFrame[]> => {
    position.unlooked = 0
    return untilQuiet(quiet)
  }
  const known = position.seen ?? (await look())
  position.seen = null
  if (isEnough?.()) return true
  if (known.some(({ state }) => state.userClock !== null)) {
    const move = (ms: number): void => {
      moveTo(position.aheadMs + ms)
      means.watch.saw(['the steps of page.clock'])
    }
    const passing = { quiet: look, move, isEveryCallWanted: fullBeats === null }
    await passUsersClock(means.contexts(), limitMs - position.aheadMs, passing)
    return true
  }
  const [first, ...others] = known.toSorted((one, other) => one.dueMs - other.dueMs)
  const otherDueMs = others[0]?.dueMs ?? Infinity
  const stageDueMs = position.aheadMs + (means.clock().nextDueInMs() ?? Infinity)
  const dueMs = Math.min(first?.dueMs ?? Infinity, stageDueMs)
  if (dueMs > limitMs) {
    if (dueMs < Infinity || !endsWithoutTimers) moveTo(limitMs)
    return true
  }
  if (first === undefined || stageDueMs < first.dueMs) moveTo(stageDueMs)
  else {
    const untilMs = fullBeats === null ? otherDueMs : otherDueWithLeewayMs(first, others)
    const run = await runFrame(at, first, Math.min(limitMs, untilMs, stageDueMs))
    // A call that left its page behind leaves no answer.
    moveTo(Math.min(run?.aheadMs ?? first.dueMs, otherDueMs))
    position.moving = null
    position.unlooked += 1
    const isKnown = run && position.unlooked < STEPS_UNLOOKED
    position.seen = isKnown ? knownSince(known, { frame: first.frame, run }, quiet) : null
  }
  return false
}

/** So far ahead of another a page may be whose timers only repeat themselves, as those of the other, while somebody looks ahead. */
const LEEWAY_MS = 30_000

const otherDueWithLeewayMs = ({ state }: KnownFrame, others: readonly KnownFrame[]): number =>
  Math.min(
    ...others.map((other) => other.dueMs + (state.isNextRepeating && other.state.isNextRepeating ? LEEWAY_MS : 0)),
  )

const quietOf = ({ means, position, ask }: Step): Quiet => ({
  ...means,
  ...ask,
  frames: () => framesOf(means),
  aheadMs: () => position.aheadMs,
})

const runFrame = async (
  { means, position, ask: { ask, passage } }: Step,
  { frame }: KnownFrame,
  limitMs: number,
): Promise<PageRun | null | undefined> => {
  const run = ask(frame, 'run', { limitMs, idleVendor: idleVendorOf(frame, means.calls), passage })
  position.moving = run
  const ran = await run
  means.watch.called(ran?.calls ?? 0)
  position.slowed = earlierOf(position.slowed, ran?.state.slowed ?? null)
  return ran
}

const moveStage = ({ clock }: TravelMeans, position: Position, toMs: number): void => {
  if (toMs <= position.aheadMs) return
  clock().advance(toMs - position.aheadMs)
  position.aheadMs = toMs
}

type Sleep = { readonly ms: number; readonly asker: FrameAsker }

const sleep = async (means: TravelMeans, position: Position, { ms, asker }: Sleep): Promise<void> => {
  if (position.isClosed) return
  const aheadMs = position.aheadMs + ms
  const asleep = await Promise.all(framesOf(means).map((frame) => asker.ask(frame, 'follow', aheadMs)))
  if (asleep.includes(false)) {
    throw new Error('sleep() cannot hold the timers of page.clock: use page.clock.setSystemTime() in such a test.')
  }
  moveStage(means, position, aheadMs)
  await tellLaterDocuments(means, position, asker)
}

const endPassage = async (means: TravelMeans, position: Position, asker: FrameAsker): Promise<void> => {
  position.moving = null
  position.seen = null
  if (position.isClosed) return
  const { aheadMs } = position
  await Promise.all([
    ...framesOf(means).map((frame) => asker.ask(frame, 'end', aheadMs)),
    tellLaterDocuments(means, position, asker),
  ])
}

/** Real milliseconds between two looks whether a page has fallen silent. */
const SILENCE_LOOK_MS = 100

/** A page that does not answer keeps even that from being told to the others: it is not waited for. */
const tellLaterDocuments = async (means: TravelMeans, position: Position, asker: FrameAsker): Promise<void> => {
  let timer: NodeJS.Timeout | undefined
  const someoneIsSilent = new Promise<void>((resolve) => {
    timer = setInterval(() => asker.isAnyoneSilent() && resolve(), SILENCE_LOOK_MS)
  })
  await Promise.race([means.startAhead(position.aheadMs), someoneIsSilent])
  clearInterval(timer)
}

const framesOf = ({ contexts }: TravelMeans): readonly Frame[] =>
  contexts().flatMap((context) => context.pages().flatMap((page) => page.frames()))
