/** Reads table rows as patterns for journal entries. */

import { problemOfEntry } from '../journal/problem-of-entry.ts'
import type { EntryPattern } from '../journal/pattern.ts'
import type { Rows } from './step.ts'

/** Throws an Error of one sentence if a row is invalid. */
export const patternsOf = (rows: Rows): readonly EntryPattern[] => rows.map(patternOf)

const patternOf = ([type = '', ...cells]: readonly string[]): EntryPattern => {
  const fields = Object.fromEntries(cells.filter((cell) => cell !== '').map(fieldOf))
  const problem = problemOfEntry(type, fields)
  if (problem !== null) throw new Error(problem)
  return { type, ...fields } as EntryPattern
}

const fieldOf = (field: string): readonly [string, unknown] => {
  const [, name, value] = /^([a-zA-Z]+)=(.*)$/.exec(field) ?? []
  if (name !== undefined && value !== undefined) return [name, valueOf(value)]
  throw new Error(`"${field}" is not a field with a value: write both, as in "code=TOKEN_EXPIRED".`)
}

const valueOf = (text: string): unknown => {
  if (/^(?:null|true|false|-?(?:0|[1-9]\d*)(?:\.\d+)?)$/.test(text)) return JSON.parse(text) as unknown
  return text.replace(/^"(.*)"$/, '$1')
}
