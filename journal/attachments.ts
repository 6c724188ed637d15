/** The attachments of a failed test: the journal for machines, and as a timeline for people. */

import type { JournalEntry } from './entries.ts'
import { redactEntries } from './redact.ts'
import { storyOf } from './story.ts'
import { timelineOf } from './timeline.ts'

export type JournalAttachment = { readonly name: string; readonly body: string; readonly contentType: string }

export const journalAttachments = (entries: readonly JournalEntry[]): readonly JournalAttachment[] => [
  { name: 'journal.json', body: JSON.stringify(redactEntries(entries), null, 2), contentType: 'application/json' },
  {
    name: 'journal.txt',
    body: `${storyOf(entries)}\n\nEvery entry:\n${timelineOf(entries)}\n`,
    contentType: 'text/plain',
  },
]
