/** The journal line by line, complete except for tokens. It is attached to the report of a failed test. */

import { pagesIn } from './activations.ts'
import type { JournalEntry } from './entries.ts'
import { redactEntries } from './redact.ts'
import { fieldsText } from './words.ts'

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

/** The time since the beginning, or before it if the clock was put back: "+1.0 s", "-2 min 05.0 s", "+1 h 00 min 00.0 s". */
export const timeText = (ms: number, digits = 1): string => {
  const unit = 10 ** (3 - digits)
  const rounded = Math.round(Math.abs(ms) / unit) * unit
  const sign = ms < 0 && rounded > 0 ? '-' : '+'
  const minutes = Math.floor(rounded / 60_000)
  const hours = Math.floor(minutes / 60)
  const seconds = ((rounded % 60_000) / 1_000).toFixed(digits)
  if (minutes === 0) return `${sign}${seconds} s`
  const padded = seconds.padStart(digits + 3, '0')
  return hours === 0
    ? `${sign}${minutes} min ${padded} s`
    : `${sign}${hours} h ${String(minutes % 60).padStart(2, '0')} min ${padded} s`
}
