/** Reads the private key of the platform's side, with which tokens are opened, or says what was given instead. */

import { createPrivateKey, type KeyObject } from 'node:crypto'
import { diagnoseKey } from './key.ts'
import { jsonObjectIn } from './token/core.ts'

export type PrivateKeyRead =
  | { readonly key: KeyObject }
  /** A sentence without its subject. It repeats nothing of what was given. */
  | { readonly key: null; readonly problem: string }

const WANTED =
  'but must be the RSA private key that belongs to the public key used to encrypt the tokens, as PEM (-----BEGIN PRIVATE KEY-----) or as a JWK.'

/** Never throws. */
export const readPrivateKey = (text: string): PrivateKeyRead => {
  const key = parsed(text.trim())
  if (key === null) return { key, problem: problemOf(text) }
  if (key.asymmetricKeyType === 'rsa') return { key }
  return { key: null, problem: `is a private key of the type ${key.asymmetricKeyType ?? 'unknown'}, ${WANTED}` }
}

const parsed = (text: string): KeyObject | null => {
  try {
    const jwk = jsonObjectIn(text)
    return jwk === null ? createPrivateKey(text) : createPrivateKey({ key: jwk, format: 'jwk' })
  } catch {
    return null
  }
}

const problemOf = (text: string): string => {
  if (/BEGIN ENCRYPTED|Proc-Type: 4,ENCRYPTED/.test(text)) {
    return `is protected by a passphrase, ${WANTED} To remove the passphrase: \`openssl pkey -in key.pem -out plain.pem\`.`
  }
  return diagnoseKey(text).key === null ? `cannot be read as a private key, ${WANTED}` : `is a public key, ${WANTED}`
}
