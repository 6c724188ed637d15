/** The public keys of a brand, each with its period of validity, and the search for the one that fits a signature. */

import { constants, verify, type KeyObject } from 'node:crypto'
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
  for (const [index, candidate] of keys.entries()) {
    const made = otherAlgorithm(jws, candidate.key)
    if (made === undefined) continue
    const what = `alg is "RS256", but the signature was made with ${made}, by ${nameOf(candidate, index)} of the project`
    return { cause: 'jws-alg', what, fix: RS256_IN_CODE }
  }
  return { cause: 'signature-another-key', what: 'no public key of the project fits' }
}

const { RSA_PKCS1_PADDING, RSA_PKCS1_PSS_PADDING } = constants

/** What libraries do with an RSA key if nobody says otherwise. */
const OTHER_ALGORITHMS = [
  { name: 'RSA-PSS and SHA-256 (PS256)', hash: 'sha256', padding: RSA_PKCS1_PSS_PADDING },
  { name: 'RSA-PSS and SHA-512 (PS512)', hash: 'sha512', padding: RSA_PKCS1_PSS_PADDING },
  { name: 'SHA-1', hash: 'sha1', padding: RSA_PKCS1_PADDING },
  { name: 'SHA-512 (RS512)', hash: 'sha512', padding: RSA_PKCS1_PADDING },
] as const

const RS256_IN_CODE =
  'Sign with PKCS #1 v1.5 and SHA-256. Java: Signature.getInstance("SHA256withRSA"). PHP: openssl_sign($input, $signature, $key, OPENSSL_ALGO_SHA256); phpseclib: $key->withHash("sha256")->withPadding(RSA::SIGNATURE_PKCS1). Python: padding.PKCS1v15(), hashes.SHA256(). Go: rsa.SignPKCS1v15. .NET: RSASignaturePadding.Pkcs1.'

const otherAlgorithm = (jws: string, key: KeyObject): string | undefined => {
  const end = jws.lastIndexOf('.')
  const [signed, signature] = [Buffer.from(jws.slice(0, end)), Buffer.from(jws.slice(end + 1), 'base64url')]
  return OTHER_ALGORITHMS.find(({ hash, padding }) => verify(hash, signed, { key, padding }, signature))?.name
}

const nameOf = ({ kid }: BrandKey, index: number): string =>
  kid === undefined ? `key number ${index + 1}` : `the key ${JSON.stringify(kid)}`

const windowOf = ({ fromMs, untilMs }: BrandKey, nowMs: number): string =>
  fromMs !== undefined && nowMs < fromMs
    ? `is valid only from ${new Date(fromMs).toISOString()}`
    : `was valid until ${new Date(untilMs ?? nowMs).toISOString()}`
