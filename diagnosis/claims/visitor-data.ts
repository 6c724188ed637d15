/** What is wrong with the visitor data, field by field. */

import { misspelt } from '../../protocol/nearest.ts'
import type { TokenFinding } from '../../protocol/token-causes.ts'
import { VISITOR_DATA_CLAIM } from '../../protocol/token.ts'
import { jsonObjectIn } from '../token/core.ts'
import { quoted, valueWords } from './words.ts'

/** The fields of the vendor's example. The vendor's pages name no others. */
const FIELDS = ['country', 'firstName', 'lastName', 'zipCode', 'address', 'phoneNumber', 'city', 'email'] as const

const cause = 'visitor-data-not-strings'
const NOT = `${VISITOR_DATA_CLAIM} is not an object of strings`

/** Describes visitor data that is not an object of strings. */
export const describeVisitorData = (value: unknown): TokenFinding => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return describeNoObject(value)
  const wrong = Object.entries(value).filter(([, field]) => typeof field !== 'string')
  const named = wrong
    .slice(0, MAX_NAMED)
    .map(([name, field]) => `visitorData.${plainName(name)} is ${valueWords(field)}`)
  const more = wrong.length - named.length
  const what = `${NOT}: ${named.join(', ')}${more > 0 ? `, and ${more} more` : ''}`
  return { cause, what, fix: wrong.slice(0, MAX_NAMED).map(fixOf).join(' ') }
}

const MAX_NAMED = 8

const describeNoObject = (value: unknown): TokenFinding => {
  if (typeof value === 'string' && jsonObjectIn(value) !== null) {
    return {
      cause,
      what: `${NOT}: it is a JSON string`,
      fix: 'Put in the object itself, without JSON.stringify: "https://iadvize.com/visitorData": visitorData.',
    }
  }
  const fix = `Leave "${VISITOR_DATA_CLAIM}" out if nothing is known, or make it an object: { "firstName": "Jane" }.`
  return { cause, what: `${NOT}: it is ${valueWords(value)}`, fix }
}

const plainName = (name: string): string => (/^\w{1,80}$/.test(name) ? name : quoted(name))

const fixOf = ([name, value]: readonly [string, unknown]): string => {
  const field = plainName(name)
  if (value === null) return `Leave ${field} out if it is not known.`
  return typeof value === 'number' || typeof value === 'boolean'
    ? `Write ${field} in quotes: "${value}".`
    : `Write ${field} as one string.`
}

/** Describes a field that the vendor does not name. */
export const describeUnknownField = (name: string): string => {
  const near = misspelt(name, FIELDS)
  const meant = near.length === 0 ? '' : `; did you mean ${near.join(' or ')}?`
  return `${VISITOR_DATA_CLAIM} has the field ${quoted(name)}${meant || `; the known fields are ${FIELDS.join(', ')}`}`
}

export const isKnownField = (name: string): boolean => FIELDS.some((known) => known === name)
