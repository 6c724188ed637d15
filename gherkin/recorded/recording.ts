/** What was recorded while a person used a site. */

import type { Visitor } from '../../playwright-kit/journey.ts'
import type { RecordedEvent } from '../../playwright-kit/recorder/steps.ts'
import type { JournalEntry } from '../../journal/entries.ts'

export type RecordedDeed<Event = RecordedEvent> = {
  readonly event: Event
  /** The index of the tab, from 0. */
  readonly tab: number
  /** The address of the page. */
  readonly address: string
  /** The index of the last journal entry before it. */
  readonly after: number
}

export type Recording = {
  readonly deeds: readonly RecordedDeed[]
  readonly entries: readonly JournalEntry[]
  /** The visitors of the journey; empty if there is no journey. */
  readonly visitors: readonly Visitor[]
}
