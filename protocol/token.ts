/**
 * The token that a brand mints: a JWS (RS256) inside a JWE (RSA-OAEP-256, A256GCM), both in compact form.
 *
 * @see vendor page "important information and recommendations" of the web backend implementation
 */

export const SIGNING_ALGORITHM = 'RS256'
export const KEY_ALGORITHM = 'RSA-OAEP-256'
export const CONTENT_ALGORITHM = 'A256GCM'

export const USER_ID_CLAIM = 'https://iadvize.com/userId'
export const VISITOR_DATA_CLAIM = 'https://iadvize.com/visitorData'

/** The longest `userId`, in characters. */
export const USER_ID_MAX_LENGTH = 255

/** The longest token that the platform reads, in characters. */
export const TOKEN_MAX_LENGTH = 16_384

const COMPACT_PART = /^(?:[\w-]{4})*(?:[\w-][AQgw]|[\w-]{2}[AEIMQUYcgkosw048])?$/

/**
 * The parts of a compact JWS (3) or JWE (5), or `null`. It is strict where libraries are lenient: no padding, no white space,
 * only the base64url alphabet.
 */
export const compactParts = (token: string, count: 3 | 5): readonly string[] | null => {
  const parts = token.split('.')
  return parts.length === count && parts.every((part) => COMPACT_PART.test(part)) && parts[0] !== '' ? parts : null
}

/**
 * A short name for a token, by which a journal can tell tokens apart without holding them: 32-bit FNV-1a, in hex. Not a
 * cryptographic hash: it only has to differ among the few tokens of one rehearsal.
 */
export const fingerprint = (token: string): string => {
  let hash = 0x811c9dc5
  for (let index = 0; index < token.length; index += 1) {
    hash = Math.imul(hash ^ token.charCodeAt(index), 0x01000193) >>> 0
  }
  return hash.toString(16).padStart(8, '0')
}
