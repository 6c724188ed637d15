import type { JournalEntry } from '../protocol/journal.ts'
import type { Duration } from './duration.ts'

/** What a matcher needs of a rehearsal. */
export type Rehearsed = {
  /** The journal so far, oldest first. */
  readonly entries: () => readonly JournalEntry[]
  /**
   * Runs the page's timers far ahead, chained ones too, until their async work has settled; a negative claim waits for it.
   * No further than it is enough: asked before each timer, when everything on its way has come.
   */
  readonly settle: (isEnough?: () => boolean, how?: Settling) => Promise<LookAhead>
  /** Names and values of what the browser still holds of the vendor's: cookies and local storage of all pages. */
  readonly held: () => Promise<readonly HeldItem[]>
  /** Resolves when the journal may have grown, and after so many milliseconds in any case. Without it a matcher looks now and then. */
  readonly news?: (limitMs: number) => Promise<unknown>
  /** Why nothing could be seen of pages, or of what a tag did in one; null where it would have been. All is seen without it. */
  readonly unseen?: (what: 'pages' | 'tags') => string | null
  /** What kept a page from the vendor, a sentence each: of use to whoever reads why a claim failed. */
  readonly noticed?: () => readonly string[]
  /** Why no page has loaded the tag, where none has. */
  readonly silence?: () => string
  /** A claim begins, as the test wrote it; answers how to say that it has ended. */
  readonly begin?: (call: string) => () => void
  /** The test has ended, and nobody waits for a verdict any more. */
  readonly isClosed?: () => boolean
  /** The rehearsal of which this shows a part only: its later entries. What a matcher does to time it does to the whole. */
  readonly whole?: Rehearsed
}
export type HeldItem = { readonly place: 'cookie' | 'local-storage'; readonly name: string; readonly origin: string }

export type Settling = {
  /** How far ahead; that of the option `iadvizeWithin` when absent. */
  readonly within?: Duration | undefined
  /** The claim that wants it, as the test wrote it. */
  readonly claim?: string | undefined
}

/** How far was looked ahead. */
export type LookAhead = {
  readonly withinMs: number
  /** What was called more rarely than it would be, in a sentence; null: every timer was called at its time. */
  readonly slowed: string | null
}
