/** Waits until the frames of the pages are at rest. */

import { setTimeout as pause } from 'node:timers/promises'
import type { Frame } from '@playwright/test'
import type { PagePassage, PageRun, PageState } from '../browser/main.ts'
import type { Known } from '../browser/patience.ts'
import type { AskedProviders } from './asked-providers.ts'
import { TICK_MS, UNANSWERED, type AskFrame, type OnGivenUp } from './frame-asker.ts'
import { longPollsOf, noteLongPolls } from './long-polls.ts'
import type { TimeWatch } from './time-watch.ts'
import type { VendorCalls } from '../vendor/vendor-calls.ts'

export type KnownFrame = {
  readonly frame: Frame
  readonly state: PageState
  /** How far ahead its next timer is due; infinite if it has none. */
  readonly dueMs: number
}

export type Quiet = {
  readonly frames: () => readonly Frame[]
  readonly calls: VendorCalls
  readonly passage: PagePassage
  readonly aheadMs: () => number
  readonly ask: AskFrame
  readonly providers: AskedProviders
  readonly watch: TimeWatch
  readonly onGivenUp: OnGivenUp
}

/** Real milliseconds to wait for an answer of the stand-in, which only computes. */
const PATIENCE_MS = 15_000

/**
 * The limit for requests that have not reached the stand-in, for example because a route of the test holds them. The tag itself
 * waits ten seconds.
 */
const UNASKED_PATIENCE_MS = 8_000

/** The same limit for a page that has already waited in vain once. */
const PATIENCE_AGAIN_MS = 1_000

/** Real milliseconds to wait for the site's own requests. A page waits less for each one; this limit ends a chain of them. */
const SITE_PATIENCE_MS = 60_000

/**
 * How long one check takes on an idle machine: of pages that wait for the site, and of others. On a busy machine a check takes
 * longer, but the excess does not count, because nothing could arrive during it.
 */
const SITE_LOOK_MS = 100
const LOOK_MS = 20

const SOON_MS = 10

/** The number of consecutive checks in which a document was left before it could answer, after which a frame counts as gone. */
const LEFT_UP_TO = 5

/** The number of checks in which frames keep posting messages to each other, after which time no longer waits for them. */
const TALK_UP_TO = 10

/** Waits until every frame waits only for time. Resolves with the frames that are present. */
export const untilQuiet = async (quiet: Quiet): Promise<readonly KnownFrame[]> => {
  const { frames, calls, watch, onGivenUp } = quiet
  let left = 0
  const isTalking = createTalkWatch()
  const waited = { siteMs: 0, vendorMs: 0 }
  for (let lookedAt = performance.now(); ;) {
    const known = await Promise.all(frames().map((frame) => look(frame, quiet)))
    const present = known.filter((one) => one !== null && one !== undefined)
    left = known.includes(undefined) ? left + 1 : 0
    const isSiteAwaited = present.some(({ state }) => state.isBusy)
    const isVendorAwaited = calls.areWorking() || present.some((one) => unansweredOf(one, calls) > 0)
    const lookMs = performance.now() - lookedAt
    lookedAt += lookMs
    noteLook(waited, lookMs, { isSiteAwaited, isVendorAwaited })
    const patienceMs = patienceWith(present, calls)
    const isNextAwaited = left > 0 && left < LEFT_UP_TO
    watch.saw([
      ...new Set(present.flatMap(({ state }) => state.awaited)),
      ...(isVendorAwaited ? ['an answer of the stand-in'] : []),
    ])
    const isAwaited =
      isNextAwaited ||
      (isSiteAwaited && waited.siteMs < SITE_PATIENCE_MS) ||
      (isVendorAwaited && waited.vendorMs < patienceMs)
    const goesOn = isTalking(present, isAwaited) || isAwaited
    if (!goesOn && isVendorAwaited) {
      onGivenUp(`The stand-in did not answer for ${patienceMs / 1_000} s: ${UNANSWERED}`)
      forgive(present, calls)
    }
    if (!goesOn) {
      const awaited = isSiteAwaited ? present.flatMap(({ state }) => state.awaited) : []
      if (quiet.providers.leftMs() !== null)
        for (const address of awaited) noteUnanswered(quiet, address, SITE_PATIENCE_MS)
      return present
    }
    // `FrameAsker` has already reported the seconds that a page took to answer.
    watch.waited(Math.min(lookMs, TICK_MS))
    // Lets this process work on the answer.
    await calls.turn()
    // Checking all the time would only slow down a late answer.
    if (waited.vendorMs > SOON_MS && !isSiteAwaited) await pause(SOON_MS)
  }
}

type Waited = { siteMs: number; vendorMs: number }

type Looked = { readonly isSiteAwaited: boolean; readonly isVendorAwaited: boolean }

/** Counts at most the normal length of a check. */
const noteLook = (waited: Waited, lookMs: number, { isSiteAwaited, isVendorAwaited }: Looked): void => {
  const countedMs = Math.min(lookMs, isSiteAwaited ? SITE_LOOK_MS : LOOK_MS)
  if (isSiteAwaited) waited.siteMs += countedMs
  waited.vendorMs = isVendorAwaited ? waited.vendorMs + countedMs : 0
}

/** Reported only while the tag waits for a token: what follows from the missing answer is then no fault of the site's code. */
const noteUnanswered = ({ onGivenUp }: Quiet, address: string, waitedMs: number): void => {
  const seconds = Math.round(waitedMs / 1_000)
  onGivenUp(
    `${address} did not answer for ${seconds} s, while the chat waited for a token`,
    ...(URL.canParse(address) ? [address] : []),
  )
}

/**
 * A message from one window to another is briefly in neither of them. It has arrived when both are checked again. So the frames
 * are at rest when two checks in a row find nothing pending and no new message.
 */
const createTalkWatch = (): ((present: readonly KnownFrame[], isAwaited: boolean) => boolean) => {
  let heard: number | null = null
  let looks = 0
  return (present, isAwaited) => {
    const count = present.reduce((sum, { state }) => sum + state.messageCount, 0)
    const isTalking = present.length > 1 && count !== heard && looks < TALK_UP_TO
    heard = isAwaited ? null : count
    if (!isAwaited) looks += 1
    return isTalking
  }
}

const patienceWith = (present: readonly KnownFrame[], calls: VendorCalls): number => {
  if (calls.areWorking() || present.some(({ state }) => state.isRecording)) return PATIENCE_MS
  return present.some(({ frame }) => forgiven.has(frame)) ? PATIENCE_AGAIN_MS : UNASKED_PATIENCE_MS
}

/** The number of vendor requests of a frame that were waited for in vain and are no longer waited for. */
const forgiven = new WeakMap<Frame, number>()

/** The number of vendor requests that the page has pending, that nobody has answered yet, and that must still be waited for. */
const unansweredOf = ({ frame, state }: KnownFrame, calls: VendorCalls): number =>
  state.vendorCount - idleVendorOf(frame, calls)

export const idleVendorOf = (frame: Frame, calls: VendorCalls): number =>
  calls.idleOf(frame) + (forgiven.get(frame) ?? 0)

const forgive = (present: readonly KnownFrame[], calls: VendorCalls): void => {
  calls.forgive()
  for (const { frame, state } of present) forgiven.set(frame, Math.max(0, state.vendorCount - calls.idleOf(frame)))
}

/**
 * The state of all frames after one was run, if it is known without asking: nothing is pending, and the frame is either the only
 * one or has only repeated itself. Null otherwise.
 */
export const knownSince = (
  known: readonly KnownFrame[],
  { frame, run: { state, isRepeating } }: { readonly frame: Frame; readonly run: PageRun },
  { frames, calls }: Pick<Quiet, 'frames' | 'calls'>,
): readonly KnownFrame[] | null => {
  const isQuiet = !state.isBusy && state.vendorCount === 0 && !calls.areWorking()
  const there = frames()
  const isSame = there.length === known.length && known.every((one) => there.includes(one.frame))
  if (!isQuiet || !isSame || (known.length > 1 && !isRepeating)) return null
  return known.map((one) => (one.frame === frame ? knownFrame(frame, state) : one))
}

const look = async (frame: Frame, quiet: Quiet): Promise<KnownFrame | null | undefined> => {
  const { aheadMs, calls, ask, passage } = quiet
  const idleVendor = idleVendorOf(frame, calls)
  const known = knownBy(frame, quiet)
  const state = await ask(frame, 'quiet', { aheadMs: aheadMs(), idleVendor, passage, known })
  if (!state) return state
  noteLearnt(frame, state, quiet)
  // A forgiven request that was answered after all must not be subtracted from later ones.
  const unknown = Math.max(0, state.vendorCount - calls.idleOf(frame))
  if (unknown < (forgiven.get(frame) ?? 0)) forgiven.set(frame, unknown)
  return knownFrame(frame, state)
}

export const knownBy = (frame: Frame, { providers }: Pick<Quiet, 'providers'>): Known => ({
  providerLeftMs: providers.leftMs(),
  longPolls: longPollsOf(frame),
})

export const noteLearnt = (frame: Frame, { learnt }: PageState, quiet: Quiet): void => {
  noteLongPolls(frame, learnt.longPolls)
  // The page knew of a waiting provider when it recorded these; the tag may have stopped waiting since.
  for (const { address, waitedMs } of learnt.unanswered) noteUnanswered(quiet, address, waitedMs)
}

const knownFrame = (frame: Frame, state: PageState): KnownFrame => ({
  frame,
  state,
  dueMs: state.nextAheadMs ?? Infinity,
})

/** While looking ahead, a page whose timers only repeat may run this far ahead of another such page. */
const LEEWAY_MS = 30_000

export const otherDueWithLeewayMs = ({ state }: KnownFrame, others: readonly KnownFrame[]): number =>
  Math.min(
    ...others.map((other) => other.dueMs + (state.isNextRepeating && other.state.isNextRepeating ? LEEWAY_MS : 0)),
  )
