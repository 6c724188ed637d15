/** Asks the clocks in the frames of the pages. */

import type { Frame } from '@playwright/test'
import type { PageRehearsal, PageRun, PageState, RehearsedWindow } from './browser/main.ts'
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

type Asked<Name extends keyof PageRehearsal> = {
  readonly asked: Parameters<PageRehearsal[Name]>[0] | null
  readonly onGivenUp: OnGivenUp
}

/** Null when the frame never had a clock or does not answer, undefined when its document was left before it could. */
export const askFrame = async <Name extends keyof PageRehearsal>(
  frame: Frame,
  name: Name,
  { asked, onGivenUp }: Asked<Name>,
): Promise<Answers[Name] | null | undefined> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => {
      onGivenUp(`${frame.url()} did not answer for ${ANSWER_LIMIT_MS / 1_000} s`)
      resolve(null)
    }, ANSWER_LIMIT_MS)
  })
  const answer = frame.evaluate(
    ({ name: method, asked: argument }) => {
      const ask = (window as RehearsedWindow).iadvizeRehearsal?.[method as 'quiet']
      return ask === undefined ? null : ask(argument as never)
    },
    { name, asked },
  )
  try {
    return (await Promise.race([answer.catch(() => undefined), late])) as Answers[Name] | null | undefined
  } finally {
    clearTimeout(timer)
  }
}

type Quiet = {
  readonly frames: () => readonly Frame[]
  readonly calls: VendorCalls
  readonly aheadMs: () => number
  readonly onGivenUp: OnGivenUp
}

/** Real milliseconds to wait for an answer of the stand-in itself, which computes and does nothing else. */
const PATIENCE_MS = 15_000

/** Real milliseconds to wait for what the site asks of others. A page has less patience with each: this ends a chain of them. */
const SITE_PATIENCE_MS = 20_000

/** Documents that are left one after the other before they can answer, after which a frame is taken for one that has gone. */
const LEFT_UP_TO = 5

/** Looks in a row at frames that go on posting messages to each other, after which time no longer waits for what they say. */
const TALK_UP_TO = 10

/** Waits until no frame waits for anything but what time will bring; answers those that are there. */
export const untilQuiet = async (quiet: Quiet): Promise<readonly KnownFrame[]> => {
  const { frames, calls, onGivenUp } = quiet
  let left = 0
  const isTalking = createTalkWatch()
  for (const startedAt = performance.now(); ;) {
    const known = await Promise.all(frames().map((frame) => look(frame, quiet)))
    const present = known.filter((one) => one !== null && one !== undefined)
    left = known.includes(undefined) ? left + 1 : 0
    const isSiteAwaited = present.some(({ state }) => state.isBusy)
    const isVendorAwaited =
      calls.areWorking() || present.some(({ frame, state }) => state.vendorCount > calls.idleOf(frame))
    const waitedMs = performance.now() - startedAt
    const isNextAwaited = left > 0 && left < LEFT_UP_TO
    const isAwaited =
      isNextAwaited || (isSiteAwaited && waitedMs < SITE_PATIENCE_MS) || (isVendorAwaited && waitedMs < PATIENCE_MS)
    const goesOn = isTalking(present, isAwaited) || isAwaited
    if (!goesOn && isVendorAwaited) onGivenUp(`The stand-in did not answer for ${PATIENCE_MS / 1_000} s`)
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

/**
 * What a frame that was just run looks like, where that is all there is to know: it is the only one, and nothing of it is
 * on its way. It need not be asked again then.
 */
export const quietSince = (
  frame: Frame,
  { state }: PageRun,
  { frames, calls }: Quiet,
): readonly KnownFrame[] | null => {
  const isQuiet = !state.isBusy && state.vendorCount === 0 && !calls.areWorking()
  return isQuiet && frames().length === 1 ? [knownFrame(frame, state)] : null
}

const look = async (frame: Frame, { aheadMs, calls, onGivenUp }: Quiet): Promise<KnownFrame | null | undefined> => {
  const asked = { aheadMs: aheadMs(), idleVendor: calls.idleOf(frame) }
  const state = await askFrame(frame, 'quiet', { asked, onGivenUp })
  return state ? knownFrame(frame, state) : state
}

const knownFrame = (frame: Frame, state: PageState): KnownFrame => ({
  frame,
  state,
  dueMs: state.nextAheadMs ?? Infinity,
})
