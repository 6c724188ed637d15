/** The fixed test keys as key objects; made when first asked for, so that start-up does not wait for them. */

import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import type { PlatformKeys } from '../stage/stage.ts'
import { TEST_KEYS, type KeyRole } from '../test-keys/keys.ts'
import { loadPlatformKeys, publicPemOf } from '../test-keys/platform-keys.ts'
import type { TokenKeys } from '../token-backend/issue-token.ts'

/** The project of the demo shop, whose key is `brandPublicPem`; a stage that is made without projects has it. */
export const DEMO_SID = '1234'

export type Keys = {
  readonly platform: PlatformKeys
  /** What the demo brand signs and encrypts with. */
  readonly brand: TokenKeys
  /** Keys that nobody in the rehearsal knows. */
  readonly wrong: TokenKeys
  /** The demo brand's public key, as SPKI PEM. */
  readonly brandPublicPem: string
}

export const loadKeys = (): Keys => {
  const made = new Map<KeyRole, KeyObject>()
  const privateKey = (role: KeyRole): KeyObject => {
    const key = made.get(role) ?? createPrivateKey({ key: TEST_KEYS[role], format: 'jwk' })
    made.set(role, key)
    return key
  }
  const publicKey = (role: KeyRole): KeyObject => createPublicKey(privateKey(role))

  return {
    platform: loadPlatformKeys(),
    brand: {
      get signing() {
        return privateKey('brandSigning')
      },
      get encryption() {
        return publicKey('platformEncryption')
      },
    },
    wrong: {
      get signing() {
        return privateKey('anotherBrandSigning')
      },
      get encryption() {
        return publicKey('anotherPlatformEncryption')
      },
    },
    brandPublicPem: publicPemOf(privateKey('brandSigning')),
  }
}
