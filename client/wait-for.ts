/** Waits until something is in the journal of a stage. */

import type { JournalEntry } from '../journal/entries.ts'
import { STORY_HEADING, storyOf } from '../journal/story.ts'
import type { Address } from './call.ts'
import { eventsOf } from './events.ts'
import { createSeenEntries } from './seen-entries.ts'
import type { Wanted } from './wanted.ts'

export type WaitOptions = {
  /** An entry, or its index: only those behind it count. All of the journal when absent. */
  readonly after?: number | { readonly index: number }
  /** Milliseconds of the machine's time, ten seconds when absent. */
  readonly timeoutMs?: number
  /** Ends the wait; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal
}

const TIMEOUT_MS = 10_000

export type Place = { readonly address: Address; readonly stage: string }

/** Rejects when no such entry comes in time or the stage is deleted, and tells what happened instead. */
export const waitForEntry = async (
  { address, stage }: Place,
  wanted: Wanted,
  { after: from = 0, timeoutMs = TIMEOUT_MS, signal }: WaitOptions = {},
): Promise<JournalEntry> => {
  const limit = AbortSignal.timeout(timeoutMs)
  const ends = signal === undefined ? limit : AbortSignal.any([limit, signal])
  const seen = createSeenEntries()
  const after = typeof from === 'number' ? from : from.index
  const failed = (why: string): Error => new Error(failure(wanted, { stage, why, entries: seen.all() }))
  try {
    for await (const event of eventsOf(address, stage, { signal: ends })) {
      if (event.type === 'dropped') break
      const found = seen.take(event).find((entry) => (entry.index > after || seen.isAnew()) && wanted.fits(entry))
      if (found !== undefined) return found
    }
  } catch (error) {
    if (limit.aborted && error === limit.reason) throw failed(`within ${timeoutMs} ms`)
    throw error
  }
  throw failed('before it was deleted')
}

type Failed = { readonly stage: string; readonly why: string; readonly entries: readonly JournalEntry[] }

const failure = ({ words, nearest }: Wanted, { stage, why, entries }: Failed): string => {
  const miss = nearest(entries)
  const sentence = `No ${words} came on the stage "${stage}" ${why}.${miss === null ? '' : ` ${miss}`}`
  return `${sentence}\n\n${STORY_HEADING}\n${storyOf(entries)}`
}
