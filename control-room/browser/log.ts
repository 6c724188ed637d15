/** All that a page has heard of a stage, instance after instance, and the lines that are drawn of it. */

import { wordsOf, type JournalEntry } from '../../journal/entries.ts'
import { createRows, type Filter, type Rows, type WordsOf } from './rows.ts'
import type { Run } from './runs.ts'
import { createPages, type PageSeen } from './visitors.ts'

export type Log = {
  /** The stage is another one from now on; nothing happens where it is still the same. */
  readonly begin: (instance: string) => void
  /** What was told before, because a connection was lost at the wrong moment, is left out. */
  readonly append: (entries: readonly JournalEntry[]) => void
  readonly filterBy: (filter: Filter) => void
  readonly clear: () => void
  readonly rows: () => Rows
  /** Of the current instance. */
  readonly entries: () => readonly JournalEntry[]
  readonly pages: () => readonly PageSeen[]
  readonly runs: () => readonly Run[]
}

/** A page that is left open for a week must not fill the memory of its browser; cut seldom, for then all is drawn anew. */
const MOST_ENTRIES = 20_000

type Instance = { readonly id: string; entries: JournalEntry[]; lastIndex: number }

export const createLog = (initial: Filter, wordsIn: WordsOf = wordsOf): Log => {
  const drawing = { filter: initial, rows: createRows(initial, wordsIn) }
  let instances: Instance[] = []
  const pages = createPages()
  const draw = (entries: readonly JournalEntry[]): void => drawing.rows.append(entries, pages.placeOf)
  const drawAll = (from: readonly Instance[], filter: Filter): void => {
    instances = [...from]
    Object.assign(drawing, { filter, rows: createRows(filter, wordsIn) })
    for (const { id, entries } of instances) {
      drawing.rows.anew(id)
      draw(entries)
    }
  }
  /** Of the current instance. */
  const drawLast = (count: number): void => {
    const [{ entries, ...current }] = instances.slice(-1) as [Instance]
    drawAll([{ ...current, entries: count === 0 ? [] : entries.slice(-count) }], drawing.filter)
  }
  return {
    begin: (id) => {
      if (instances.at(-1)?.id === id) return
      instances.push({ id, entries: [], lastIndex: 0 })
      pages.forget()
      drawing.rows.anew(id)
    },
    append: (told) => {
      const current = instances.at(-1)
      const news = current === undefined ? [] : addTo(current, told)
      news.forEach(pages.hear)
      if (current !== undefined && current.entries.length >= 2 * MOST_ENTRIES) drawLast(MOST_ENTRIES)
      else if (drawing.filter.page !== null && pages.hasMoved()) drawAll(instances, drawing.filter)
      else draw(news)
    },
    filterBy: (filter) => drawAll(instances, filter),
    clear: () => (instances.length === 0 ? undefined : drawLast(0)),
    rows: () => drawing.rows,
    entries: () => instances.at(-1)?.entries ?? [],
    pages: pages.seen,
    runs: pages.runs,
  }
}

/** What of it is new. */
const addTo = (instance: Instance, told: readonly JournalEntry[]): readonly JournalEntry[] => {
  const news = told.filter(({ index }) => index > instance.lastIndex)
  instance.entries.push(...news)
  instance.lastIndex = news.at(-1)?.index ?? instance.lastIndex
  return news
}
