/** The journal line by line, nothing left out but tokens: what is attached to the report of a failed test. */

import type { JournalEntry } from '../protocol/journal.ts'
import { pagesIn } from './activations.ts'
import { fieldsText } from './entry-words.ts'
import { redactEntries } from './redact.ts'

export const timelineOf = (entries: readonly JournalEntry[]): string => {
  const [first] = entries
  if (first === undefined) return 'The journal is empty.'
  const pages = pagesIn(entries)
  const rows = redactEntries(entries).map((entry) => [
    String(entry.index),
    timeText(entry.at - first.at, 3),
    entry.page === undefined ? '-' : `page ${pages.indexOf(entry.page) + 1}`,
    entry.type,
    fieldsText(entry),
  ])
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** How long after the beginning: "+1.0 s", "+2 min 05.0 s", "+1 h 00 min 00.0 s". */
export const timeText = (ms: number, digits = 1): string => {
  const unit = 10 ** (3 - digits)
  const rounded = Math.round(ms / unit) * unit
  const minutes = Math.floor(rounded / 60_000)
  const hours = Math.floor(minutes / 60)
  const seconds = ((rounded % 60_000) / 1_000).toFixed(digits)
  if (minutes === 0) return `+${seconds} s`
  const padded = seconds.padStart(digits + 3, '0')
  return hours === 0
    ? `+${minutes} min ${padded} s`
    : `+${hours} h ${String(minutes % 60).padStart(2, '0')} min ${padded} s`
}
