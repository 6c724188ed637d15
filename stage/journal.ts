/** The ordered list of what happened on a stage. It keeps the newest entries and forgets the oldest. */

import type { JournalEntry, JournalEvent } from '../protocol/journal.ts'

export type Journal = {
  readonly write: (event: JournalEvent) => void
  readonly writeFromTag: (event: JournalEvent, page: string) => void
  /** The entries whose index is greater than `index`, oldest first. */
  readonly after: (index: number) => readonly JournalEntry[]
  /** How many of the oldest entries have been forgotten. */
  readonly forgotten: () => number
}

export const JOURNAL_MAX_ENTRIES = 5_000

export const createJournal = (now: () => number): Journal => {
  let entries: JournalEntry[] = []
  let last = 0

  const append = (entry: JournalEntry): void => {
    entries.push(entry)
    // Cut seldom rather than shift at every entry.
    if (entries.length >= 2 * JOURNAL_MAX_ENTRIES) entries = entries.slice(-JOURNAL_MAX_ENTRIES)
  }
  const kept = (): readonly JournalEntry[] => entries.slice(-JOURNAL_MAX_ENTRIES)

  return {
    write: (event) => append({ ...event, index: (last += 1), at: now() }),
    writeFromTag: (event, page) => append({ ...event, index: (last += 1), at: now(), page }),
    after: (index) => kept().filter((entry) => entry.index > index),
    forgotten: () => last - kept().length,
  }
}
