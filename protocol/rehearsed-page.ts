/**
 * What a test harness puts into a page, for the tag to find. The tag's record of what it did is handed over here, because a
 * request of the page's own would be lost to its policies, its service worker, an ad blocker or a network that is down.
 */

import type { TagReport } from './journal.ts'

/** The name of the function in `window`; where a page has none, the record goes to the platform over HTTP. */
export const RECORD_FUNCTION = 'iadvizeRehearsalRecord'

/** Resolves with whether the stage has taken the report. A report without events says that the tag has started. */
export type RecordFunction = (report: TagReport) => Promise<boolean>

export type RecordedWindow = { readonly [RECORD_FUNCTION]?: RecordFunction }
