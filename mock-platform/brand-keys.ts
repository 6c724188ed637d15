/** The public keys of a brand, each with its period of validity, and the search for the one that fits a signature. */

import type { KeyObject } from 'node:crypto'
import { SIGNING_ALGORITHM } from '../protocol/token.ts'
import type { TokenFinding } from '../protocol/token-causes.ts'
import { readJwsHeader, verifyJws } from './open-token.ts'

export type BrandKey = {
  readonly key: KeyObject
  /** The id by which a token may name the key that signed it. */
  readonly kid?: string
  /** The first millisecond in which the key is valid. Default: always valid before `untilMs`. */
  readonly fromMs?: number
  /** The first millisecond in which the key is no longer valid. Default: it stays valid. */
  readonly untilMs?: number
}

const ALLOWED = { alg: [SIGNING_ALGORITHM] }

/**
 * The signed content, if the signature fits a valid key. A `kid` in the header selects the keys with that id. If no key has it,
 * or there is no `kid`, all keys are tried: the vendor says nothing about `kid`, and its example has none.
 */
export const verifyWithBrandKeys = async (
  jws: string,
  keys: readonly BrandKey[],
  nowMs: number,
): Promise<{ readonly payload: Uint8Array } | TokenFinding> => {
  const read = readJwsHeader(jws, ALLOWED)
  if ('cause' in read) return read
  const { kid } = read.header
  const named = keys.filter((key) => key.kid !== undefined && key.kid === kid)
  const chosen = named.length > 0 ? named : keys
  for (const { key } of chosen.filter((candidate) => isHeld(candidate, nowMs))) {
    const verified = await verifyJws(jws, key, ALLOWED)
    if ('payload' in verified) return verified
  }
  return explain(jws, keys, nowMs)
}

const isHeld = ({ fromMs, untilMs }: BrandKey, nowMs: number): boolean =>
  (fromMs === undefined || fromMs <= nowMs) && (untilMs === undefined || nowMs < untilMs)

/** Why no valid key fits. A key that is not valid now may still fit. */
const explain = async (jws: string, keys: readonly BrandKey[], nowMs: number): Promise<TokenFinding> => {
  if (keys.length === 0) return { cause: 'project-without-key', what: 'the project has no public key' }
  for (const [index, candidate] of keys.entries()) {
    if ('cause' in (await verifyJws(jws, candidate.key, ALLOWED))) continue
    const fitting = `the signature fits ${nameOf(candidate, index)} of the project`
    return isHeld(candidate, nowMs)
      ? { cause: 'signature-kid-wrong', what: `the header names another key (kid), and ${fitting}` }
      : { cause: 'signature-key-not-held', what: `${fitting}, which ${windowOf(candidate, nowMs)}` }
  }
  return { cause: 'signature-another-key', what: 'no public key of the project fits' }
}

const nameOf = ({ kid }: BrandKey, index: number): string =>
  kid === undefined ? `key number ${index + 1}` : `the key ${JSON.stringify(kid)}`

const windowOf = ({ fromMs, untilMs }: BrandKey, nowMs: number): string =>
  fromMs !== undefined && nowMs < fromMs
    ? `is valid only from ${new Date(fromMs).toISOString()}`
    : `was valid until ${new Date(untilMs ?? nowMs).toISOString()}`
