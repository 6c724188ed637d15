/** The journal as a test reads it. */

import type { EntryOf, EntryType, JournalEntry } from './entries.ts'

export type JournalView = {
  /** All entries so far, oldest first. */
  readonly entries: () => readonly JournalEntry[]
  /** The entries of a type that have these fields. */
  readonly of: <Type extends EntryType>(type: Type, where?: Partial<EntryOf<Type>>) => readonly EntryOf<Type>[]
  readonly last: <Type extends EntryType>(type: Type, where?: Partial<EntryOf<Type>>) => EntryOf<Type> | null
}

/** `check` throws for a type or fields that no entry can have; `call` is what the test wrote. */
export const createJournalView = (
  entries: () => readonly JournalEntry[],
  check: (call: string, type: unknown, where: unknown) => void,
): JournalView => {
  const those = <Type extends EntryType>(type: Type, where: Partial<EntryOf<Type>> = {}): readonly EntryOf<Type>[] =>
    entries().filter((entry): entry is EntryOf<Type> => entry.type === type && hasFields(entry, where))
  return {
    entries,
    of: (type, where) => {
      check('journal.of', type, where)
      return those(type, where)
    },
    last: (type, where) => {
      check('journal.last', type, where)
      return those(type, where).at(-1) ?? null
    },
  }
}

const hasFields = (entry: object, where: object): boolean =>
  Object.entries(where).every(([name, value]) => Reflect.get(entry, name) === value)
