/**
 * Judges a brand's token: decrypts the outer JWE, verifies the inner JWS, reads the claims. Pure: keys, clock and token
 * come in, a verdict goes out; it never throws.
 *
 * @see vendor pages "signature and encryption detailed process" and "important information and recommendations"
 */

import { constants, privateDecrypt, type KeyObject } from 'node:crypto'
import { compactDecrypt, compactVerify } from 'jose'
import type { RefusalCode } from '../protocol/refusals.ts'
import {
  CONTENT_ALGORITHM,
  KEY_ALGORITHM,
  SIGNING_ALGORITHM,
  USER_ID_CLAIM,
  USER_ID_MAX_LENGTH,
  VISITOR_DATA_CLAIM,
} from '../protocol/token.ts'
import { readHeader, readJsonObject, type Header } from './compact.ts'

export type Accepted = {
  readonly accepted: true
  readonly userId: string
  readonly visitorData: Readonly<Record<string, string>>
}

/** `detail` names the layer and the cause, for the person who has to mend it; the site never sees it. */
export type Refused = { readonly accepted: false; readonly code: RefusalCode; readonly detail: string }

export type Verdict = Accepted | Refused

export type TokenKeys = {
  /** The platform's private key. */
  readonly decryption: KeyObject
  /** The brand's public keys; one of them has to fit. */
  readonly publicKeys: readonly KeyObject[]
}

/** `nowMs` is the stage's clock. */
export const checkToken = async (token: string, keys: TokenKeys, nowMs: number): Promise<Verdict> => {
  const jws = await openJwe(token, keys.decryption)
  if (typeof jws !== 'string') return jws
  const verified = await verifyJws(jws, keys.publicKeys)
  return 'claims' in verified ? judgeClaims(verified.claims, nowMs) : verified
}

const openJwe = async (token: string, key: KeyObject): Promise<string | Refused> => {
  const header = readHeader(token, 5)
  if (typeof header === 'string') return refused('TOKEN_MALFORMED', `outer JWE: ${header}`)
  const fault = policyFault(header, { alg: KEY_ALGORITHM, enc: CONTENT_ALGORITHM })
  if (fault !== null) return refused('TOKEN_MALFORMED', `outer JWE: ${fault}`)
  try {
    const { plaintext } = await compactDecrypt(token, key, {
      keyManagementAlgorithms: [KEY_ALGORITHM],
      contentEncryptionAlgorithms: [CONTENT_ALGORITHM],
    })
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(plaintext)
  } catch {
    return isEncryptedFor(token, key)
      ? refused('TOKEN_MALFORMED', 'outer JWE: encrypted for this platform, but changed afterwards')
      : refused('TOKEN_KEY_UNKNOWN', "outer JWE: not encrypted with this platform's public key")
  }
}

/** The library does not say which of its two steps failed, so that attackers cannot ask; a rehearsal wants to know. */
const isEncryptedFor = (token: string, key: KeyObject): boolean => {
  const encryptedKey = Buffer.from(token.split('.')[1] ?? '', 'base64url')
  try {
    privateDecrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' }, encryptedKey)
    return true
  } catch {
    return false
  }
}

const verifyJws = async (
  jws: string,
  publicKeys: readonly KeyObject[],
): Promise<{ readonly claims: Header } | Refused> => {
  const header = readHeader(jws, 3)
  if (typeof header === 'string') return refused('TOKEN_MALFORMED', `inner JWS: ${header}`)
  const fault = policyFault(header, { alg: SIGNING_ALGORITHM })
  if (fault !== null) return refused('TOKEN_MALFORMED', `inner JWS: ${fault}`)
  for (const key of publicKeys) {
    const verified = await compactVerify(jws, key, { algorithms: [SIGNING_ALGORITHM] }).catch(() => null)
    if (verified === null) continue
    const claims = readJsonObject(verified.payload)
    return claims === null ? refused('TOKEN_MALFORMED', 'claims: not a JSON object') : { claims }
  }
  const known = publicKeys.length === 0 ? 'the project has no public key' : 'no public key of the project fits'
  return refused('SIGNATURE_INVALID', `inner JWS: ${known}`)
}

/** What the policy has against a header, or null. Whatever it does not name is refused by name. */
const policyFault = (header: Header, wanted: Readonly<Record<string, string>>): string | null => {
  for (const [name, value] of Object.entries(wanted)) {
    if (header[name] !== value) return `${name} is ${JSON.stringify(header[name]) ?? 'absent'}, and must be "${value}"`
  }
  if ('zip' in header) return 'it is compressed (zip), which is refused'
  return 'crit' in header ? 'it has critical extensions (crit), which are refused' : null
}

const judgeClaims = (claims: Header, nowMs: number): Verdict => {
  const { exp, [USER_ID_CLAIM]: userId, [VISITOR_DATA_CLAIM]: visitorData = {} } = claims
  if (typeof exp !== 'number' || !Number.isFinite(exp))
    return refused('TOKEN_EXPIRED', 'claims: exp is missing or not a number of seconds')
  if (exp * 1000 <= nowMs) {
    const lateSeconds = Math.max(1, Math.ceil((nowMs - exp * 1000) / 1000))
    return refused('TOKEN_EXPIRED', `claims: exp has passed ${lateSeconds} s ago`)
  }
  if (typeof userId !== 'string' || userId === '') {
    const state = USER_ID_CLAIM in claims ? 'is not a string with something in it' : 'is missing'
    return refused('USER_ID_MISSING', `claims: ${USER_ID_CLAIM} ${state}`)
  }
  const length = Array.from(userId).length
  if (length > USER_ID_MAX_LENGTH) {
    return refused(
      'USER_ID_TOO_LONG',
      `claims: ${USER_ID_CLAIM} has ${length} characters, ${USER_ID_MAX_LENGTH} at most`,
    )
  }
  if (!isRecordOfStrings(visitorData)) {
    return refused('TOKEN_MALFORMED', `claims: ${VISITOR_DATA_CLAIM} is not an object of strings`)
  }
  return { accepted: true, userId, visitorData }
}

const isRecordOfStrings = (value: unknown): value is Readonly<Record<string, string>> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((field) => typeof field === 'string')

const refused = (code: RefusalCode, detail: string): Refused => ({ accepted: false, code, detail })
