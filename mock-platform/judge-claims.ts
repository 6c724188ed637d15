/** Judges what a brand signed: whether it holds now, whom it names, and what the vendor advises against. */

import type { TokenAdviceCause, TokenWarning } from '../protocol/token-causes.ts'
import { USER_ID_CLAIM, USER_ID_MAX_LENGTH, VISITOR_DATA_CLAIM } from '../protocol/token.ts'
import type { Fault, Header } from './compact.ts'

type VisitorData = Readonly<Record<string, string>>

export type JudgedClaims = {
  readonly userId: string
  readonly visitorData: VisitorData
  /** How long it has still to live, in milliseconds. */
  readonly lifeMs: number
  readonly warnings: readonly TokenWarning[]
}

/** `nowMs` is the stage's clock. */
export const judgeClaims = (claims: Header, nowMs: number): JudgedClaims | Fault => {
  const { exp, [USER_ID_CLAIM]: userId, [VISITOR_DATA_CLAIM]: visitorData = {} } = claims
  const fault = expFault(exp, nowMs) ?? userIdFault(claims)
  if (fault !== null) return fault
  if (!isRecordOfStrings(visitorData)) {
    return { cause: 'visitor-data-not-strings', what: `${VISITOR_DATA_CLAIM} is not an object of strings` }
  }
  const judged = { userId: String(userId), visitorData, lifeMs: Number(exp) * 1000 - nowMs }
  return { ...judged, warnings: warningsOf({ ...judged, claims }) }
}

const expFault = (exp: unknown, nowMs: number): Fault | null => {
  if (exp === undefined) return { cause: 'exp-missing', what: 'exp is missing' }
  if (typeof exp !== 'number' || !Number.isFinite(exp)) {
    return { cause: 'exp-not-a-number', what: 'exp is not a number of seconds' }
  }
  if (exp * 1000 > nowMs) return null
  const lateSeconds = Math.max(1, Math.ceil((nowMs - exp * 1000) / 1000))
  return { cause: 'exp-past', what: `exp has passed ${lateSeconds} s ago` }
}

const PREFIX = 'https://iadvize.com/'
const UNPREFIXED_USER_ID = USER_ID_CLAIM.slice(PREFIX.length)

const userIdFault = (claims: Header): Fault | null => {
  const userId = claims[USER_ID_CLAIM]
  if (userId === undefined) {
    return Object.hasOwn(claims, UNPREFIXED_USER_ID)
      ? { cause: 'user-id-without-prefix', what: `${USER_ID_CLAIM} is missing; without the prefix it does not count` }
      : { cause: 'user-id-missing', what: `${USER_ID_CLAIM} is missing` }
  }
  if (typeof userId !== 'string') return { cause: 'user-id-not-a-string', what: `${USER_ID_CLAIM} is not a string` }
  if (userId === '') return { cause: 'user-id-empty', what: `${USER_ID_CLAIM} is empty` }
  const length = Array.from(userId).length
  if (length <= USER_ID_MAX_LENGTH) return null
  return {
    cause: 'user-id-too-long',
    what: `${USER_ID_CLAIM} has ${length} characters, ${USER_ID_MAX_LENGTH} at most`,
  }
}

const isRecordOfStrings = (value: unknown): value is VisitorData =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((field) => typeof field === 'string')

/** The fields of the vendor's example, which are the only ones that its pages name. */
const VISITOR_DATA_FIELDS: readonly string[] = [
  'country',
  'firstName',
  'lastName',
  'zipCode',
  'address',
  'phoneNumber',
  'city',
  'email',
]

/** RFC 7519, 4.1: these names are nobody's own. */
const REGISTERED_CLAIMS: readonly string[] = ['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti']

/**
 * The vendor recommends a minute, and says that a token may also live as long as the session that is wanted; the longest
 * session that its pages name is the default of 60 minutes. So nothing up to an hour is against the advice.
 */
const LONGEST_ADVISED_MS = 3_600_000

/** Seconds beyond which an `exp` is more likely to be meant in milliseconds: the year 5138. */
const LIKELY_MILLISECONDS_FROM = 100_000_000_000

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/

type Accepted = Omit<JudgedClaims, 'warnings'> & { readonly claims: Header }

const warningsOf = ({ userId, visitorData, claims, lifeMs }: Accepted): readonly TokenWarning[] => {
  const unknownFields = Object.keys(visitorData).filter((field) => !VISITOR_DATA_FIELDS.includes(field))
  const unprefixed = Object.keys(claims).filter((name) => !name.startsWith(PREFIX) && !REGISTERED_CLAIMS.includes(name))
  return [
    ...(lifeMs > LONGEST_ADVISED_MS ? [warning('exp-far-away', farAway(Number(claims['exp']), lifeMs))] : []),
    ...(EMAIL.test(userId)
      ? [warning('user-id-looks-like-email', `${USER_ID_CLAIM} looks like an e-mail address`)]
      : []),
    ...unprefixed.map((name) => warning('claim-without-prefix', `${quoted(name)} does not begin with "${PREFIX}"`)),
    ...unknownFields.map((field) =>
      warning(
        'visitor-data-field-unknown',
        `${VISITOR_DATA_CLAIM} has the field ${quoted(field)}; known are ${VISITOR_DATA_FIELDS.join(', ')}`,
      ),
    ),
  ].slice(0, MAX_WARNINGS)
}

/** A token of 16 KB may hold thousands of names, and the journal shall not. */
const MAX_WARNINGS = 20

const warning = (cause: TokenAdviceCause, what: string): TokenWarning => ({ cause, detail: `claims: ${what}` })

const farAway = (exp: number, lifeMs: number): string =>
  exp >= LIKELY_MILLISECONDS_FROM
    ? 'exp is in milliseconds, as it seems, and is read as seconds: it will never pass'
    : `exp is ${Math.round(lifeMs / 60_000)} minutes away; a minute is advised`

/** Names are the brand's own, of any length. */
const quoted = (name: string): string => JSON.stringify(name.length > 80 ? `${name.slice(0, 80)}…` : name)
