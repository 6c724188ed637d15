/** The two steps of minting one by one, so that a flaw can spoil either. */

import type { KeyObject } from 'node:crypto'
import { CompactEncrypt, CompactSign, type CompactJWEHeaderParameters, type CompactJWSHeaderParameters } from 'jose'
import { CONTENT_ALGORITHM, KEY_ALGORITHM, SIGNING_ALGORITHM } from '../../protocol/token.ts'
import { signThenEncrypt } from '../issue-token.ts'

export type Claims = Readonly<Record<string, unknown>>

export type MintingKeys = {
  /** The brand's private key. */
  readonly signing: KeyObject
  /** The platform's public key. */
  readonly encryption: KeyObject
}

export type FlawInput = {
  /** Good claims, which a flaw may change. */
  readonly claims: Claims
  readonly keys: MintingKeys
  /** Keys that neither the project nor the platform knows. */
  readonly wrongKeys: MintingKeys
  /** The server's time in milliseconds since 1970. */
  readonly nowMs: number
}

export type Flaw = (input: FlawInput) => Promise<string> | string

const bytes = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content

export const sign = (
  content: string | Uint8Array,
  key: KeyObject,
  header: Partial<CompactJWSHeaderParameters> = {},
): Promise<string> =>
  new CompactSign(bytes(content)).setProtectedHeader({ alg: SIGNING_ALGORITHM, ...header }).sign(key)

export const encrypt = (
  content: string | Uint8Array,
  key: KeyObject,
  header: Partial<CompactJWEHeaderParameters> = {},
): Promise<string> =>
  new CompactEncrypt(bytes(content))
    .setProtectedHeader({ alg: KEY_ALGORITHM, enc: CONTENT_ALGORITHM, cty: 'JWT', ...header })
    .encrypt(key)

export const signed = ({ claims, keys }: FlawInput): Promise<string> => sign(JSON.stringify(claims), keys.signing)

export const good = ({ claims, keys }: FlawInput): Promise<string> => signThenEncrypt(claims, keys)

export const base64url = (text: string): string => Buffer.from(text).toString('base64url')
