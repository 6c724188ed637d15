/** How a project's tokens are judged, where there is a choice. Each project has its own. */

/**
 * How much of a token is read. `header-only` and `none` are for a project whose backend encrypts for the vendor's real
 * key, with which nobody but the vendor can open a token: `header-only` wants everything right that can be read without
 * the private key, `none` takes any text that is not empty.
 */
export const TOKEN_CHECKS = ['full', 'header-only', 'none'] as const
export type TokenCheck = (typeof TOKEN_CHECKS)[number]

/** Whether a token that was accepted once is accepted again. Nobody says what the vendor does. */
export const REPLAY_CHOICES = ['allowed', 'refused'] as const
export type ReplayChoice = (typeof REPLAY_CHOICES)[number]

export type TokenPolicy = {
  readonly tokenCheck: TokenCheck
  /** Refuses what the vendor merely advises against, instead of warning of it. */
  readonly strict: boolean
  readonly replay: ReplayChoice
}

export const DEFAULT_TOKEN_POLICY: TokenPolicy = { tokenCheck: 'full', strict: false, replay: 'allowed' }

/** A brand's public key: SPKI as PEM or as bare base64 of the DER, as the vendor's instructions with openssl make it. */
export type PublicKeySetting =
  | string
  | {
      readonly key: string
      /** A token whose inner header has this `kid` is signed with this key. */
      readonly kid?: string
      /** From when on the key holds, by the stage's clock: milliseconds since 1970, or a date-time with its zone. */
      readonly from?: string | number
      /** From when on it holds no longer. */
      readonly until?: string | number
    }
