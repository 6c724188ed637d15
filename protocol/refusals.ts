/**
 * The failures that the platform answers. Its answer has the reason and whether to retry as well as the code, so the tag needs no
 * copy of this table.
 */

import { PAGE_FAILURES, type FailureOutcome } from './failure-outcomes.ts'

/** The vendor has one reason for most failures: "several possible errors: wrong keys, no flag set, wrong token". */
const SERVER_ERROR = PAGE_FAILURES.SERVER_ERROR

export const REFUSALS = {
  SERVER_ERROR,
  PROJECT_UNKNOWN: {
    reason: 'Failed to authenticate visitor from credentials : the website is not correct',
    retried: true,
  },
  AUTHENTICATION_MODE_OFF: SERVER_ERROR,
  TOKEN_MALFORMED: SERVER_ERROR,
  TOKEN_KEY_UNKNOWN: SERVER_ERROR,
  SIGNATURE_INVALID: SERVER_ERROR,
  TOKEN_EXPIRED: SERVER_ERROR,
  USER_ID_MISSING: SERVER_ERROR,
  USER_ID_TOO_LONG: SERVER_ERROR,
  TOKEN_REPLAYED: SERVER_ERROR,
  TOKEN_AGAINST_ADVICE: SERVER_ERROR,
} as const satisfies Readonly<Record<string, FailureOutcome>>

export type RefusalCode = keyof typeof REFUSALS

export const REFUSAL_CODES = Object.keys(REFUSALS) as readonly RefusalCode[]

/**
 * What a refusal is about. Refusals of a token apply only to attempts with a token, and refusals of a user id only to attempts
 * that name a user. An anonymous attempt has neither.
 */
export const REFUSAL_SUBJECTS: Readonly<Record<RefusalCode, 'attempt' | 'token' | 'user-id'>> = {
  SERVER_ERROR: 'attempt',
  PROJECT_UNKNOWN: 'attempt',
  AUTHENTICATION_MODE_OFF: 'token',
  TOKEN_MALFORMED: 'token',
  TOKEN_KEY_UNKNOWN: 'token',
  SIGNATURE_INVALID: 'token',
  TOKEN_EXPIRED: 'token',
  USER_ID_MISSING: 'user-id',
  USER_ID_TOO_LONG: 'user-id',
  TOKEN_REPLAYED: 'token',
  TOKEN_AGAINST_ADVICE: 'token',
}
