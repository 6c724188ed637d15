/**
 * Opens one layer of a token, with whatever algorithms the caller allows: the judge has one policy, and published test
 * vectors bring their own. What comes in is held to the strict compact form before the library sees it. Nothing throws.
 */

import { constants, KeyObject, privateDecrypt } from 'node:crypto'
import { compactDecrypt, compactVerify, type JWK } from 'jose'
import { readHeader, type Fault, type Header, type Layer } from './compact.ts'

/** A JWK is best given with its own `alg`: the library then refuses it for any other. */
export type OpeningKey = KeyObject | JWK

export type JweAlgorithms = { readonly alg: readonly string[]; readonly enc: readonly string[] }
export type JwsAlgorithms = Pick<JweAlgorithms, 'alg'>

export const readJweHeader = (token: string, { alg, enc }: JweAlgorithms): { readonly header: Header } | Fault =>
  readHeader(token, {
    ...JWE,
    algorithms: [
      { field: 'alg', allowed: alg, cause: 'jwe-alg' },
      { field: 'enc', allowed: enc, cause: 'jwe-enc' },
    ],
  })

export const readJwsHeader = (jws: string, { alg }: JwsAlgorithms): { readonly header: Header } | Fault =>
  readHeader(jws, { ...JWS, algorithms: [{ field: 'alg', allowed: alg, cause: 'jws-alg' }] })

/** What was encrypted, or why it cannot be had. */
export const openJwe = async (
  token: string,
  key: OpeningKey,
  allowed: JweAlgorithms,
): Promise<{ readonly plaintext: Uint8Array } | Fault> => {
  const read = readJweHeader(token, allowed)
  if ('cause' in read) return read
  try {
    const { plaintext } = await compactDecrypt(token, key, {
      keyManagementAlgorithms: [...allowed.alg],
      contentEncryptionAlgorithms: [...allowed.enc],
    })
    return { plaintext }
  } catch {
    return isEncryptedFor(token, key, read.header)
      ? { cause: 'jwe-tampered', what: 'encrypted for this platform, but changed afterwards' }
      : { cause: 'jwe-another-key', what: "not encrypted with this platform's public key" }
  }
}

/** What was signed, or why it is not believed. */
export const verifyJws = async (
  jws: string,
  key: OpeningKey,
  allowed: JwsAlgorithms,
): Promise<{ readonly payload: Uint8Array } | Fault> => {
  const read = readJwsHeader(jws, allowed)
  if ('cause' in read) return read
  try {
    const { payload } = await compactVerify(jws, key, { algorithms: [...allowed.alg] })
    return { payload }
  } catch {
    return { cause: 'signature-another-key', what: 'the signature does not fit the key' }
  }
}

const JWE: Omit<Layer, 'algorithms'> = {
  name: 'JWE',
  parts: 5,
  causes: {
    tooLong: 'jwe-too-long',
    notCompact: 'jwe-not-compact',
    headerNotJson: 'jwe-header-not-json',
    zip: 'jwe-compressed',
    crit: 'jwe-critical',
  },
}

const JWS: Omit<Layer, 'algorithms'> = {
  name: 'JWS',
  parts: 3,
  causes: {
    tooLong: 'jws-too-long',
    notCompact: 'jws-not-compact',
    headerNotJson: 'jws-header-not-json',
    zip: 'jws-compressed',
    crit: 'jws-critical',
  },
}

const OAEP_HASHES: ReadonlyMap<unknown, string> = new Map([
  ['RSA-OAEP', 'sha1'],
  ['RSA-OAEP-256', 'sha256'],
])

/** The library does not say which of its two steps failed, so that attackers cannot ask; a rehearsal wants to know. */
const isEncryptedFor = (token: string, key: OpeningKey, { alg }: Header): boolean => {
  const oaepHash = OAEP_HASHES.get(alg)
  if (!(key instanceof KeyObject) || oaepHash === undefined) return false
  const encryptedKey = Buffer.from(token.split('.')[1] ?? '', 'base64url')
  try {
    privateDecrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash }, encryptedKey)
    return true
  } catch {
    return false
  }
}
