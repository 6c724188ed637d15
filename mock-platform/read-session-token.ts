/** Reads the session token that a client presents, as anyone with the public key can. */

import { verify, type KeyObject } from 'node:crypto'
import { SESSION_ALGORITHM } from './session-key.ts'

export type SessionClaims = { readonly sid: string; readonly vuid: string }

/** The visitor whom the token names, or a sentence that says why it names none. `publicKey` verifies session tokens. */
export const readSessionToken = (
  authorization: string | null,
  publicKey: KeyObject,
  nowMs: number,
): SessionClaims | string => {
  const [, header = '', payload = '', signature = ''] = BEARER.exec(authorization ?? '') ?? []
  if (signature === '')
    return 'The Authorization header has no session token: send "Bearer" and the session token that an activation returned.'
  const signed = Buffer.from(`${header}.${payload}`)
  const key = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const
  if (
    algorithmOf(header) !== SESSION_ALGORITHM ||
    !verify('sha256', signed, key, Buffer.from(signature, 'base64url'))
  ) {
    return 'The session token cannot be verified with the key at /keys/session.pem.'
  }
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Readonly<Record<string, unknown>>
  const { exp } = claims
  if (typeof exp !== 'number' || exp * 1000 <= nowMs) return 'The session token has expired; authenticate again.'
  return { sid: String(claims['https://iadvize.com/websiteId']), vuid: String(claims['https://iadvize.com/vuid']) }
}

const BEARER = /^Bearer ([\w-]{1,1024})\.([\w-]{1,4096})\.([\w-]{1,256})$/i

const algorithmOf = (header: string): unknown => {
  try {
    return (JSON.parse(Buffer.from(header, 'base64url').toString()) as { readonly alg?: unknown } | null)?.alg
  } catch {
    return null
  }
}
