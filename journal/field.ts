/**
 * What a field of an entry can hold, as plain data. Types, checks and help are derived from it, and reading it loads no library.
 */

/** A list of words allows one of them. A `fingerprint` stands for a token, and a `count` is a whole number from 0. */
export type Field = Plain | OrNull | OrMissing | OrElse

type Plain = 'text' | 'fingerprint' | 'number' | 'count' | readonly string[] | ListOf

/** The names of an entry's fields, and what each holds. */
export type Fields = { readonly [name: string]: Field }

export type ListOf<Item extends Fields = Fields> = { readonly listOf: Item }
type OrNull<Held extends Plain = Plain> = { readonly orNull: Held }
type OrMissing<Held extends Plain = Plain> = { readonly orMissing: Held; readonly from?: 'platform' }
type OrElse = { readonly is: 'count'; readonly orElse: number }

export const listOf = <const Item extends Fields>(item: Item): ListOf<Item> => ({ listOf: item })

export const orNull = <const Held extends Plain>(held: Held): OrNull<Held> => ({ orNull: held })

export const orMissing = <const Held extends Plain>(held: Held): OrMissing<Held> => ({ orMissing: held })

/** A field that the platform adds to a tag's report. */
export const addedByPlatform = <const Held extends Plain>(held: Held): OrMissing<Held> => ({
  orMissing: held,
  from: 'platform',
})

/** A count for which a tag may report another value, which is then read as `number`. */
export const countOr = (number: number): OrElse => ({ is: 'count', orElse: number })

/** What the field holds if it is not null, missing or wrong. */
export const plainOf = (field: Field): Plain => {
  if (typeof field === 'string' || isWords(field) || 'listOf' in field) return field
  if ('orNull' in field) return field.orNull
  return 'orMissing' in field ? field.orMissing : field.is
}

const isWords = (field: Field): field is readonly string[] => Array.isArray(field)

/** The type of an object with these fields. */
export type ValueOf<Of extends Fields> = Flat<
  { readonly [Name in keyof Of as Of[Name] extends OrMissing ? never : Name]: HeldBy<Of[Name]> } & {
    readonly [Name in keyof Of as Of[Name] extends OrMissing ? Name : never]?: HeldBy<Of[Name]>
  }
>

type Flat<Parts> = { readonly [Name in keyof Parts]: Parts[Name] }

type HeldBy<Kind> = Kind extends 'text' | 'fingerprint'
  ? string
  : Kind extends 'number' | 'count' | OrElse
    ? number
    : Kind extends readonly (infer Word)[]
      ? Word
      : Kind extends ListOf<infer Item>
        ? readonly ValueOf<Item>[]
        : Kind extends OrNull<infer Some>
          ? HeldBy<Some> | null
          : Kind extends OrMissing<infer Some>
            ? HeldBy<Some>
            : never
