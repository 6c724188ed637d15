/** A pattern for an entry: only the fields that matter to a test. */

import { inspect, isDeepStrictEqual } from 'node:util'
import type { EntryOf, EntryType, JournalEntry } from './entries.ts'

type Fields = {
  readonly [Type in EntryType]: { readonly type: Type } & Wanted<Omit<EntryOf<Type>, 'type'>>
}[EntryType]

type Wanted<Entry> = { readonly [Name in keyof Entry]?: Entry[Name] | AsymmetricMatcher }

/** What `expect.any()` and similar functions return. Playwright's types only say that it is an object. */
type AsymmetricMatcher = { readonly asymmetricMatch?: (actual: unknown) => boolean }

/** A type alone, or a type with some of its fields. A field may be an asymmetric matcher such as `expect.any(String)`. */
export type EntryPattern = EntryType | Fields

export const typeOf = (pattern: EntryPattern): EntryType => (typeof pattern === 'string' ? pattern : pattern.type)

export const isLike = (pattern: EntryPattern, entry: JournalEntry): boolean =>
  typeOf(pattern) === entry.type && missesOf(pattern, entry).length === 0

/** How an entry of the same type differs from the pattern: "status is 'authentication-failure'". */
export const missesOf = (pattern: EntryPattern, entry: JournalEntry): readonly string[] =>
  fieldsOf(pattern).flatMap(([name, wanted]) => {
    const actual: unknown = Reflect.get(entry, name)
    if (isSame(wanted, actual)) return []
    return [Object.hasOwn(entry, name) ? `${name} is ${inspect(actual)}` : `there is no ${name}`]
  })

export const patternText = (pattern: EntryPattern): string =>
  [typeOf(pattern), ...fieldsOf(pattern).map(([name, value]) => `${name}=${fieldText(value)}`)].join(' ')

const fieldsOf = (pattern: EntryPattern): readonly (readonly [string, unknown])[] =>
  typeof pattern === 'string' ? [] : Object.entries(pattern).filter(([name]) => name !== 'type')

type Asymmetric = { readonly asymmetricMatch: (actual: unknown) => boolean; readonly toString: () => string }

const isAsymmetric = (value: unknown): value is Asymmetric =>
  typeof value === 'object' &&
  value !== null &&
  'asymmetricMatch' in value &&
  typeof value.asymmetricMatch === 'function'

const isSame = (wanted: unknown, actual: unknown): boolean =>
  isAsymmetric(wanted) ? wanted.asymmetricMatch(actual) : isDeepStrictEqual(wanted, actual)

const fieldText = (value: unknown): string => (isAsymmetric(value) ? value.toString() : inspect(value))
