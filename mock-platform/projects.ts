/** What iAdvize calls a website: a brand's public keys and its settings, named by `sid`. */

import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import type { TagProject } from '../protocol/tag-settings.ts'
import type { PublicKeySetting, TokenPolicy } from '../protocol/token-policy.ts'
import type { BrandKey } from './brand-keys.ts'

export type ProjectSettings = Partial<TokenPolicy> &
  TagProject & {
    readonly sid: string
    readonly publicKeys: readonly PublicKeySetting[]
    /** Minutes until the identity has to be verified again; the vendor's 60 when absent. */
    readonly sessionMinutes?: number
  }

export type Project = Omit<ProjectSettings, 'publicKeys'> & { readonly publicKeys: readonly BrandKey[] }

export class PublicKeyError extends Error {
  override readonly name = 'PublicKeyError'
}

const MIN_MODULUS_BITS = 2048

/** Throws a `PublicKeyError`, also when the key can never hold. */
export const readBrandKey = (setting: PublicKeySetting): BrandKey => {
  if (typeof setting === 'string') return { key: readPublicKey(setting) }
  const { key, kid, from, until } = setting
  const fromMs = readInstant('from', from)
  const untilMs = readInstant('until', until)
  if (fromMs !== undefined && untilMs !== undefined && untilMs <= fromMs) {
    throw new PublicKeyError('this key never holds: its "until" is not after its "from"')
  }
  return {
    key: readPublicKey(key),
    ...(kid === undefined ? {} : { kid }),
    ...(fromMs === undefined ? {} : { fromMs }),
    ...(untilMs === undefined ? {} : { untilMs }),
  }
}

/** With its zone, because a time without one means another moment on another machine. */
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/

const readInstant = (name: 'from' | 'until', value: string | number | undefined): number | undefined => {
  if (value === undefined) return undefined
  const ms = typeof value === 'number' ? value : DATE_TIME.test(value) ? Date.parse(value) : Number.NaN
  if (Number.isNaN(new Date(ms).getTime())) {
    const wanted = 'milliseconds since 1970, or a date-time with its zone, as 2026-01-31T12:00:00Z'
    throw new PublicKeyError(`"${name}" of this key is ${JSON.stringify(value)}, and must be ${wanted}`)
  }
  return ms
}

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
