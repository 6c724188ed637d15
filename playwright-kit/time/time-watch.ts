/**
 * Describes what moving time waits for, in a sentence. It is printed when the wait takes long, and kept for a test that times
 * out.
 */

import { durationText, roughDurationText } from '../../protocol/duration.ts'
import { redactText } from '../../journal/redact.ts'

/** A stretch of time that is being passed. */
export type WatchedPassage = {
  /** The action or claim that passes it, as the test wrote it. */
  readonly what: string
  readonly ofMs: number
  readonly passedMs: () => number
  /** False when the last page has been closed: nothing new is learnt then. */
  readonly arePagesThere: () => boolean
}

export type TimeWatch = {
  /** Begins a passage. Returns the function that ends it. */
  readonly begin: (passage: WatchedPassage) => () => void
  /** A page is asked. Returns the function to call when it has answered. */
  readonly asks: (url: string) => () => void
  /** What was pending at the last check. */
  readonly saw: (awaited: readonly string[]) => void
  readonly called: (timers: number) => void
  /** Adds real milliseconds that were spent waiting. */
  readonly waited: (ms: number) => void
  /** About a passage that is in progress, or that ended only because the pages were closed. */
  readonly sentence: () => string | null
}

export type TimeWatchOptions = {
  /** Real milliseconds between messages about what moving time waits for. */
  readonly patienceMs: () => number
  readonly say: (sentence: string) => void
  readonly onWaited?: (ms: number) => void
  readonly now?: () => number
}

const LOOK_MS = 250

/** Real milliseconds after which a page that has not answered is named. */
const ANSWERS_WITHIN_MS = 500

type Present = { readonly passage: WatchedPassage; readonly startedAt: number; calls: number; saidAt: number }

export const createTimeWatch = (options: TimeWatchOptions): TimeWatch => {
  const { patienceMs, say, onWaited = () => {}, now = () => performance.now() } = options
  const pages = createAskedPages(now)
  let awaited: readonly string[] = []
  let last: string | null = null
  let present: Present | null = null

  const look = (): void => {
    if (present === null || !present.passage.arePagesThere()) return
    last = sentenceOf(present, { realMs: now() - present.startedAt, awaited: [...pages.silent(), ...awaited] })
    if (now() - present.saidAt < patienceMs()) return
    present.saidAt = now()
    say(last)
  }
  return {
    begin: (passage) => {
      const startedAt = now()
      present = { passage, startedAt, calls: 0, saidAt: startedAt }
      awaited = []
      const timer = setInterval(look, Math.min(LOOK_MS, patienceMs()))
      return () => {
        clearInterval(timer)
        if (passage.arePagesThere()) last = null
        present = null
      }
    },
    asks: pages.asks,
    saw: (seen) => {
      awaited = seen
    },
    called: (timers) => {
      if (present !== null) present.calls += timers
    },
    waited: onWaited,
    sentence: () => {
      look()
      return last
    },
  }
}

/** The pages that were asked and have not answered yet. */
const createAskedPages = (
  now: () => number,
): Pick<TimeWatch, 'asks'> & { readonly silent: () => readonly string[] } => {
  const asked = new Set<{ readonly url: string; readonly at: number }>()
  return {
    asks: (url) => {
      const one = { url, at: now() }
      asked.add(one)
      return () => void asked.delete(one)
    },
    silent: () => [...asked].flatMap(({ url, at }) => (now() - at < ANSWERS_WITHIN_MS ? [] : [pageText(url)])),
  }
}

const pageText = (url: string): string =>
  `an answer of the page ${withoutQuery(url)} (a script never ends, or a dialog is open)`

const withoutQuery = (url: string): string => url.replace(/[?#].*$/, '')

const sentenceOf = (
  { passage: { what, ofMs, passedMs }, calls }: Present,
  { realMs, awaited }: { readonly realMs: number; readonly awaited: readonly string[] },
): string => {
  const far = `+${roughDurationText(passedMs())} of ${durationText(ofMs)}`
  const timers = `the timers of the pages (${calls} called so far)`
  const waits = awaited.length === 0 ? timers : awaited.join(', ')
  return redactText(
    `${what} has taken ${(realMs / 1_000).toFixed(1)} s so far: the clock is at ${far}, waiting for ${waits}.`,
  )
}
