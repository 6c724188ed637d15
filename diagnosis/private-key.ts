/** Reads a private key, with which tokens are opened or signed, or says what was given instead. */

import { createPrivateKey, type KeyObject, type PrivateKeyInput } from 'node:crypto'
import { diagnoseKey } from './key.ts'
import { plainText, readable, withLineBreaks } from './key-wrapping.ts'
import { jsonObjectIn } from './token/core.ts'

export type PrivateKeyRead =
  | { readonly key: KeyObject }
  /** A sentence without its subject. It repeats nothing of what was given. */
  | { readonly key: null; readonly problem: string }

const FORMS = 'as PEM (-----BEGIN PRIVATE KEY-----) or as a JWK.'

const USES = {
  opens: {
    wanted: `but must be the RSA private key that belongs to the public key used to encrypt the tokens, ${FORMS}`,
    minBits: 0,
  },
  signs: {
    wanted: `but must be the RSA private key of at least 2048 bits that signs the tokens, ${FORMS}`,
    minBits: 2048,
  },
} as const

export type PrivateKeyUse = keyof typeof USES

/** Never throws. `use` is what the key does with tokens. */
export const readPrivateKey = (given: string | Uint8Array, use: PrivateKeyUse = 'opens'): PrivateKeyRead => {
  const { wanted, minBits } = USES[use]
  const key = privateKeyIn(given)
  if (key === null) return { key, problem: problemOf(given, wanted) }
  if (key.asymmetricKeyType !== 'rsa')
    return { key: null, problem: `is a private key of the type ${key.asymmetricKeyType ?? 'unknown'}, ${wanted}` }
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0
  return bits < minBits ? { key: null, problem: `is an RSA private key of ${bits} bits, ${wanted}` } : { key }
}

/** A private key of any type, in a form that Node reads; else null. */
export const privateKeyIn = (given: string | Uint8Array): KeyObject | null => {
  const text = textOf(given)
  const jwk = jsonObjectIn(text)
  if (jwk !== null) return parsed(() => createPrivateKey({ key: jwk, format: 'jwk' }))
  return parsed(() => createPrivateKey(text)) ?? (typeof given === 'string' ? null : keyInDer(Buffer.from(given)))
}

const keyInDer = (key: Buffer): KeyObject | null => {
  for (const type of ['pkcs8', 'pkcs1', 'sec1'] as const satisfies readonly PrivateKeyInput['type'][]) {
    const found = parsed(() => createPrivateKey({ key, format: 'der', type }))
    if (found !== null) return found
  }
  return null
}

const textOf = (given: string | Uint8Array): string =>
  withLineBreaks(plainText(typeof given === 'string' ? given : (readable(given) ?? '')))

const parsed = (read: () => KeyObject): KeyObject | null => {
  try {
    return read()
  } catch {
    return null
  }
}

const problemOf = (given: string | Uint8Array, wanted: string): string => {
  if (/BEGIN ENCRYPTED|Proc-Type: 4,ENCRYPTED/.test(textOf(given))) {
    return `is protected by a passphrase, ${wanted} To remove the passphrase: \`openssl pkey -in key.pem -out plain.pem\`.`
  }
  return diagnoseKey(given).key === null ? `cannot be read as a private key, ${wanted}` : `is a public key, ${wanted}`
}
