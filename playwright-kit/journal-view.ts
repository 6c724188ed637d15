/** The journal as a test reads it. */

import type { EntryOf, EntryType, JournalEntry } from '../protocol/journal.ts'

export type JournalView = {
  /** All that happened so far, oldest first. */
  readonly entries: () => readonly JournalEntry[]
  /** The entries of a type that have these fields. */
  readonly of: <Type extends EntryType>(type: Type, where?: Partial<EntryOf<Type>>) => readonly EntryOf<Type>[]
  readonly last: <Type extends EntryType>(type: Type, where?: Partial<EntryOf<Type>>) => EntryOf<Type> | null
}

export const createJournalView = (entries: () => readonly JournalEntry[]): JournalView => {
  const of: JournalView['of'] = <Type extends EntryType>(type: Type, where: Partial<EntryOf<Type>> = {}) =>
    entries().filter((entry): entry is EntryOf<Type> => entry.type === type && hasFields(entry, where))
  return { entries, of, last: (type, where) => of(type, where).at(-1) ?? null }
}

const hasFields = (entry: object, where: object): boolean =>
  Object.entries(where).every(([name, value]) => Reflect.get(entry, name) === value)
