/**
 * Distinguishes a claim that no entry can meet, such as one with a misspelt field, from a claim about an entry that is still
 * missing.
 */

import { suggestionFor } from '../protocol/nearest.ts'
import { COMMON, ENTRIES, type EntryType } from './entries.ts'
import { plainOf, type Field, type Fields } from './field.ts'

const ENTRY_TYPES = Object.keys(ENTRIES) as readonly EntryType[]

/** What is wrong with a claim about an entry, in one sentence; null if such an entry is possible. */
export const problemOfEntry = (type: unknown, fields: Readonly<Record<string, unknown>>): string | null => {
  const known = ENTRY_TYPES.find((name) => name === type)
  if (known === undefined) {
    const name = typeof type === 'string' ? type : shown(type)
    return `The journal has no entries of the type "${name}"; ${suggestionFor(name, ENTRY_TYPES)}`
  }
  const holds: Fields = { ...ENTRIES[known].holds, ...COMMON }
  for (const [name, value] of Object.entries(fields)) {
    const field = Object.hasOwn(holds, name) ? holds[name] : undefined
    if (field === undefined) {
      return `An entry of the type ${known} has no field "${name}"; ${suggestionFor(name, Object.keys(holds))}`
    }
    const problem = problemOfValue(value, field)
    if (problem !== null) return `The "${name}" of ${known} ${problem}`
  }
  return null
}

const problemOfValue = (value: unknown, field: Field): string | null => {
  if (value === null) return typeof field === 'object' && 'orNull' in field ? null : 'is never null.'
  // An asymmetric matcher or another object, which the test compares in its own way.
  if (typeof value === 'object' || value === undefined) return null
  const plain = plainOf(field)
  if (typeof plain === 'object' && 'listOf' in plain) {
    return 'is a list, which no text or number can match: leave it out.'
  }
  if (plain === 'number' || plain === 'count') {
    return typeof value === 'number'
      ? null
      : `is a number and cannot be ${shown(value)}: write it in digits, without quotes.`
  }
  if (typeof value !== 'string') return `is text and cannot be the ${typeof value} ${shown(value)}: put it in quotes.`
  if (typeof plain === 'string' || plain.includes(value)) return null
  return `is never "${value}"; ${suggestionFor(value, plain)}`
}

const shown = (value: unknown): string => {
  if (typeof value === 'string') return `'${value}'`
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)
}
