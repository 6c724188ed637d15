/** What something given as a public key turned out to be, before it is put into a sentence. */

import type { KeyObject } from 'node:crypto'
import { MAKE_PAIR, privateKeyOf, type Way } from './key-ways.ts'

export type Finding = {
  /** Continues a sentence after "is". Contains nothing of the input that could be secret. */
  readonly is: string
  /** Present if the key can be used as it is. */
  readonly key?: KeyObject
  /** Present if the key can be used but is not in the form that iAdvize's own instructions produce. */
  readonly note?: { readonly is: string; readonly run: string }
  readonly way?: Way
  readonly isPrivate?: true
  /** The input is a plain text that may be meant as a file name. */
  readonly mayBeName?: true
}

const MIN_MODULUS_BITS = 2048
const MIN_EXPONENT = 3n

/** Describes a public key that was read from `source`, such as "a certificate", and whether RS256 can be verified with it. */
export const foundPublic = (key: KeyObject, source: string): Finding => {
  const { asymmetricKeyType: type = 'unknown', asymmetricKeyDetails: details = {} } = key
  const { modulusLength: bits = 0, publicExponent: exponent = 0n, namedCurve } = details
  const of = source === 'a certificate' || source === 'a JWK' ? `${source} with ` : ''
  if (type !== 'rsa')
    return { is: `${of}${typeNamed(type, namedCurve)}, which cannot verify RS256 signatures`, way: MAKE_PAIR }
  if (bits < MIN_MODULUS_BITS) return { is: `${of}an RSA key of ${bits} bits`, way: MAKE_PAIR }
  if (exponent < MIN_EXPONENT)
    return { is: `${of}an RSA key whose exponent is ${exponent}, so that anyone could sign with it`, way: MAKE_PAIR }
  return { is: source, key }
}

const typeNamed = (type: string, curve: string | undefined): string => {
  if (type === 'ec') return `an EC key${curve === undefined ? '' : ` (${curve})`}`
  return NAMES[type] ?? `a key of the type ${type}`
}

const NAMES: Readonly<Record<string, string>> = {
  'rsa-pss': 'an RSA-PSS key',
  ed25519: 'an Ed25519 key',
  ed448: 'an Ed448 key',
  x25519: 'an X25519 key',
  x448: 'an X448 key',
  dsa: 'a DSA key',
  dh: 'a Diffie-Hellman key',
}

/** `form` is the format of the key, such as "PKCS#8". */
export const foundPrivate = (key: KeyObject, form: string): Finding => {
  const type = key.asymmetricKeyType ?? 'unknown'
  const name = PRIVATE_NAMES[type] ?? `a private key of the type ${type}`
  return { is: form === '' ? name : `${name} (${form})`, isPrivate: true, way: privateKeyOf(type) }
}

const PRIVATE_NAMES: Readonly<Record<string, string>> = {
  rsa: 'an RSA private key',
  'rsa-pss': 'an RSA-PSS private key',
  ec: 'an EC private key',
  ed25519: 'an Ed25519 private key',
  ed448: 'an Ed448 private key',
  x25519: 'an X25519 private key',
  dsa: 'a DSA private key',
}
