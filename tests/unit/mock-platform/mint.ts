import { createPrivateKey, createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto'
import { CompactEncrypt, CompactSign } from 'jose'
import type { CompactJWEHeaderParameters, CompactJWSHeaderParameters } from 'jose'
import type { TokenKeys } from '../../../mock-platform/check-token.ts'
import { TEST_KEYS, type KeyRole } from '../../../test-keys/keys.ts'

/** Tokens layer by layer, so that a test can spoil exactly one of them. */

export const privateKey = (role: KeyRole): KeyObject => privateKeyOf(TEST_KEYS[role])
export const publicKey = (role: KeyRole): KeyObject => createPublicKey(privateKey(role))
export const privateKeyOf = (jwk: JsonWebKey): KeyObject => createPrivateKey({ key: jwk, format: 'jwk' })

/** What the demo project's judge has. */
export const KEYS: TokenKeys = {
  decryption: privateKey('platformEncryption'),
  publicKeys: [{ key: publicKey('brandSigning') }],
}

/** 2026-01-01T00:00:00Z */
export const NOW_MS = 1_767_225_600_000
export const NOW_SECONDS = NOW_MS / 1000

export const USER_ID = 'https://iadvize.com/userId'
export const VISITOR_DATA = 'https://iadvize.com/visitorData'

/** All fields that the vendor names, as in its own example. */
export const VENDOR_VISITOR = {
  country: 'France',
  firstName: 'Jane',
  lastName: 'Doe',
  zipCode: '44000',
  address: '9 rue Nina Simone',
  phoneNumber: '+33651229856',
  city: 'Nantes',
  email: 'jane.doe@email.com',
}

export const GOOD_CLAIMS = {
  [USER_ID]: 'b6f1c2de-6f0a-4c57-9b0e-2f1d7a9c8e41',
  [VISITOR_DATA]: { firstName: 'Camille', lastName: 'Moreau' },
  iat: NOW_SECONDS,
  exp: NOW_SECONDS + 60,
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

export const base64url = (text: string): string => Buffer.from(text).toString('base64url')

export const sign = (
  payload: string,
  header: CompactJWSHeaderParameters = { alg: 'RS256' },
  key: KeyObject | Uint8Array = SIGNING,
): Promise<string> => new CompactSign(bytes(payload)).setProtectedHeader(header).sign(key)

export const encrypt = (
  plaintext: string | Uint8Array,
  header: CompactJWEHeaderParameters = { alg: 'RSA-OAEP-256', enc: 'A256GCM' },
  key: KeyObject | Uint8Array = ENCRYPTION,
): Promise<string> =>
  new CompactEncrypt(typeof plaintext === 'string' ? bytes(plaintext) : plaintext)
    .setProtectedHeader(header)
    .encrypt(key)

export const mint = async (claims: Readonly<Record<string, unknown>> = GOOD_CLAIMS): Promise<string> =>
  encrypt(await sign(JSON.stringify(claims)))

const SIGNING = privateKey('brandSigning')
const ENCRYPTION = publicKey('platformEncryption')
