/** What time waits for while it is moved, in a sentence: said when it takes long, and kept for a test that runs out of time. */

import { durationText, roughDurationText } from './duration.ts'
import { redactText } from './redact.ts'

/** A stretch of time that is being let pass. */
export type WatchedPassage = {
  /** The action or the claim that lets it pass, as the test wrote it. */
  readonly what: string
  readonly ofMs: number
  readonly passedMs: () => number
  /** There are pages to look at: when the last has been closed nothing new is learnt. */
  readonly arePagesThere: () => boolean
}

export type TimeWatch = {
  /** The function that is given back ends it. */
  readonly begin: (passage: WatchedPassage) => () => void
  /** A page is asked; the function that is given back says that it has answered. */
  readonly asks: (url: string) => () => void
  /** What was on its way at the last look. */
  readonly saw: (awaited: readonly string[]) => void
  readonly called: (timers: number) => void
  /** Of a passage that is under way, or that ended only because the pages were closed. */
  readonly sentence: () => string | null
}

export type TimeWatchOptions = {
  /** Real milliseconds after which it is said what time waits for, and again after as many. */
  readonly patienceMs: () => number
  readonly say: (sentence: string) => void
  readonly now?: () => number
}

const LOOK_MS = 250

/** Whoever has not answered for so long, in real milliseconds, is named. */
const ANSWERS_WITHIN_MS = 500

type Present = { readonly passage: WatchedPassage; readonly startedAt: number; calls: number; saidAt: number }

export const createTimeWatch = ({ patienceMs, say, now = () => performance.now() }: TimeWatchOptions): TimeWatch => {
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
    sentence: () => {
      look()
      return last
    },
  }
}

/** Who was asked, and has not answered yet. */
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
  `an answer of the page ${withoutQuery(url)} (a script of it does not end, or a dialog is open)`

const withoutQuery = (url: string): string => url.replace(/[?#].*$/, '')

const sentenceOf = (
  { passage: { what, ofMs, passedMs }, calls }: Present,
  { realMs, awaited }: { readonly realMs: number; readonly awaited: readonly string[] },
): string => {
  const far = `+${roughDurationText(passedMs())} of ${durationText(ofMs)}`
  const timers = `the timers of the pages, of which it has called ${calls} so far`
  const waits = awaited.length === 0 ? timers : awaited.join(', ')
  return redactText(
    `${what} has taken ${(realMs / 1_000).toFixed(1)} s so far: time has come to ${far}, and waits for ${waits}.`,
  )
}
