/** What a test waits for: a type of entry, an entry with some of its fields, or whatever a function says. */

import type { EntryOf, EntryType, JournalEntry } from '../journal/entries.ts'
import { problemOfEntry } from '../journal/problem-of-entry.ts'

/** An entry of the type with these fields, which are compared by value. */
export type PartOfEntry<Type extends EntryType> = { readonly type: Type } & Partial<EntryOf<Type>>

export type Wanted = {
  readonly fits: (entry: JournalEntry) => boolean
  /** For the sentence that says that none came. */
  readonly words: string
  /** What the last entry of the type has other than that; null where there is none. */
  readonly nearest: (entries: readonly JournalEntry[]) => string | null
}

type Given = EntryType | PartOfEntry<EntryType> | ((entry: JournalEntry) => boolean)

/** Throws one sentence where no entry can ever be like that. */
export const wantedOf = (given: Given): Wanted => {
  if (typeof given === 'function') return { fits: given, words: 'entry that fits the function', nearest: () => null }
  const { type, ...fields } = (
    typeof given === 'object' && given !== null ? given : { type: given }
  ) as PartOfEntry<EntryType>
  const problem = problemOfEntry(type, fields)
  if (problem !== null) throw new TypeError(`waitFor(): ${problem}`)
  const missesOf = (entry: JournalEntry): readonly string[] =>
    Object.entries(fields)
      .filter(([name, value]) => Reflect.get(entry, name) !== value)
      .map(([name]) => `${name} ${JSON.stringify(Reflect.get(entry, name)) ?? 'missing'}`)
  const looked = Object.entries(fields).map(([name, value]) => `${name} ${JSON.stringify(value)}`)
  return {
    fits: (entry) => entry.type === type && missesOf(entry).length === 0,
    words: looked.length === 0 ? type : `${type} with ${looked.join(' and ')}`,
    nearest: (entries) => {
      const last = entries.findLast((entry) => entry.type === type)
      const misses = last === undefined ? [] : missesOf(last)
      return misses.length === 0 ? null : `The last one has ${misses.join(' and ')}.`
    },
  }
}
