/** What goes wrong with the claims, which are signed and encrypted as they must be. */

import { USER_ID_CLAIM, USER_ID_MAX_LENGTH, VISITOR_DATA_CLAIM } from '../../protocol/token.ts'
import { signThenEncrypt } from '../issue-token.ts'
import type { Claims, Flaw } from './steps.ts'

type Change = (claims: Claims, nowSeconds: number) => Claims

/** A claim that is undefined is left out. */
const claims =
  (change: Change): Flaw =>
  (input) =>
    signThenEncrypt({ ...input.claims, ...change(input.claims, Math.floor(input.nowMs / 1_000)) }, input.keys)

const userIdAs = (change: (userId: string) => unknown): Flaw =>
  claims(({ [USER_ID_CLAIM]: userId }) => ({ [USER_ID_CLAIM]: change(String(userId)) }))

/** The user id under another name. */
const userIdIn = (name: string): Flaw =>
  claims(({ [USER_ID_CLAIM]: userId }) => ({ [USER_ID_CLAIM]: undefined, [name]: userId }))

const visitorDataWith = (field: string, value: unknown): Flaw =>
  claims(({ [VISITOR_DATA_CLAIM]: data }) => ({ [VISITOR_DATA_CLAIM]: { ...(data as object), [field]: value } }))

export const CLAIM_FLAWS = {
  'exp-missing': claims(() => ({ exp: undefined })),
  'exp-not-a-number': claims(({ exp }) => ({ exp: String(exp) })),
  'exp-duration': claims(() => ({ exp: 60 })),
  'exp-past': claims((_good, now) => ({ iat: now - 3_600, exp: now - 3_540 })),
  'user-id-missing': claims(() => ({ [USER_ID_CLAIM]: undefined })),
  'user-id-without-prefix': userIdIn('userId'),
  'user-id-misnamed': userIdIn(`${USER_ID_CLAIM.slice(0, -'userId'.length)}userID`),
  'user-id-empty': userIdAs(() => ''),
  'user-id-not-a-string': userIdAs(() => 4_711),
  'user-id-too-long': userIdAs((userId) => userId + '-'.repeat(USER_ID_MAX_LENGTH)),
  'visitor-data-not-strings': visitorDataWith('zipCode', 44_000),
  'visitor-data-field-unknown': visitorDataWith('nickname', 'Cam'),
  'claim-without-prefix': claims(() => ({ loyalty: 'gold' })),
  'exp-far-away': claims((_good, now) => ({ exp: now + 86_400 })),
  'user-id-looks-like-email': userIdAs(() => 'camille@example.com'),
  'user-id-placeholder': userIdAs(() => 'undefined'),
  'user-id-wrapped': userIdAs((userId) => ` ${userId} `),
  'claim-misspelt': claims(({ [USER_ID_CLAIM]: userId }) => ({ [USER_ID_CLAIM.toLowerCase()]: userId })),
  'nbf-ahead': claims((_good, now) => ({ nbf: now + 3_600 })),
  'iat-ahead': claims((_good, now) => ({ iat: now + 300, exp: now + 360 })),
} as const satisfies Readonly<Record<string, Flaw>>
