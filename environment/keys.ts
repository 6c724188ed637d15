/** The fixed test keys as key objects. They are made on first use, so that start-up does not wait for them. */

import { createPublicKey } from 'node:crypto'
import type { PlatformKeys } from '../stage/stage.ts'
import { loadPlatformKeys, privateTestKey, publicPemOf } from '../test-keys/platform-keys.ts'
import type { TokenKeys } from '../token-backend/issue-token.ts'

/** The project of the demo shop, with the key `brandPublicPem`. A stage that is created without projects gets it. */
export const DEMO_SID = '1234'

export type Keys = {
  readonly platform: PlatformKeys
  /** What the demo brand signs and encrypts with. */
  readonly brand: TokenKeys
  /** Keys that no other party of the rehearsal knows. */
  readonly wrong: TokenKeys
  /** The demo brand's public key, as SPKI PEM. */
  readonly brandPublicPem: string
}

export const loadKeys = (): Keys => ({
  platform: loadPlatformKeys(),
  brand: {
    get signing() {
      return privateTestKey('brandSigning')
    },
    get encryption() {
      return createPublicKey(privateTestKey('platformEncryption'))
    },
  },
  wrong: {
    get signing() {
      return privateTestKey('anotherBrandSigning')
    },
    get encryption() {
      return createPublicKey(privateTestKey('anotherPlatformEncryption'))
    },
  },
  brandPublicPem: publicPemOf(privateTestKey('brandSigning')),
})
