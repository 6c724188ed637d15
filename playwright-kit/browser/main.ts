/** Runs in every page and frame before the site's own scripts. */

import { keepBodies } from './bodies.ts'
import { keepClockFromGoingBack, type ClockController } from './users-clock.ts'
import { installInFlight, type InFlight } from './in-flight.ts'
import { keepLeavingFromVendor } from './leaving.ts'
import type { Pace } from './pace.ts'
import type { PageSettings } from './page-settings.ts'
import type { Known, Learnt } from './patience.ts'
import { installPageClock, type PageClock, type Run, type RunLimits, type Slowed } from './page-clock.ts'
import { installRecord } from './record.ts'
import { browserTimers } from './timer-list.ts'
import { keepSocketsFromVendor } from './web-sockets.ts'

/** What the test process calls. The site sees it only if it knows the name. */
export type PageRehearsal = {
  /** Waits until the site has nothing pending. */
  readonly quiet: (asked: Asked & { readonly aheadMs: number }) => Promise<PageState>
  /** Calls the timers that are due up to `limitMs`, and returns how far ahead the page is then, with its state. */
  readonly run: (asked: Asked & RunLimits) => Promise<PageRun>
  /** Lets time run by itself again, starting this far ahead. */
  readonly end: (aheadMs: number) => void
  /** Moves as far ahead as the other pages, without calling any timer. Returns false if another clock is installed. */
  readonly follow: (aheadMs: number) => boolean
}

export type Asked = {
  readonly idleVendor: number
  readonly passage: PagePassage
  readonly known: Known
}

/** A stretch of time that is being passed. */
export type PagePassage = {
  readonly number: number
  /** Null if every timer is called at its time. */
  readonly pace: Pace | null
}

export type PageState = {
  /** How far ahead the next timer is due. */
  readonly nextAheadMs: number | null
  /** The next timer has already been called repeatedly. */
  readonly isNextRepeating: boolean
  /** The site still has something pending. */
  readonly isBusy: boolean
  /** What is pending, a few words each. */
  readonly awaited: readonly string[]
  /** The number of pending requests to the vendor. */
  readonly vendorCount: number
  /** The number of messages received from other windows so far. */
  readonly messageCount: number
  /** The tag's report is being delivered; only a busy machine makes it late. */
  readonly isRecording: boolean
  /**
   * Set if Playwright's own clock is installed, which is then the one to move; `nextMs` is the time to its next timer, if known.
   */
  readonly userClock: { readonly nextMs: number | null } | null
  /** Since when a timer has been called less often than it would be in this passage; null if none has. */
  readonly slowed: Slowed | null
  readonly learnt: Learnt
}

export type PageRun = Run & { readonly state: PageState }

export type RehearsedWindow = Window & { readonly iadvizeRehearsal?: PageRehearsal }

declare const rehearsalPage: PageSettings

type UserTimer = { readonly callAt?: number; readonly type?: string }
type UserClock = {
  readonly controller?: ClockController & { readonly _timers?: ReadonlyMap<number, UserTimer> }
}

const page: RehearsedWindow = window

/** Playwright's clock, once a test has installed it. */
const usersClock = (): UserClock | undefined => Reflect.get(page, '__pwClock') as UserClock | undefined

const clockState = (): PageState['userClock'] => {
  const installed = usersClock()
  if (installed === undefined) return null
  keepClockFromGoingBack(installed.controller)
  // Not Playwright's public interface. Without it, time only moves in coarser steps.
  const { _timers: timers, _now: now } = installed.controller ?? {}
  const dues = [...(timers?.values() ?? [])].flatMap(({ callAt, type }) =>
    callAt === undefined || type === 'AnimationFrame' || type === 'IdleCallback' ? [] : [callAt - (now?.ticks ?? 0)],
  )
  return { nextMs: dues.length === 0 ? null : Math.max(0, Math.min(...dues)) }
}

const install = ({ isClockVirtual, aheadMs }: PageSettings): void => {
  keepSocketsFromVendor()
  keepLeavingFromVendor()
  keepBodies()
  if (!isClockVirtual) return installRecord(() => {})
  const timers = browserTimers()
  const clock = installPageClock(aheadMs)
  const inFlight = installInFlight({ ...timers, now: clock.machineNow }, clock.asked)
  installRecord(inFlight.awaitRecord)
  Object.defineProperty(page, 'iadvizeRehearsal', { value: createPageRehearsal(clock, inFlight) })
}

const createPageRehearsal = (clock: PageClock, inFlight: InFlight): PageRehearsal => {
  /** The number of the passage in progress. A page that could not answer may have missed the end of the previous one. */
  let present: number | null = null
  // Playwright's own clock takes its time from ours and is moved separately.
  const follow = (aheadMs: number): boolean => {
    if (usersClock() !== undefined) return false
    clock.follow(aheadMs)
    return true
  }
  const begin = ({ number, pace }: PagePassage): void => {
    if (number === present) return inFlight.seeDocument()
    present = number
    clock.begin(pace)
    inFlight.beginPassage()
  }
  const stateNow = (idleVendor: number): PageState => stateOf(clock, inFlight, idleVendor)
  return {
    quiet: async ({ aheadMs, idleVendor, passage, known }) => {
      begin(passage)
      inFlight.heed(known)
      follow(aheadMs)
      await inFlight.untilQuiet(idleVendor)
      return stateNow(idleVendor)
    },
    run: async ({ idleVendor, passage, known, ...upTo }) => {
      begin(passage)
      inFlight.heed(known)
      const isAwaited = (): boolean => inFlight.isBusy(idleVendor) || inFlight.vendorCount() > idleVendor
      const ran = await clock.run(upTo, isAwaited)
      // Timers that only repeat are checked now and then; any other timer may have started work, which must be done first.
      if (!ran.isRepeating) await inFlight.workDone()
      return { ...ran, state: stateNow(idleVendor) }
    },
    end: (aheadMs) => {
      present = null
      follow(aheadMs)
      clock.end()
    },
    follow,
  }
}

const stateOf = (clock: PageClock, inFlight: InFlight, idleVendor: number): PageState => {
  const isBusy = inFlight.isBusy(idleVendor)
  return {
    nextAheadMs: clock.nextAheadMs(),
    isNextRepeating: clock.isNextRepeating(),
    isBusy,
    awaited: isBusy ? inFlight.awaited(idleVendor) : [],
    vendorCount: inFlight.vendorCount(),
    messageCount: inFlight.messageCount(),
    isRecording: inFlight.isRecording(),
    userClock: clockState(),
    slowed: clock.slowed(),
    learnt: inFlight.learnt(),
  }
}

if (page.iadvizeRehearsal === undefined) install(rehearsalPage)
