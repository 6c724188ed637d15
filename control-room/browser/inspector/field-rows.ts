/** The fields of a layer as rows: name, value as a string, what it means, and which moment it is. Pure. */

import type { InspectedLayer } from '../../../protocol/inspection.ts'
import {
  CONTENT_ALGORITHM,
  KEY_ALGORITHM,
  SIGNING_ALGORITHM,
  USER_ID_CLAIM,
  VISITOR_DATA_CLAIM,
} from '../../../protocol/token.ts'
import type { InspectorWords } from './english.ts'

export type FieldRow = {
  readonly name: string
  readonly value: string
  readonly meaning: string
  /** What it must be, where it is something else. */
  readonly wanted: string | null
  /** Of a claim that is a moment. */
  readonly atMs: number | null
  /** It is a field of the visitor data. */
  readonly isInside: boolean
}

type Fields = Readonly<Record<string, unknown>>

export const rowsOf = (layer: InspectedLayer, words: InspectorWords['fields']): readonly FieldRow[] => {
  switch (layer.kind) {
    case 'jwe':
    case 'jws':
      return Object.entries(layer.header ?? {}).map(([name, value]) => headerRow(layer.kind, [name, value], words))
    case 'claims':
      return Object.entries(layer.claims).flatMap((field) => claimRows(field, words))
    case 'text':
      return []
    default:
      return layer satisfies never
  }
}

const WANTED: Readonly<Record<'jwe' | 'jws', Readonly<Record<string, string>>>> = {
  jwe: { alg: KEY_ALGORITHM, enc: CONTENT_ALGORITHM },
  jws: { alg: SIGNING_ALGORITHM },
}

type Field = readonly [name: string, value: unknown]

const headerRow = (kind: 'jwe' | 'jws', [name, value]: Field, words: InspectorWords['fields']): FieldRow => {
  const wanted = own(WANTED[kind], name) ?? null
  return {
    ...plainRow([name, value], own(words[kind], name) ?? words.unknownHeader),
    wanted: wanted === value ? null : wanted,
  }
}

const MOMENTS = ['exp', 'iat', 'nbf']

const claimRows = ([name, value]: Field, words: InspectorWords['fields']): readonly FieldRow[] => {
  const row = plainRow([name, value], own(words.claims, name) ?? words.ownClaim)
  if (name === VISITOR_DATA_CLAIM && isObject(value)) {
    const inside = Object.entries(value).map((field) => ({
      ...plainRow(field, own(words.visitorData, field[0]) ?? words.unknownField),
      isInside: true,
    }))
    return [{ ...row, value: '' }, ...inside]
  }
  const isMoment = MOMENTS.includes(name) && typeof value === 'number'
  return [{ ...row, atMs: isMoment ? value * 1_000 : null }]
}

const plainRow = ([name, value]: Field, meaning: string): FieldRow => ({
  name,
  value: typeof value === 'string' && value !== '' ? value : JSON.stringify(value),
  meaning,
  wanted: null,
  atMs: null,
  isInside: false,
})

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A claim may have the name of anything that objects have. */
const own = <Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined

/** The visitor's claims begin with an address, which is the same for all of them. */
export const shortName = (name: string): string =>
  [USER_ID_CLAIM, VISITOR_DATA_CLAIM].includes(name) ? name.slice(name.lastIndexOf('/') + 1) : name
