/**
 * Finds out why a compact JWE with a correct header cannot be decrypted, by trying other ways with the private key. This
 * only diagnoses: a token that opens in another way is still refused.
 */

import type { KeyObject } from 'node:crypto'
import { TOKEN_CAUSES, type TokenCause, type TokenFinding } from '../protocol/token-causes.ts'
import { CONTENT_ALGORITHM, KEY_ALGORITHM } from '../protocol/token.ts'
import { blockLengthOf, openBlock } from './token/rsa.ts'
import { describeContent } from './token/content.ts'

type Header = Readonly<Record<string, unknown>>

/** Describes a compact token that could not be decrypted in the regular way. `header` is its protected header. */
export const describeUnopened = (token: string, header: Header, key: KeyObject): TokenFinding => {
  const block = Buffer.from(token.split('.')[1] ?? '', 'base64url')
  const opened = openBlock(block, key)
  if (opened === null) return anotherKey(block.length, blockLengthOf(key))
  const { content, padding } = opened
  const more = header['enc'] === CONTENT_ALGORITHM ? describeContent(token, content) : null
  const wanted = OAEP_HASHES.get(header['alg']) ?? 'sha256'
  if (padding.oaep?.hash === wanted && padding.oaep.mask === wanted) {
    return more ?? { cause: 'jwe-tampered', what: 'encrypted for this platform, but changed afterwards' }
  }
  const name = wanted.toUpperCase().replace('SHA', 'SHA-')
  const what = `encrypted for this platform, but its content key was encrypted with ${padding.name}; ${String(header['alg'])} uses ${name} for both the hash and the mask`
  const also = more === null ? '' : `; ${more.what.replace(/^encrypted for this platform, but/, 'and')}`
  const cause = padding.oaep === null ? 'jwe-pkcs1' : 'jwe-oaep'
  return { cause, what: `${what}${also}`, fix: more === null ? fixOf(cause) : `${fixOf(cause)} ${fixOf(more.cause)}` }
}

/**
 * Describes a token with a part of the wrong length. `seen` is that finding. Adds what else is wrong if the content can
 * still be decrypted, for example because the tag is in another place.
 */
export const describeLengths = (token: string, seen: TokenFinding, key: KeyObject): TokenFinding => {
  const found = describeUnopened(token, { alg: KEY_ALGORITHM, enc: CONTENT_ALGORITHM }, key)
  if (!FOUND_BY_TRYING.includes(found.cause)) return seen
  if (found.cause === 'jwe-tag-misplaced') return found
  const fix = `${seen.fix ?? fixOf(seen.cause)} ${found.fix ?? fixOf(found.cause)}`
  return { cause: seen.cause, what: `${seen.what}; ${found.what}`, fix }
}

const fixOf = (cause: TokenCause): string => TOKEN_CAUSES[cause].fix

const FOUND_BY_TRYING: readonly TokenCause[] = [
  'jwe-oaep',
  'jwe-pkcs1',
  'jwe-content-key',
  'jwe-without-aad',
  'jwe-tag-misplaced',
]

const OAEP_HASHES: ReadonlyMap<unknown, string> = new Map([
  ['RSA-OAEP', 'sha1'],
  ['RSA-OAEP-256', 'sha256'],
])

const anotherKey = (length: number, wanted: number): TokenFinding => ({
  cause: 'jwe-another-key',
  what:
    length === wanted || wanted === 0
      ? "not encrypted with this platform's public key"
      : `not encrypted with this platform's public key: the encrypted key has ${length} bytes, the size for an RSA key of ${length * 8} bits, but the platform's key has ${wanted * 8} bits`,
})
