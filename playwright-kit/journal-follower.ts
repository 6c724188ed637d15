/** Reports each entry of a journal once, and lets a caller wait for one. */

import type { JournalEntry } from '../journal/entries.ts'
import type { Stage } from '../stage/stage.ts'

export type JournalFollower = {
  /** Looks for new entries. */
  readonly look: () => void
  /** Resolves with the first entry, old or new, that `find` returns; null if there is none in time. */
  readonly waitFor: <Found>(
    find: (entries: readonly JournalEntry[]) => Found | null,
    limitMs: number,
  ) => Promise<Found | null>
}

/**
 * The journal is read whenever a request was answered, and at this interval, because some entries are written without a request.
 */
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
