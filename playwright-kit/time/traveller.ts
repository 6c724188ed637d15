/** Moves through a stretch of time, from one timer of the pages or of the stage to the next. */

import type { BrowserContext, Frame } from '@playwright/test'
import type { StageClock } from '../../stage/clock.ts'
import type { PagePassage, PageRun, PageState } from '../browser/main.ts'
import { pauseFor, type AskedProviders } from './asked-providers.ts'
import { createFrameAsker, type FrameAsker, type OnGivenUp } from './frame-asker.ts'
import {
  idleVendorOf,
  knownBy,
  knownSince,
  noteLearnt,
  otherDueWithLeewayMs,
  untilQuiet,
  type KnownFrame,
  type Quiet,
} from './frame-clock.ts'
import { earlierOf } from './slowness.ts'
import type { TimeWatch } from './time-watch.ts'
import { passUsersClock } from './users-clock.ts'
import type { VendorCalls } from '../vendor/vendor-calls.ts'

export type TravelDeps = {
  readonly contexts: () => readonly BrowserContext[]
  readonly clock: () => StageClock
  readonly calls: VendorCalls
  readonly providers: AskedProviders
  /** Makes documents that are opened from now on begin that far ahead. */
  readonly startAhead: (aheadMs: number) => Promise<void>
  readonly watch: TimeWatch
  readonly answerLimitMs: number
  readonly onGivenUp: OnGivenUp
}

export type Passage = {
  readonly what: string
  readonly limitMs: number
  readonly endsWithoutTimers: boolean
  /** Null if every timer is called at its time. */
  readonly fullBeats: number | null
  /** Called when nothing is pending, before time moves on. */
  readonly isEnough?: (() => boolean) | undefined
}

export type Traveller = {
  readonly aheadMs: () => number
  /** Resolves with when a timer was first called less often than it would be; null if none was. */
  readonly travel: (passage: Passage) => Promise<PageState['slowed']>
  readonly sleep: (ms: number) => Promise<void>
  readonly timeKnown: () => Promise<void>
  readonly close: () => void
}

/** How far a rehearsal has moved in time. */
type Position = {
  aheadMs: number
  isClosed: boolean
  /** The call that is running timers in a page, while its result is unknown. */
  moving: Promise<unknown> | null
  /** The state of the pages if the last step left it known, and the number of steps since they were last asked. */
  seen: readonly KnownFrame[] | null
  unlooked: number
  /** The last call of `run` called no timer, because a page had begun something by itself: the next one must not wait as well. */
  hasWaited: boolean
  slowed: PageState['slowed']
  /** The number of the current passage. */
  number: number
}

/** The number of steps without a full check while pages only repeat themselves; one may have sent another a message meanwhile. */
const STEPS_UNLOOKED = 10

export const createTraveller = (deps: TravelDeps): Traveller => {
  const position: Position = {
    aheadMs: 0,
    isClosed: false,
    moving: null,
    seen: null,
    unlooked: 0,
    hasWaited: false,
    slowed: null,
    number: 0,
  }
  const asker = createFrameAsker(deps)
  return {
    aheadMs: () => position.aheadMs,
    travel: async (passage) => {
      position.number += 1
      position.slowed = null
      const end = watchPassage(deps, position, passage)
      const { number } = position
      const { fullBeats } = passage
      const ask = { ...asker, passage: { number, pace: fullBeats === null ? null : { fullBeats } } }
      try {
        for (let isOver = position.isClosed; !isOver;)
          isOver = (await step({ deps, position, ask }, passage)) || position.isClosed
      } finally {
        await endPassage(deps, position, asker)
        end()
      }
      return position.slowed
    },
    sleep: (ms) => sleep(deps, position, { ms, asker }),
    timeKnown: async () => void (await position.moving),
    close: () => {
      position.isClosed = true
    },
  }
}

const watchPassage = (deps: TravelDeps, position: Position, { what, limitMs }: Passage): (() => void) => {
  const fromMs = position.aheadMs
  return deps.watch.begin({
    what,
    ofMs: limitMs - fromMs,
    passedMs: () => Math.max(0, position.aheadMs - fromMs),
    arePagesThere: () => framesOf(deps).length > 0,
  })
}

type Step = {
  readonly deps: TravelDeps
  readonly position: Position
  readonly ask: FrameAsker & { readonly passage: PagePassage }
}

/** Resolves with whether the passage has ended. */
const step = async (at: Step, { limitMs, endsWithoutTimers, fullBeats, isEnough }: Passage): Promise<boolean> => {
  const { deps, position } = at
  const moveTo = (toMs: number): void => moveStage(deps, position, toMs)
  const look = async (): Promise<readonly KnownFrame[]> => {
    position.unlooked = 0
    return untilQuiet(quietOf(at))
  }
  const known = position.seen ?? (await look())
  position.seen = null
  if (isEnough?.()) return true
  if (known.some(({ state }) => state.userClock !== null)) {
    await passUsers(at, { limitMs, look, isEveryCallWanted: fullBeats === null })
    return true
  }
  const [first, ...others] = known.toSorted((one, other) => one.dueMs - other.dueMs)
  const otherDueMs = others[0]?.dueMs ?? Infinity
  const stageDueMs = position.aheadMs + (deps.clock().nextDueInMs() ?? Infinity)
  const dueMs = Math.min(first?.dueMs ?? Infinity, stageDueMs)
  const providerLimitMs = position.aheadMs + deps.providers.limitInMs()
  if (Math.min(dueMs, limitMs) >= providerLimitMs && (dueMs < Infinity || !endsWithoutTimers)) {
    // The provider works without a pending request, so the page gets a little real time.
    deps.watch.saw(["an answer of the site's token provider"])
    await pauseFor(deps.providers)
    return false
  }
  if (dueMs > limitMs) {
    if (dueMs < Infinity || !endsWithoutTimers) moveTo(limitMs)
    return true
  }
  if (first === undefined || stageDueMs < first.dueMs) moveTo(stageDueMs)
  else {
    const untilMs = fullBeats === null ? otherDueMs : otherDueWithLeewayMs(first, others)
    const run = await runFrame(at, first, Math.min(limitMs, untilMs, stageDueMs, providerLimitMs - 1))
    // There is no result if the page was left during the call.
    moveTo(Math.min(run?.aheadMs ?? first.dueMs, otherDueMs))
    position.moving = null
    position.unlooked += 1
    const isKnown = run && position.unlooked < STEPS_UNLOOKED
    position.seen = isKnown ? knownSince(known, { frame: first.frame, run }, quietOf(at)) : null
  }
  return false
}

type UsersPassage = {
  readonly limitMs: number
  readonly look: () => Promise<readonly KnownFrame[]>
  readonly isEveryCallWanted: boolean
}

/** Used if Playwright's own clock is installed. */
const passUsers = ({ deps, position }: Step, { limitMs, look, isEveryCallWanted }: UsersPassage): Promise<void> => {
  const move = (ms: number): void => {
    moveStage(deps, position, position.aheadMs + ms)
    deps.watch.saw(['the steps of page.clock'])
  }
  return passUsersClock(deps.contexts(), limitMs - position.aheadMs, { quiet: look, move, isEveryCallWanted })
}

const quietOf = ({ deps, position, ask }: Step): Quiet => ({
  ...deps,
  ...ask,
  frames: () => framesOf(deps),
  aheadMs: () => position.aheadMs,
})

const runFrame = async (
  at: Step,
  { frame, dueMs: seenDueMs }: KnownFrame,
  limitMs: number,
): Promise<PageRun | null | undefined> => {
  const { deps, position, ask: asker } = at
  const { ask, passage } = asker
  const idleVendor = idleVendorOf(frame, deps.calls)
  const dueMs = position.hasWaited ? null : seenDueMs
  const run = ask(frame, 'run', { limitMs, dueMs, idleVendor, passage, known: knownBy(frame, deps) })
  position.moving = run
  const ran = await run
  if (ran) noteLearnt(frame, ran.state, quietOf(at))
  position.hasWaited = ran?.calls === 0
  deps.watch.called(ran?.calls ?? 0)
  position.slowed = earlierOf(position.slowed, ran?.state.slowed ?? null)
  return ran
}

const moveStage = ({ clock }: TravelDeps, position: Position, toMs: number): void => {
  if (toMs <= position.aheadMs) return
  clock().advance(toMs - position.aheadMs)
  position.aheadMs = toMs
}

type Sleep = { readonly ms: number; readonly asker: FrameAsker }

const sleep = async (deps: TravelDeps, position: Position, { ms, asker }: Sleep): Promise<void> => {
  if (position.isClosed) return
  const aheadMs = position.aheadMs + ms
  const asleep = await Promise.all(framesOf(deps).map((frame) => asker.ask(frame, 'follow', aheadMs)))
  if (asleep.includes(false)) {
    throw new Error(
      'sleep() cannot stop timers that page.clock controls: use page.clock.setSystemTime() in such a test.',
    )
  }
  moveStage(deps, position, aheadMs)
  await tellLaterDocuments(deps, position, asker)
}

const endPassage = async (deps: TravelDeps, position: Position, asker: FrameAsker): Promise<void> => {
  position.moving = null
  position.seen = null
  if (position.isClosed) return
  const { aheadMs } = position
  await Promise.all([
    ...framesOf(deps).map((frame) => asker.ask(frame, 'end', aheadMs)),
    tellLaterDocuments(deps, position, asker),
  ])
}

/** Real milliseconds between two checks for a page that does not answer. */
const SILENCE_LOOK_MS = 100

/** Stops waiting when a page does not answer, so that this page does not hold up the rehearsal. */
const tellLaterDocuments = async (deps: TravelDeps, position: Position, asker: FrameAsker): Promise<void> => {
  let timer: NodeJS.Timeout | undefined
  const someoneIsSilent = new Promise<void>((resolve) => {
    timer = setInterval(() => asker.isAnyoneSilent() && resolve(), SILENCE_LOOK_MS)
  })
  await Promise.race([deps.startAhead(position.aheadMs), someoneIsSilent])
  clearInterval(timer)
}

const framesOf = ({ contexts }: TravelDeps): readonly Frame[] =>
  contexts().flatMap((context) => context.pages().flatMap((page) => page.frames()))
