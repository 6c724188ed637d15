/** The conversation as the lines of a sequence diagram: pure, and made from new entries alone. */

import { betweenOf, type JournalEntry, type Party } from '../../journal/entries.ts'
import { fieldsText } from '../../journal/words.ts'
import { toneOf } from './tone.ts'
import type { Place } from './visitors.ts'

export type EntryRow = {
  readonly kind: 'entry'
  readonly key: string
  readonly entry: JournalEntry
  readonly place: Place
  /** Milliseconds since the first entry. */
  readonly sinceMs: number
}

export type Row =
  | EntryRow
  /** From here on it is about another page, or another activation. */
  | { readonly kind: 'group'; readonly key: string; readonly place: Place }
  /** Time that passed without a word; below zero where the clock of the stage was put back. */
  | { readonly kind: 'pause'; readonly key: string; readonly ms: number }
  /** The stand-in was started again, or the stage was made anew. */
  | { readonly kind: 'anew'; readonly key: string }

export type Filter = {
  readonly page: number | null
  /** Of that page; null for all of it. */
  readonly activation: number | null
  readonly party: Party | null
  readonly failuresOnly: boolean
  /** In small letters. */
  readonly text: string
}

export const NO_FILTER: Filter = { page: null, activation: null, party: null, failuresOnly: false, text: '' }

/** Shorter silences are the ordinary course of a conversation. */
const PAUSE_MS = 300

export type WordsOf = (entry: JournalEntry) => string

export type Rows = {
  readonly rows: readonly Row[]
  readonly append: (entries: readonly JournalEntry[], placeOf: (entry: JournalEntry) => Place) => void
  readonly anew: (instance: string) => void
}

/** What the next row depends on. */
type Last = {
  entry: JournalEntry | null
  startAt: number | null
  instance: string
  /** Of the heading above. */
  page: number | null
  activation: number | null
}

/** `wordsOf` is what a step says where it is shown, which is what a search looks into. */
export const createRows = (filter: Filter, wordsOf: WordsOf): Rows => {
  const rows: Row[] = []
  const last: Last = { entry: null, startAt: null, instance: '', page: null, activation: null }
  const appendOne = (entry: JournalEntry, place: Place): void => {
    last.startAt ??= entry.at
    if (!isShown(entry, place, { filter, wordsOf })) return
    const key = `${last.instance}:${entry.index}`
    const silentMs = last.entry === null ? 0 : entry.at - last.entry.at
    if (Math.abs(silentMs) >= PAUSE_MS) rows.push({ kind: 'pause', key: `pause ${key}`, ms: silentMs })
    if (isAboutAnother(place, last)) {
      rows.push({ kind: 'group', key: `group ${key}`, place })
      Object.assign(last, { page: place.page, activation: place.activation })
    }
    rows.push({ kind: 'entry', key, entry, place, sinceMs: entry.at - last.startAt })
    last.entry = entry
  }
  return {
    rows,
    append: (entries, placeOf) => {
      for (const entry of entries) appendOne(entry, placeOf(entry))
    },
    anew: (instance) => {
      if (last.entry !== null) rows.push({ kind: 'anew', key: `anew ${instance}` })
      Object.assign(last, { entry: null, startAt: null, instance, page: null, activation: null })
    },
  }
}

/** What belongs to no page, or to no activation, needs no heading of its own among what does. */
const isAboutAnother = ({ page, activation }: Place, last: Last): boolean => {
  if (page === null) return last.entry === null
  return page !== last.page || (activation !== null && activation !== last.activation)
}

type Looking = { readonly filter: Filter; readonly wordsOf: WordsOf }

const isShown = (entry: JournalEntry, { page, activation }: Place, { filter, wordsOf }: Looking): boolean => {
  if (filter.page !== null && filter.page !== page) return false
  if (filter.activation !== null && filter.activation !== activation) return false
  if (filter.party !== null && !betweenOf(entry).includes(filter.party)) return false
  if (filter.failuresOnly && toneOf(entry) !== 'failure') return false
  return filter.text === '' || textOf(entry, wordsOf).includes(filter.text)
}

const texts = new WeakMap<JournalEntry, string>()

/** What a search looks into, in small letters. */
const textOf = (entry: JournalEntry, wordsOf: WordsOf): string => {
  const text = texts.get(entry) ?? `${entry.type} ${wordsOf(entry)} ${fieldsText(entry)}`.toLowerCase()
  texts.set(entry, text)
  return text
}
