/** Why an activation fails: a code of the failure table, or in quotes what the site is told. */

import { FAILURE_CODES, failureOf, type FailureCode } from '../../protocol/failures.ts'
import { ONGOING_REASONS } from '../../protocol/fidelity.ts'
import { REFUSAL_CODES, type RefusalCode } from '../../protocol/refusals.ts'
import { suggestionFor } from '../../playwright-kit/nearest.ts'

/** In quotes it is the words only: several codes have the same. */
export type Reason = { readonly code: FailureCode } | { readonly reason: string }

const REASONS = [...new Set([...FAILURE_CODES.map((code) => failureOf(code).reason), ...ONGOING_REASONS])]

/** Throws an Error of one sentence with the nearest right words. */
export const reasonOf = (text: string): Reason => (text.startsWith('"') ? quotedReason(text.slice(1, -1)) : named(text))

/** The code that the platform refuses with for what the site shall be told; throws an Error of one sentence. */
export const refusalOf = (given: Reason): RefusalCode => {
  const code = REFUSAL_CODES.find((known) =>
    'code' in given ? known === given.code : failureOf(known).reason === given.reason,
  )
  if (code !== undefined) return code
  const name = 'code' in given ? given.code : `"${given.reason}"`
  throw new Error(`${name} arises in the page, so that the platform cannot refuse with it; it refuses with ${CODES}.`)
}

const CODES = REFUSAL_CODES.join(', ')

const named = (text: string): Reason => {
  const code = FAILURE_CODES.find((known) => known === text)
  if (code !== undefined) return { code }
  throw new Error(`There is no reason ${text}; ${suggestionFor(text, FAILURE_CODES)}`)
}

const quotedReason = (reason: string): Reason => {
  if (REASONS.includes(reason)) return { reason }
  if (FAILURE_CODES.some((code) => code === reason)) throw new Error(`${reason} is a code: write it without quotes.`)
  throw new Error(`The site is never told "${reason}"; ${suggestionFor(reason, REASONS)}`)
}
