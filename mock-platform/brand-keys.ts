/** The public keys of a brand, each with the time in which it holds, and which of them a signature fits. */

import type { KeyObject } from 'node:crypto'
import { SIGNING_ALGORITHM } from '../protocol/token.ts'
import type { Fault } from './compact.ts'
import { readJwsHeader, verifyJws } from './open-token.ts'

export type BrandKey = {
  readonly key: KeyObject
  /** A token may name the key that it was signed with. */
  readonly kid?: string
  /** First millisecond in which the key holds; always before, when absent. */
  readonly fromMs?: number
  /** First millisecond in which it holds no longer; never, when absent. */
  readonly untilMs?: number
}

const ALLOWED = { alg: [SIGNING_ALGORITHM] }

/**
 * What was signed, when the signature fits a key that holds. A `kid` in the header chooses the keys of that name; where
 * none has it, or there is no `kid`, all are tried: the vendor says nothing about `kid`, and its example has none.
 */
export const verifyWithBrandKeys = async (
  jws: string,
  keys: readonly BrandKey[],
  nowMs: number,
): Promise<{ readonly payload: Uint8Array } | Fault> => {
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

/** Why no key that holds was fitting: one that the project knows may fit all the same. */
const explain = async (jws: string, keys: readonly BrandKey[], nowMs: number): Promise<Fault> => {
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
    ? `holds only from ${new Date(fromMs).toISOString()} on`
    : `held until ${new Date(untilMs ?? nowMs).toISOString()}`
