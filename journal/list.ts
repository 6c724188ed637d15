/** The ordered list of what happened on a stage. It keeps the newest entries and drops the oldest. */

import type { JournalEntry, JournalEvent } from './entries.ts'

export type Journal = {
  readonly write: (event: JournalEvent) => void
  readonly writeFromTag: (event: JournalEvent, page: string) => void
  /** The entries whose index is greater than `index`, oldest first. */
  readonly after: (index: number) => readonly JournalEntry[]
  /** The number of oldest entries that have been dropped. */
  readonly forgotten: () => number
  /** Calls the listener after each entry, until the returned function is called. */
  readonly watch: (listener: () => void) => () => void
}

export const JOURNAL_MAX_ENTRIES = 5_000

export const createJournal = (now: () => number): Journal => {
  let entries: JournalEntry[] = []
  let last = 0
  const listeners = new Set<() => void>()

  const append = (entry: JournalEntry): void => {
    entries.push(entry)
    // Truncated rarely, rather than shifted at every entry.
    if (entries.length >= 2 * JOURNAL_MAX_ENTRIES) entries = entries.slice(-JOURNAL_MAX_ENTRIES)
    for (const listener of listeners) listener()
  }
  const kept = (): readonly JournalEntry[] => entries.slice(-JOURNAL_MAX_ENTRIES)

  return {
    write: (event) => append({ ...event, index: (last += 1), at: now() }),
    writeFromTag: (event, page) => append({ ...event, index: (last += 1), at: now(), page }),
    after: (index) => kept().filter((entry) => entry.index > index),
    forgotten: () => last - kept().length,
    watch: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
