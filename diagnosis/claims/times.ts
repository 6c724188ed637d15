/**
 * Checks the claims exp, nbf and iat, and guesses what a wrong value was meant to be. All three are in seconds since
 * 1970 (RFC 7519, section 2).
 */

import type { TokenAdviceCause, TokenFinding } from '../../protocol/token-causes.ts'
import { valueWords, type Claims } from './words.ts'

/** In seconds. A smaller number is more likely a duration than a point in time: as a date it would be before 1973. */
const LIKELY_DURATION_TO = 100_000_000

/** In seconds. A larger number is more likely in milliseconds: as a date it would be after the year 5138. */
const LIKELY_MILLISECONDS_FROM = 100_000_000_000

/** How far ahead a server's clock may be. Most libraries allow as much. */
const LEEWAY_MS = 60_000

/** Why the token has no valid exp or has expired, or null. `nowMs` is the time to compare exp with. */
export const describeExp = (exp: unknown, nowMs: number): TokenFinding | null => {
  if (exp === undefined) return { cause: 'exp-missing', what: 'exp is missing' }
  if (typeof exp !== 'number' || !Number.isFinite(exp)) return describeNoNumber(exp)
  if (exp * 1000 > nowMs) return null
  if (exp >= 0 && exp <= LIKELY_DURATION_TO && nowMs / 1000 > LIKELY_DURATION_TO) {
    const moment = new Date(exp * 1000).toISOString()
    return {
      cause: 'exp-duration',
      what: `exp is ${exp}, which looks like a duration; exp must be a point in time, and ${exp} is ${moment}`,
    }
  }
  const lateSeconds = Math.max(1, Math.ceil((nowMs - exp * 1000) / 1000))
  return { cause: 'exp-past', what: `exp passed ${lateSeconds} s ago` }
}

const describeNoNumber = (exp: unknown): TokenFinding => {
  const what = `exp is not a number of seconds: it is ${valueWords(exp)}`
  const cause = 'exp-not-a-number'
  if (typeof exp !== 'string' || exp.trim() === '') return { cause, what }
  if (Number.isFinite(Number(exp))) return { cause, what, fix: 'Write the number without quotes: Number(exp).' }
  return Number.isNaN(Date.parse(exp))
    ? { cause, what, fix: 'Write the time in seconds since 1970: Math.floor(Date.now() / 1000) + 60.' }
    : { cause, what, fix: 'Write the time in seconds since 1970: Math.floor(date.getTime() / 1000).' }
}

type Advice = { readonly cause: TokenAdviceCause; readonly what: string }

/**
 * The vendor recommends one minute, but says that a token may live as long as the session that the brand wants. The
 * longest session on its pages is the default of 60 minutes, so a lifetime of up to an hour follows the advice.
 */
const LONGEST_ADVISED_MS = 3_600_000

export const adviceOnTimes = (claims: Claims, nowMs: number): readonly Advice[] => [
  ...adviceOnExp(Number(claims['exp']), nowMs),
  ...adviceOnAhead(claims, 'nbf', nowMs),
  ...adviceOnAhead(claims, 'iat', nowMs),
]

const adviceOnExp = (exp: number, nowMs: number): readonly Advice[] => {
  const lifeMs = exp * 1000 - nowMs
  if (lifeMs <= LONGEST_ADVISED_MS) return []
  const what =
    exp >= LIKELY_MILLISECONDS_FROM
      ? 'exp looks like milliseconds but is read as seconds, so the token never expires'
      : `exp is ${Math.round(lifeMs / 60_000)} minutes away; one minute is recommended`
  return [{ cause: 'exp-far-away', what }]
}

/** The vendor's pages do not say whether the platform checks nbf and iat. A party that does check them refuses such a token. */
const adviceOnAhead = (claims: Claims, name: 'nbf' | 'iat', nowMs: number): readonly Advice[] => {
  const { [name]: value } = claims
  if (typeof value !== 'number' || value * 1000 - nowMs <= LEEWAY_MS) return []
  const meaning = name === 'nbf' ? 'until then the token is not valid' : 'the token says that it was made in the future'
  const what =
    value >= LIKELY_MILLISECONDS_FROM
      ? `${name} looks like milliseconds but is read as seconds: ${meaning}`
      : `${name} is ${aheadWords(value * 1000 - nowMs)} ahead of the platform's clock: ${meaning}`
  return [{ cause: `${name}-ahead`, what }]
}

const aheadWords = (aheadMs: number): string =>
  aheadMs < 120_000 ? `${Math.round(aheadMs / 1000)} seconds` : `${Math.round(aheadMs / 60_000)} minutes`
