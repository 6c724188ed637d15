/** The journal of a stage as its events tell it. */

import type { JournalEntry } from '../journal/entries.ts'
import type { StageEvent } from './events.ts'

export type SeenEntries = {
  /** Oldest first. */
  readonly all: () => readonly JournalEntry[]
  /** How many older entries the stand-in no longer had when the stream began. */
  readonly forgotten: () => number
  /** Whether the stage was created anew since the stream began, which counts its entries anew. */
  readonly isAnew: () => boolean
  /** The entries that are new with this event. */
  readonly take: (event: StageEvent) => readonly JournalEntry[]
}

export const createSeenEntries = (): SeenEntries => {
  let entries: JournalEntry[] = []
  let instance: string | null = null
  let forgotten = 0
  let isAnew = false
  return {
    all: () => entries,
    forgotten: () => forgotten,
    isAnew: () => isAnew,
    take: (event) => {
      if (event.type === 'stage') {
        if (instance === null) ({ forgotten } = event.data)
        else if (instance !== event.data.instance) {
          entries = []
          forgotten = 0
          isAnew = true
        }
        ;({ instance } = event.data)
      }
      if (event.type !== 'entries') return []
      entries.push(...event.data)
      return event.data
    },
  }
}
