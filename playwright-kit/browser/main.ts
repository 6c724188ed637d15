/** Runs in every page and frame before the site's own scripts. */

import { installInFlight, type InFlight } from './in-flight.ts'
import { keepLeavingFromVendor } from './leaving.ts'
import type { Pace } from './pace.ts'
import { installPageClock, type PageClock, type Run, type Slowed } from './page-clock.ts'
import { installRecord } from './record.ts'
import { browserTimers } from './timer-list.ts'
import { keepSocketsFromVendor } from './web-sockets.ts'

/** What the worker process calls; the site sees it only if it knows the name. */
export type PageRehearsal = {
  /** Waits until nothing of the site's is on its way. */
  readonly quiet: (asked: Asked & { readonly aheadMs: number }) => Promise<PageState>
  /** Calls what is due up to `limitMs`; answers how far ahead the page is then, and what it looks like at once. */
  readonly run: (asked: Asked & { readonly limitMs: number }) => Promise<PageRun>
  /** Time flows on by itself, from so far ahead. */
  readonly end: (aheadMs: number) => void
  /** As far ahead as the other pages, without calling anything; false where another clock is in force. */
  readonly follow: (aheadMs: number) => boolean
}

export type Asked = {
  readonly idleVendor: number
  readonly passage: PagePassage
}

/** A stretch of time that is being let pass. */
export type PagePassage = {
  readonly number: number
  /** Null where everything is called at its time. */
  readonly pace: Pace | null
}

export type PageState = {
  /** How far ahead the next timer is due. */
  readonly nextAheadMs: number | null
  /** And it has been called again and again before. */
  readonly isNextRepeating: boolean
  /** Something of the site's is still on its way. */
  readonly isBusy: boolean
  /** A few words for each. */
  readonly awaited: readonly string[]
  /** Requests to the vendor on their way. */
  readonly vendorCount: number
  /** Messages that have come from other windows so far. */
  readonly messageCount: number
  /** The tag's record is being handed over, which only a busy machine makes late. */
  readonly isRecording: boolean
  /** Playwright's own clock is installed, and is the one to be moved; milliseconds to its next timer, if it tells. */
  readonly userClock: { readonly nextMs: number | null } | null
  /** Since when in this passage something has been called more rarely than it would be; null: nothing has. */
  readonly slowed: Slowed | null
}

export type PageRun = Run & { readonly state: PageState }

export type PageSettings = {
  readonly isClockVirtual: boolean
  readonly aheadMs: number
  /** A regular expression: which addresses are the vendor's. */
  readonly vendorUrl: string
}

export type RehearsedWindow = Window & { readonly iadvizeRehearsal?: PageRehearsal }

declare const rehearsalPage: PageSettings

type UserTimer = { readonly callAt?: number; readonly type?: string }
type UserClock = {
  readonly controller?: {
    readonly _timers?: ReadonlyMap<number, UserTimer>
    readonly _now?: { readonly ticks?: number }
  }
}

const page: RehearsedWindow = window

/** Playwright's, once a test has installed it. */
const usersClock = (): UserClock | undefined => Reflect.get(page, '__pwClock') as UserClock | undefined

const clockState = (): PageState['userClock'] => {
  const installed = usersClock()
  if (installed === undefined) return null
  // Not Playwright's public interface: without it the steps are only coarser.
  const { _timers: timers, _now: now } = installed.controller ?? {}
  const dues = [...(timers?.values() ?? [])].flatMap(({ callAt, type }) =>
    callAt === undefined || type === 'AnimationFrame' || type === 'IdleCallback' ? [] : [callAt - (now?.ticks ?? 0)],
  )
  return { nextMs: dues.length === 0 ? null : Math.max(0, Math.min(...dues)) }
}

const install = ({ isClockVirtual, aheadMs }: PageSettings): void => {
  keepSocketsFromVendor()
  keepLeavingFromVendor()
  if (!isClockVirtual) return installRecord(() => {})
  const timers = browserTimers()
  const clock = installPageClock(aheadMs)
  const inFlight = installInFlight({ ...timers, now: clock.machineNow }, clock.asked)
  installRecord(inFlight.awaitRecord)
  Object.defineProperty(page, 'iadvizeRehearsal', { value: createPageRehearsal(clock, inFlight) })
}

const createPageRehearsal = (clock: PageClock, inFlight: InFlight): PageRehearsal => {
  /** The number of the passage under way. A page may not have heard of the end of one, because it did not answer then. */
  let present: number | null = null
  // Where Playwright's own clock is installed it takes its time from ours, and is moved by itself.
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
    quiet: async ({ aheadMs, idleVendor, passage }) => {
      begin(passage)
      follow(aheadMs)
      await inFlight.untilQuiet(idleVendor)
      return stateNow(idleVendor)
    },
    run: async ({ limitMs, idleVendor, passage }) => {
      begin(passage)
      const isAwaited = (): boolean => inFlight.isBusy(idleVendor) || inFlight.vendorCount() > idleVendor
      return { ...(await clock.run(limitMs, isAwaited)), state: stateNow(idleVendor) }
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
  }
}

if (page.iadvizeRehearsal === undefined) install(rehearsalPage)
