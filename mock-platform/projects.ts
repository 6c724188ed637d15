/** What iAdvize calls a website: a brand's public keys and its settings, named by `sid`. */

import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'

export type ProjectSettings = {
  readonly sid: string
  /** SPKI as PEM or as bare base64 of the DER, as the vendor's own instructions with openssl produce them. */
  readonly publicKeys: readonly string[]
  readonly authenticationMode: boolean
}

export type Project = Omit<ProjectSettings, 'publicKeys'> & { readonly publicKeys: readonly KeyObject[] }

export class PublicKeyError extends Error {
  override readonly name = 'PublicKeyError'
}

const MIN_MODULUS_BITS = 2048

/** Throws a `PublicKeyError` whose sentence says what the text is and what is wanted. */
export const readPublicKey = (text: string): KeyObject => {
  if (isPrivate(text)) {
    throw new PublicKeyError(
      'this is a private key, which never leaves your server; give the public half (openssl rsa -pubout)',
    )
  }
  const key = parseSpki(text.trim())
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0
  if (key.asymmetricKeyType !== 'rsa' || bits < MIN_MODULUS_BITS) {
    const found =
      key.asymmetricKeyType === 'rsa' ? `an RSA key of ${bits} bits` : `a key of type ${key.asymmetricKeyType}`
    throw new PublicKeyError(`RS256 needs an RSA key of at least ${MIN_MODULUS_BITS} bits, and this is ${found}`)
  }
  if ((key.asymmetricKeyDetails?.publicExponent ?? 0n) < 3n) {
    throw new PublicKeyError('the exponent of this RSA key is 1, so that everybody could sign with it')
  }
  return key
}

const isPrivate = (text: string): boolean => {
  if (text.includes('-----BEGIN')) return text.includes('PRIVATE KEY')
  try {
    createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' })
    return true
  } catch {
    return false
  }
}

const parseSpki = (text: string): KeyObject => {
  try {
    if (text.startsWith('-----BEGIN')) return createPublicKey(text)
    return createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' })
  } catch (cause) {
    throw new PublicKeyError('this is no public key: give SPKI as PEM (-----BEGIN PUBLIC KEY-----) or as bare base64', {
      cause,
    })
  }
}
