/** The choices in judging a project's tokens. Each project has its own. */

/**
 * How much of a token is read. `header-only` and `none` are for projects whose backend encrypts for the vendor's real key, so
 * that only the vendor can open a token. `header-only` checks everything that can be read without the private key; `none` accepts
 * any non-empty text.
 */
export const TOKEN_CHECKS = ['full', 'header-only', 'none'] as const
export type TokenCheck = (typeof TOKEN_CHECKS)[number]

/** Whether a token can be accepted more than once. The vendor does not document it. */
export const REPLAY_CHOICES = ['allowed', 'refused'] as const
export type ReplayChoice = (typeof REPLAY_CHOICES)[number]

/** The vendor's default: the identity of a visitor is verified again after 60 minutes. */
export const SESSION_MINUTES = 60

export type TokenPolicy = {
  readonly tokenCheck: TokenCheck
  /** Refuses what the vendor only advises against, instead of warning about it. */
  readonly strict: boolean
  readonly replay: ReplayChoice
}

export const DEFAULT_TOKEN_POLICY: TokenPolicy = { tokenCheck: 'full', strict: false, replay: 'allowed' }

/**
 * A brand's public key: SPKI as PEM or as bare base64 of the DER, as the vendor's openssl instructions produce it, or any other
 * unambiguous form, such as a JWK or a certificate.
 */
export type PublicKeyText = string | Uint8Array | { readonly kty: string; readonly [member: string]: unknown }

export type PublicKeySetting =
  | PublicKeyText
  | {
      readonly key: PublicKeyText
      readonly kty?: never
      /** The id of the key. A token whose inner header has this `kid` must be signed with this key. */
      readonly kid?: string
      /** When the key becomes valid, on the stage's clock: milliseconds since 1970, or a date and time with a time zone. */
      readonly from?: string | number
      /** When the key stops being valid. */
      readonly until?: string | number
    }
