/** What a tag reports of a page: numbered events, some of them. */

import type { TagEntry } from '../../../journal/entries.ts'
import type { TagReport } from '../../../journal/report.ts'

export const page = (number: number): string => number.toString(16).padStart(32, '0')
export const event = (activation: number): TagEntry => ({ type: 'activation-requested', activation })
const events = (first: number, count: number): readonly TagEntry[] =>
  Array.from({ length: count }, (_none, index) => event(first + index))
export const report = (first: number, count: number, of = page(1)): TagReport => ({
  page: of,
  first,
  events: events(first, count),
})
