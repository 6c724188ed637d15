/**
 * Mints the token with which a signed-in customer chats as themselves: a JWS, signed with your private key, inside a
 * JWE, encrypted for iAdvize's public key. Copy this file unchanged; it needs `jose` and nothing else.
 *
 * @see docs.iadvize.dev, "authenticated messaging", web backend implementation
 */

import { CompactEncrypt, CompactSign, type CryptoKey, type KeyObject } from 'jose'

export type TokenKeys = {
  /** Your RSA private key. Read it from a vault or a file that only the server can read; it never leaves the server. */
  readonly signing: CryptoKey | KeyObject
  /** The public key that iAdvize publishes. */
  readonly encryption: CryptoKey | KeyObject
}

export type Visitor = {
  /** Unique and permanent for this person, never reused for another, hard to guess; at most 255 characters. */
  readonly userId: string
  /** What the agent may see: firstName, lastName, email, phoneNumber, address, zipCode, city, country. */
  readonly visitorData?: Readonly<Record<string, string>>
}

/** The vendor recommends one minute: the token is used at once, and each call gets a fresh one. */
const LIFETIME_SECONDS = 60

const MAX_USER_ID_LENGTH = 255

/** `now` is the server's time. Rejects with a RangeError if the user id breaks the vendor's rules. */
export const issueToken = async (visitor: Visitor, keys: TokenKeys, now: Date = new Date()): Promise<string> => {
  const { length } = Array.from(visitor.userId)
  if (length === 0 || length > MAX_USER_ID_LENGTH) {
    throw new RangeError(`userId has ${length} characters; 1 to ${MAX_USER_ID_LENGTH} are allowed`)
  }
  return signThenEncrypt(claimsOf(visitor, now), keys)
}

export const claimsOf = ({ userId, visitorData }: Visitor, now: Date): Readonly<Record<string, unknown>> => ({
  'https://iadvize.com/userId': userId,
  ...(visitorData === undefined ? {} : { 'https://iadvize.com/visitorData': visitorData }),
  iat: Math.floor(now.getTime() / 1000),
  exp: Math.floor(now.getTime() / 1000) + LIFETIME_SECONDS,
})

export const signThenEncrypt = async (
  claims: Readonly<Record<string, unknown>>,
  { signing, encryption }: TokenKeys,
): Promise<string> => {
  const text = new TextEncoder()
  const jws = await new CompactSign(text.encode(JSON.stringify(claims)))
    .setProtectedHeader({ alg: 'RS256' })
    .sign(signing)
  return new CompactEncrypt(text.encode(jws))
    .setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM', cty: 'JWT' })
    .encrypt(encryption)
}
