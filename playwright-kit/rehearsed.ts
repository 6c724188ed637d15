import type { JournalEntry } from '../journal/entries.ts'
import type { Duration } from '../protocol/duration.ts'

/** What a matcher needs from a rehearsal. */
export type Rehearsed = {
  /** The journal so far, oldest first. */
  readonly entries: () => readonly JournalEntry[]
  /**
   * Runs the page's timers far ahead, including chained ones, until their asynchronous work has settled. A negative claim waits
   * for this. Stops early once `isEnough` returns true; it is called before each timer, when nothing is pending.
   */
  readonly settle: (isEnough?: () => boolean, how?: Settling) => Promise<LookAhead>
  /** Names and origins of what the browser still stores for the vendor: cookies and local storage of all pages. */
  readonly held: () => Promise<readonly HeldItem[]>
  /**
   * Resolves when the journal may have grown, and after this many milliseconds in any case. If absent, a matcher checks at
   * intervals.
   */
  readonly news?: (limitMs: number) => Promise<unknown>
  /** Why pages, or what a tag did in one, could not be observed; null if they could. If absent, everything can be observed. */
  readonly unseen?: (what: 'pages' | 'tags') => string | null
  /** What kept a page from the vendor, one sentence each, to help explain why a claim failed. */
  readonly noticed?: () => readonly string[]
  /** Why no page has loaded the tag, if none has. */
  readonly silence?: () => string
  /** A claim begins; `call` is how the test wrote it. Returns the function that ends it. */
  readonly begin?: (call: string) => () => void
  /** The test has ended, so no verdict is needed any more. */
  readonly isClosed?: () => boolean
  /** The whole rehearsal, if this shows only its later entries. A matcher moves the time of the whole. */
  readonly whole?: Rehearsed
}
export type HeldItem = { readonly place: 'cookie' | 'local-storage'; readonly name: string; readonly origin: string }

export type Settling = {
  /** How far to look ahead. Default: the option `iadvizeWithin`. */
  readonly within?: Duration | undefined
  /** The claim that looks ahead, as the test wrote it. */
  readonly claim?: string | undefined
}

/** How far time was looked ahead. */
export type LookAhead = {
  readonly withinMs: number
  /** Says which timers were called less often than they would be; null if every timer was called at its time. */
  readonly slowed: string | null
}
