/** What was seen of somebody who played on a site. */

import type { Visitor } from '../../playwright-kit/journey.ts'
import type { RecordedEvent } from '../../playwright-kit/recorder/steps.ts'
import type { JournalEntry } from '../../protocol/journal.ts'

export type RecordedDeed<Event = RecordedEvent> = {
  readonly event: Event
  /** The tab in which it was done; counts from 0. */
  readonly tab: number
  /** Where the page was. */
  readonly address: string
  /** The number of the last entry of the journal before it. */
  readonly after: number
}

export type Recording = {
  readonly deeds: readonly RecordedDeed[]
  readonly entries: readonly JournalEntry[]
  /** Those of the journey; none where there is no journey. */
  readonly visitors: readonly Visitor[]
}
