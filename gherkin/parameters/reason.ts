/** Why an activation fails: a code of the failure table, or the quoted reason that the site receives. */

import { FAILURE_CODES, failureOf, type FailureCode } from '../../protocol/failures.ts'
import { ONGOING_REASONS } from '../../protocol/fidelity.ts'
import { REFUSAL_CODES, type RefusalCode } from '../../protocol/refusals.ts'
import { suggestionFor } from '../../protocol/nearest.ts'

/** A quoted reason does not give a code, because several codes have the same reason. */
export type Reason = { readonly code: FailureCode } | { readonly reason: string }

const REASONS = [...new Set([...FAILURE_CODES.map((code) => failureOf(code).reason), ...ONGOING_REASONS])]

/** Throws an Error of one sentence with the nearest valid values. */
export const reasonOf = (text: string): Reason => (text.startsWith('"') ? quotedReason(text.slice(1, -1)) : named(text))

/** The refusal code that gives the site this reason. Throws an Error of one sentence if there is none. */
export const refusalOf = (given: Reason): RefusalCode => {
  const code = REFUSAL_CODES.find((known) =>
    'code' in given ? known === given.code : failureOf(known).reason === given.reason,
  )
  if (code !== undefined) return code
  const name = 'code' in given ? given.code : `"${given.reason}"`
  throw new Error(`${name} arises in the page, so the platform cannot refuse with it; it refuses with ${CODES}.`)
}

const CODES = REFUSAL_CODES.join(', ')

const named = (text: string): Reason => {
  const code = FAILURE_CODES.find((known) => known === text)
  if (code !== undefined) return { code }
  throw new Error(`The reason ${text} does not exist; ${suggestionFor(text, FAILURE_CODES)}`)
}

const quotedReason = (reason: string): Reason => {
  if (REASONS.includes(reason)) return { reason }
  if (FAILURE_CODES.some((code) => code === reason)) throw new Error(`${reason} is a code: write it without quotes.`)
  throw new Error(`The site never receives the reason "${reason}"; ${suggestionFor(reason, REASONS)}`)
}
