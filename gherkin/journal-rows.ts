/** Rows of a table as entries of the journal. */

import { ENTRY_TYPES } from '../playwright-kit/entry-types.ts'
import type { EntryPattern } from '../playwright-kit/matchers/entry-pattern.ts'
import { suggestionFor } from '../playwright-kit/nearest.ts'
import { FAILURE_CODES } from '../protocol/failures.ts'
import type { Rows } from './step.ts'

/** Throws an Error of one sentence. */
export const patternsOf = (rows: Rows): readonly EntryPattern[] => rows.map(patternOf)

const patternOf = ([type = '', ...fields]: readonly string[]): EntryPattern => {
  if (!ENTRY_TYPES.some((known) => known === type)) {
    throw new Error(`The journal has no entries of the type "${type}"; ${suggestionFor(type, ENTRY_TYPES)}`)
  }
  // What the fields of a type are called, and what they hold, says the matcher where an entry does not have them.
  return { type, ...Object.fromEntries(fields.filter((field) => field !== '').map(fieldOf)) } as EntryPattern
}

const fieldOf = (field: string): readonly [string, unknown] => {
  const [, name, value] = /^([a-zA-Z]+)=(.*)$/.exec(field) ?? []
  if (name === undefined || value === undefined) {
    throw new Error(`"${field}" says nothing of an entry: write a field and its value, as in "code=TOKEN_EXPIRED".`)
  }
  const isCode = name === 'code' && value !== 'null'
  if (isCode && !FAILURE_CODES.some((code) => code === valueOf(value))) {
    throw new Error(`There is no code "${value}"; ${suggestionFor(value, FAILURE_CODES)}`)
  }
  return [name, valueOf(value)]
}

const valueOf = (text: string): unknown => {
  if (/^(?:null|true|false|-?\d+(?:\.\d+)?)$/.test(text)) return JSON.parse(text) as unknown
  return text.replace(/^"(.*)"$/, '$1')
}
