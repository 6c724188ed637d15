/**
 * Opens one layer of a token, with the algorithms that the caller allows: the judge has one policy, and published test vectors
 * bring their own. The input must be in the strict compact form before the library sees it. Nothing throws.
 */

import { KeyObject } from 'node:crypto'
import { compactDecrypt, compactVerify, type JWK } from 'jose'
import { describeUnopened } from '../diagnosis/encryption.ts'
import type { TokenFinding } from '../protocol/token-causes.ts'
import { readHeader, type Header, type Layer } from './compact.ts'

/** Give a JWK its own `alg`: the library then refuses it for any other algorithm. */
export type OpeningKey = KeyObject | JWK

export type JweAlgorithms = { readonly alg: readonly string[]; readonly enc: readonly string[] }
export type JwsAlgorithms = Pick<JweAlgorithms, 'alg'>

export const readJweHeader = (token: string, { alg, enc }: JweAlgorithms): { readonly header: Header } | TokenFinding =>
  readHeader(token, {
    ...JWE,
    algorithms: [
      { field: 'alg', allowed: alg, cause: 'jwe-alg' },
      { field: 'enc', allowed: enc, cause: 'jwe-enc' },
    ],
  })

export const readJwsHeader = (jws: string, { alg }: JwsAlgorithms): { readonly header: Header } | TokenFinding =>
  readHeader(jws, { ...JWS, algorithms: [{ field: 'alg', allowed: alg, cause: 'jws-alg' }] })

/** The decrypted content, or why it cannot be decrypted. */
export const openJwe = async (
  token: string,
  key: OpeningKey,
  allowed: JweAlgorithms,
): Promise<{ readonly plaintext: Uint8Array } | TokenFinding> => {
  const read = readJweHeader(token, allowed)
  if ('cause' in read) return read
  try {
    const { plaintext } = await compactDecrypt(token, key, {
      keyManagementAlgorithms: [...allowed.alg],
      contentEncryptionAlgorithms: [...allowed.enc],
    })
    return { plaintext }
  } catch {
    // The library hides which of its two steps failed, so that attackers cannot use it as an oracle. A rehearsal wants to know.
    return key instanceof KeyObject && key.type === 'private'
      ? describeUnopened(token, read.header, key)
      : { cause: 'jwe-another-key', what: "not encrypted with this platform's public key" }
  }
}

/** The signed content, or why the signature is not accepted. */
export const verifyJws = async (
  jws: string,
  key: OpeningKey,
  allowed: JwsAlgorithms,
): Promise<{ readonly payload: Uint8Array } | TokenFinding> => {
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
    headerNotJson: 'jws-header-not-json',
    zip: 'jws-compressed',
    crit: 'jws-critical',
  },
}
