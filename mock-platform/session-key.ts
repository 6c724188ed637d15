/** The public key that verifies session tokens, as the platform publishes it. */

import { createHash, createPublicKey, type KeyObject } from 'node:crypto'

export const SESSION_ALGORITHM = 'ES256'

export type SessionJwk = {
  readonly kty: string
  readonly crv: string
  readonly x: string
  readonly y: string
  readonly kid: string
  readonly alg: typeof SESSION_ALGORITHM
  readonly use: 'sig'
}

/** `sessionKey` is the private key. The result has only its public parts. */
export const sessionJwk = (sessionKey: KeyObject): SessionJwk => {
  const { kty = '', crv = '', x = '', y = '' } = createPublicKey(sessionKey).export({ format: 'jwk' })
  // RFC 7638: anyone who has the key can compute its id.
  const kid = createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url')
  return { kty, crv, x, y, kid, alg: SESSION_ALGORITHM, use: 'sig' }
}

export const sessionPem = (sessionKey: KeyObject): string =>
  createPublicKey(sessionKey).export({ format: 'pem', type: 'spki' }).toString()
