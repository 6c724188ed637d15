/** Judges the signed claims: whether they are valid now, whom they name, and what the vendor advises against. */

import { faultInClaims, warningsAbout } from '../diagnosis/claims.ts'
import type { TokenFinding, TokenWarning } from '../protocol/token-causes.ts'
import { USER_ID_CLAIM, VISITOR_DATA_CLAIM } from '../protocol/token.ts'
import type { Header } from './compact.ts'

export type JudgedClaims = {
  readonly userId: string
  readonly visitorData: Readonly<Record<string, string>>
  /** How long the token remains valid, in milliseconds. */
  readonly lifeMs: number
  readonly warnings: readonly TokenWarning[]
}

/** `nowMs` is the time on the stage's clock. */
export const judgeClaims = (claims: Header, nowMs: number): JudgedClaims | TokenFinding =>
  faultInClaims(claims, nowMs) ?? {
    userId: String(claims[USER_ID_CLAIM]),
    visitorData: (claims[VISITOR_DATA_CLAIM] ?? {}) as JudgedClaims['visitorData'],
    lifeMs: Number(claims['exp']) * 1000 - nowMs,
    warnings: warningsAbout(claims, nowMs),
  }
