/** Receives the reports of the tags, and drops duplicate events. */

import { LRUCache } from 'lru-cache'
import type { TagEntry } from '../journal/entries.ts'
import type { TagReport } from '../journal/report.ts'
import { explainProvided } from '../protocol/provided.ts'

/** The number of pages and transactions remembered, so that a stage that runs for days stays small. */
const MAX_REMEMBERED = 1_000

/**
 * Returns the new events of a report. A page counts its events from 0; its reports may repeat events but must not skip any. If a
 * page repeats an earlier page's report of a transaction, it is dropped if that report did arrive.
 */
export const createReportReader = (): ((report: TagReport) => TagReport['events']) => {
  const known = new LRUCache<string, number>({ max: MAX_REMEMBERED })
  const transactions = new LRUCache<string, true>({ max: MAX_REMEMBERED })
  const isNews = (event: TagEntry): boolean => {
    if (event.type !== 'transaction-recorded') return true
    const isToldAgain = event.retryCount > 0 && transactions.has(event.id)
    transactions.set(event.id, true)
    return !isToldAgain
  }
  return ({ page, first, events }) => {
    const end = first + events.length
    const had = known.get(page) ?? first
    known.set(page, Math.max(had, end))
    return events
      .slice(Math.max(0, had - first))
      .filter(isNews)
      .map(inWords)
  }
}

const inWords = (event: TagEntry): TagEntry =>
  event.type === 'provider-answered' && event.detail !== undefined
    ? { ...event, ...explainProvided(event.detail) }
    : event
