/** Tells of each entry of a journal once, and lets somebody wait for one. */

import type { JournalEntry } from '../protocol/journal.ts'
import type { Stage } from '../stage/stage.ts'

export type JournalFollower = {
  /** There may be new entries. */
  readonly look: () => void
  /** Resolves with the first entry, old or new, for which `find` has one; null when none has come in time. */
  readonly waitFor: <Found>(
    find: (entries: readonly JournalEntry[]) => Found | null,
    limitMs: number,
  ) => Promise<Found | null>
}

/** The journal is looked at when a request was answered, and as often as this: some entries come without one. */
const LOOK_EVERY_MS = 20

export const followJournal = (stage: () => Stage, onEntry: (entry: JournalEntry) => void): JournalFollower => {
  let last = 0
  const waiting = new Set<() => void>()
  const look = (): void => {
    for (const entry of stage().journal.after(last)) {
      last = entry.index
      onEntry(entry)
    }
    waiting.forEach((again) => again())
  }
  return {
    look,
    waitFor: (find, limitMs) =>
      new Promise((resolve) => {
        const end = (found: Parameters<typeof resolve>[0]): void => {
          clearInterval(repeated)
          clearTimeout(late)
          waiting.delete(tryNow)
          resolve(found)
        }
        const tryNow = (): void => {
          const found = find(stage().journal.after(0))
          if (found !== null) end(found)
        }
        const repeated = setInterval(look, LOOK_EVERY_MS)
        const late = setTimeout(end, limitMs, null)
        waiting.add(tryNow)
        tryNow()
      }),
  }
}
