/** The platform's side of the test keys, as key objects; made when first asked for, so that no start waits for them. */

import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { TEST_KEYS, type KeyRole } from './keys.ts'

export type PlatformTestKeys = {
  readonly decryption: KeyObject
  readonly session: KeyObject
  /** The public half of `decryption`, as SPKI PEM. */
  readonly publicPem: string
}

export const loadPlatformKeys = (): PlatformTestKeys => {
  const made = new Map<KeyRole, KeyObject>()
  const privateKey = (role: KeyRole): KeyObject => {
    const key = made.get(role) ?? createPrivateKey({ key: TEST_KEYS[role], format: 'jwk' })
    made.set(role, key)
    return key
  }
  return {
    get decryption() {
      return privateKey('platformEncryption')
    },
    get session() {
      return privateKey('platformSession')
    },
    get publicPem() {
      return publicPemOf(privateKey('platformEncryption'))
    },
  }
}

/** SPKI PEM of the public half. */
export const publicPemOf = (key: KeyObject): string =>
  createPublicKey(key).export({ format: 'pem', type: 'spki' }).toString()

/** A public key whose private half no brand of the rehearsal signs with. */
export const foreignPublicPem = (): string =>
  publicPemOf(createPrivateKey({ key: TEST_KEYS.anotherBrandSigning, format: 'jwk' }))
