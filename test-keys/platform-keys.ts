/** The platform's side of the test keys, as key objects; made when first asked for, so that no start waits for them. */

import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { TEST_KEYS, type KeyRole } from './keys.ts'

export type PlatformTestKeys = {
  readonly decryption: KeyObject
  readonly session: KeyObject
  /** The public half of `decryption`, as SPKI PEM. */
  readonly publicPem: string
}

const made = new Map<KeyRole, KeyObject>()

export const privateTestKey = (role: KeyRole): KeyObject => {
  const key = made.get(role) ?? createPrivateKey({ key: TEST_KEYS[role], format: 'jwk' })
  made.set(role, key)
  return key
}

export const loadPlatformKeys = (): PlatformTestKeys => ({
  get decryption() {
    return privateTestKey('platformEncryption')
  },
  get session() {
    return privateTestKey('platformSession')
  },
  get publicPem() {
    return publicPemOf(privateTestKey('platformEncryption'))
  },
})

/** SPKI PEM of the public half. */
export const publicPemOf = (key: KeyObject): string =>
  createPublicKey(key).export({ format: 'pem', type: 'spki' }).toString()

/** A public key whose private half no brand of the rehearsal signs with. */
export const foreignPublicPem = (): string => publicPemOf(privateTestKey('anotherBrandSigning'))
