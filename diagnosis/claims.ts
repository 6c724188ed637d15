/** Finds faults in the claims of a token: what makes the platform refuse it, and what goes against the vendor's advice. */

import { misspelt } from '../protocol/nearest.ts'
import type { TokenAdviceCause, TokenFinding, TokenWarning } from '../protocol/token-causes.ts'
import { USER_ID_CLAIM, VISITOR_DATA_CLAIM } from '../protocol/token.ts'
import { adviceOnTimes, describeExp } from './claims/times.ts'
import { describeUserId, doubtsAbout, lastWord } from './claims/user-id.ts'
import { describeUnknownField, describeVisitorData, isKnownField } from './claims/visitor-data.ts'
import { quoted, type Claims } from './claims/words.ts'

/**
 * Why the claims are refused, or null. `nowMs` is the time on the platform's clock, or on the clock of the server that
 * minted the token.
 */
export const faultInClaims = (claims: Claims, nowMs: number): TokenFinding | null =>
  describeExp(claims['exp'], nowMs) ?? describeUserId(claims) ?? faultInVisitorData(claims)

const faultInVisitorData = ({ [VISITOR_DATA_CLAIM]: value }: Claims): TokenFinding | null =>
  value === undefined || isRecordOfStrings(value) ? null : describeVisitorData(value)

const isRecordOfStrings = (value: unknown): value is Readonly<Record<string, string>> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((field) => typeof field === 'string')

const PREFIX = 'https://iadvize.com/'

/** The registered claim names of RFC 7519, section 4.1. They need no prefix. */
const REGISTERED_CLAIMS: readonly string[] = ['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti']

/** A token of 16 KB may hold thousands of claim names. The journal must not. */
const MAX_WARNINGS = 20

/** Warnings about claims that are accepted but go against the vendor's advice. */
export const warningsAbout = (claims: Claims, nowMs: number): readonly TokenWarning[] => {
  const names = Object.keys(claims)
  const fields = Object.keys(claims[VISITOR_DATA_CLAIM] ?? {})
  const unprefixed = names.filter((name) => !name.startsWith(PREFIX) && !REGISTERED_CLAIMS.includes(name))
  const nearMisses = names.flatMap((name) => (name.startsWith(PREFIX) ? nearMiss(name, claims) : []))
  return [
    ...adviceOnTimes(claims, nowMs),
    ...doubtsAbout(String(claims[USER_ID_CLAIM]), USER_ID_CLAIM),
    ...unprefixed.map((name) => ({ cause: 'claim-without-prefix' as const, what: withoutPrefix(name, claims) })),
    ...nearMisses,
    ...fields
      .filter((field) => !isKnownField(field))
      .map((field) => ({ cause: 'visitor-data-field-unknown' as const, what: describeUnknownField(field) })),
  ]
    .slice(0, MAX_WARNINGS)
    .map(({ cause, what }) => warning(cause, what))
}

const VENDORS: readonly string[] = [USER_ID_CLAIM, VISITOR_DATA_CLAIM]

const withoutPrefix = (name: string, claims: Claims): string => {
  const meant = meantBy(name, claims)
  return `${quoted(name)} does not begin with "${PREFIX}"${meant === undefined ? '' : `, so it is not read: the vendor reads "${meant}"`}`
}

const nearMiss = (name: string, claims: Claims) => {
  const meant = VENDORS.includes(name) ? undefined : meantBy(name, claims)
  return meant === undefined
    ? []
    : [{ cause: 'claim-misspelt' as const, what: `${quoted(name)} is not read: the vendor reads "${meant}"` }]
}

/**
 * The vendor's claim that was probably meant. If the token has that claim as well, only a difference in case or
 * separators counts.
 */
const meantBy = (name: string, claims: Claims): string | undefined =>
  VENDORS.find((known) => misspelt(lastWord(name), [lastWord(known)], Object.hasOwn(claims, known) ? 0 : 2).length > 0)

const warning = (cause: TokenAdviceCause, what: string): TokenWarning => ({ cause, detail: `claims: ${what}` })

/** Warnings about the user id of a visitor who has no token. */
export const warningsAboutUserId = (userId: string): readonly TokenWarning[] =>
  doubtsAbout(userId, 'userId').map(({ cause, what }) => warning(cause, what))
