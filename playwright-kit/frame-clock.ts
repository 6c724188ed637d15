/** Asks the clocks in the frames of the pages. */

import type { Frame } from '@playwright/test'
import type { PagePassage, PageRehearsal, PageRun, PageState, RehearsedWindow } from './browser/main.ts'
import type { TimeWatch } from './time-watch.ts'
import type { VendorCalls } from './vendor-calls.ts'

export type KnownFrame = {
  readonly frame: Frame
  readonly state: PageState
  /** How far ahead its next timer is due; infinite when it has none. */
  readonly dueMs: number
}

/**
 * Real milliseconds after which a frame is taken for one that cannot answer, as one whose script never ends, and time goes on
 * without it. Its requests run out of time then, so a machine on which a dozen browsers begin at once must not seem to be it.
 */
const ANSWER_LIMIT_MS = 15_000

type Answers = { readonly [Name in keyof PageRehearsal]: Awaited<ReturnType<PageRehearsal[Name]>> }

/** Told that something was not waited for any longer, in a sentence, and that time goes on without it. */
export type OnGivenUp = (sentence: string) => void

/** Null when the frame never had a clock or does not answer, undefined when its document was left before it could. */
export type AskFrame = <Name extends 'quiet' | 'run' | 'end' | 'follow'>(
  frame: Frame,
  name: Name,
  asked: Parameters<PageRehearsal[Name]>[0],
) => Promise<Answers[Name] | null | undefined>

export type FrameAsker = {
  readonly ask: AskFrame
  /** Some frame has not answered in time, and may never do so. */
  readonly isAnyoneSilent: () => boolean
}

type AskerMeans = { readonly watch: TimeWatch; readonly onGivenUp: OnGivenUp }

/** A frame that did not answer is asked nothing more until it has. */
export const createFrameAsker = ({ watch, onGivenUp }: AskerMeans): FrameAsker => {
  const silent = new Set<Frame>()
  const ask = async (frame: Frame, name: string, asked: unknown): Promise<unknown> => {
    if (silent.has(frame)) return null
    let timer: NodeJS.Timeout | undefined
    const answered = watch.asks(frame.url())
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => {
        silent.add(frame)
        onGivenUp(`${frame.url()} did not answer for ${ANSWER_LIMIT_MS / 1_000} s`)
        resolve(null)
      }, ANSWER_LIMIT_MS)
    })
    const answer = evaluateIn(frame, name, asked).finally(() => silent.delete(frame))
    try {
      return await Promise.race([answer, late])
    } finally {
      clearTimeout(timer)
      answered()
    }
  }
  return { ask: ask as AskFrame, isAnyoneSilent: () => silent.size > 0 }
}

const evaluateIn = (frame: Frame, name: string, asked: unknown): Promise<unknown> =>
  frame
    .evaluate(
      ({ name: method, asked: argument }) => {
        const ask = (window as RehearsedWindow).iadvizeRehearsal?.[method as 'quiet']
        return ask === undefined ? null : ask(argument as never)
      },
      { name, asked },
    )
    .catch(() => undefined)

export type Quiet = {
  readonly frames: () => readonly Frame[]
  readonly calls: VendorCalls
  readonly passage: PagePassage
  readonly aheadMs: () => number
  readonly ask: AskFrame
  readonly watch: TimeWatch
  readonly onGivenUp: OnGivenUp
}

/** Real milliseconds to wait for an answer of the stand-in itself, which computes and does nothing else. */
const PATIENCE_MS = 15_000

/** And where it has not even been asked, as when a route of the test keeps the request: the tag itself waits ten seconds. */
const UNASKED_PATIENCE_MS = 8_000

/** The same, of a page that has waited in vain before. */
const PATIENCE_AGAIN_MS = 1_000

/** Real milliseconds to wait for what the site asks of others. A page has less patience with each: this ends a chain of them. */
const SITE_PATIENCE_MS = 20_000

/** Documents that are left one after the other before they can answer, after which a frame is taken for one that has gone. */
const LEFT_UP_TO = 5

/** Looks in a row at frames that go on posting messages to each other, after which time no longer waits for what they say. */
const TALK_UP_TO = 10

/** Waits until no frame waits for anything but what time will bring; answers those that are there. */
export const untilQuiet = async (quiet: Quiet): Promise<readonly KnownFrame[]> => {
  const { frames, calls, watch, onGivenUp } = quiet
  let left = 0
  const isTalking = createTalkWatch()
  for (const startedAt = performance.now(); ;) {
    const known = await Promise.all(frames().map((frame) => look(frame, quiet)))
    const present = known.filter((one) => one !== null && one !== undefined)
    left = known.includes(undefined) ? left + 1 : 0
    const isSiteAwaited = present.some(({ state }) => state.isBusy)
    const isVendorAwaited = calls.areWorking() || present.some((one) => unansweredOf(one, calls) > 0)
    const waitedMs = performance.now() - startedAt
    const patienceMs = patienceWith(present, calls)
    const isNextAwaited = left > 0 && left < LEFT_UP_TO
    watch.saw([
      ...new Set(present.flatMap(({ state }) => state.awaited)),
      ...(isVendorAwaited ? ['an answer of the stand-in'] : []),
    ])
    const isAwaited =
      isNextAwaited || (isSiteAwaited && waitedMs < SITE_PATIENCE_MS) || (isVendorAwaited && waitedMs < patienceMs)
    const goesOn = isTalking(present, isAwaited) || isAwaited
    if (!goesOn && isVendorAwaited) {
      onGivenUp(`The stand-in did not answer for ${patienceMs / 1_000} s`)
      forgive(present, calls)
    }
    if (!goesOn) return present
    // Our own process is at work on the answer: it gets its turn.
    await calls.turn()
  }
}

/**
 * A message from one window to another is in neither of them for a moment. It has arrived when both are looked at again, so
 * they are at rest when nothing else is awaited twice in a row, and no message has come in between.
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

/** Requests to the vendor that a frame has been waiting for in vain, and that no more time is spent on. */
const forgiven = new WeakMap<Frame, number>()

/** Of those that the page knows, how many nobody answers yet and time is still to wait for. */
const unansweredOf = ({ frame, state }: KnownFrame, calls: VendorCalls): number =>
  state.vendorCount - idleVendorOf(frame, calls)

export const idleVendorOf = (frame: Frame, calls: VendorCalls): number =>
  calls.idleOf(frame) + (forgiven.get(frame) ?? 0)

const forgive = (present: readonly KnownFrame[], calls: VendorCalls): void => {
  calls.forgive()
  for (const { frame, state } of present) forgiven.set(frame, Math.max(0, state.vendorCount - calls.idleOf(frame)))
}

/**
 * What the frames look like after one was run, where that is known without asking: nothing of it is on its way, and either
 * it is alone, or it has only repeated itself.
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

const look = async (frame: Frame, { aheadMs, calls, ask, passage }: Quiet): Promise<KnownFrame | null | undefined> => {
  const idleVendor = idleVendorOf(frame, calls)
  const state = await ask(frame, 'quiet', { aheadMs: aheadMs(), idleVendor, passage })
  if (!state) return state
  // What has come after all is forgiven nobody twice.
  const unknown = Math.max(0, state.vendorCount - calls.idleOf(frame))
  if (unknown < (forgiven.get(frame) ?? 0)) forgiven.set(frame, unknown)
  return knownFrame(frame, state)
}

const knownFrame = (frame: Frame, state: PageState): KnownFrame => ({
  frame,
  state,
  dueMs: state.nextAheadMs ?? Infinity,
})
