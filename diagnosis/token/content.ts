/** Finds out how the content of a JWE was encrypted when the content key is known but AES-GCM rejects the content. */

import { createDecipheriv } from 'node:crypto'
import type { TokenFinding } from '../../protocol/token-causes.ts'

type Parts = { readonly iv: Buffer; readonly text: Buffer; readonly tag: Buffer }

type Aad = { readonly bytes: Buffer; readonly what: string | null }

type Place = { readonly parts: Parts; readonly what: string | null }

const TAG_LENGTH = 16
const KEY_LENGTH = 32

/** What is unusual about the content, or null if no attempt opens it. `token` is compact. */
export const describeContent = (token: string, given: Buffer): TokenFinding | null => {
  const [header = '', , ...rest] = token.split('.')
  const [iv, text, tag] = rest.map((part) => Buffer.from(part, 'base64url'))
  if (iv === undefined || text === undefined || tag === undefined) return null
  for (const key of keysFrom(given)) {
    for (const place of placesOf({ iv, text, tag })) {
      for (const aad of aadsOf(header)) {
        const isOpened = isFitting(key.bytes, place.parts, aad.bytes)
        if (isOpened) return findingOf(key.what, place.what, aad.what)
      }
    }
  }
  return given.length === KEY_LENGTH ? null : wrongKeyLength(given)
}

const findingOf = (key: string | null, place: string | null, aad: string | null): TokenFinding | null => {
  const what = [key, place, aad].filter((part) => part !== null).join('; and ')
  const cause =
    key !== null ? 'jwe-content-key' : place !== null ? 'jwe-tag-misplaced' : aad !== null ? 'jwe-without-aad' : null
  return cause === null ? null : { cause, what: `encrypted for this platform, but ${what}` }
}

/** Some code encrypts a text form of the key instead of its bytes. */
const keysFrom = (given: Buffer): readonly { readonly bytes: Buffer; readonly what: string | null }[] => {
  const text = given.toString('latin1')
  const readings = [
    {
      bytes: given,
      what: given.length === KEY_LENGTH ? null : `the content key has ${given.length} bytes instead of 32`,
    },
    {
      bytes: Buffer.from(text, 'base64'),
      what: 'the content key was encrypted as base64 text instead of as its 32 bytes',
    },
    {
      bytes: Buffer.from(text, 'hex'),
      what: 'the content key was encrypted as hexadecimal text instead of as its 32 bytes',
    },
  ]
  return readings.filter(({ bytes }, index) => [KEY_LENGTH, ...(index === 0 ? [16, 24] : [])].includes(bytes.length))
}

const wrongKeyLength = (given: Buffer): TokenFinding => ({
  cause: 'jwe-content-key',
  what: `encrypted for this platform, but the content key has ${given.length} bytes instead of 32`,
})

/** Where the tag can be, according to the output of other libraries. */
const placesOf = ({ iv, text, tag }: Parts): readonly Place[] => {
  const behind = { iv, text: text.subarray(0, -TAG_LENGTH), tag: text.subarray(-TAG_LENGTH) }
  const before = { iv, text: text.subarray(TAG_LENGTH), tag: text.subarray(0, TAG_LENGTH) }
  const withVector = text.subarray(0, iv.length).equals(iv) && iv.length > 0
  const places: readonly Place[] = [
    { parts: { iv, text, tag }, what: null },
    {
      parts: behind,
      what: 'the authentication tag is appended to the ciphertext instead of being the fifth part',
    },
    { parts: before, what: 'the authentication tag is put before the ciphertext instead of being the fifth part' },
    { parts: { iv, text: tag, tag: text }, what: 'the ciphertext and the authentication tag are swapped' },
    ...(withVector
      ? [
          {
            parts: { iv, text: text.subarray(iv.length), tag },
            what: 'the initialisation vector is repeated before the ciphertext',
          },
        ]
      : []),
  ]
  return places.filter(({ parts }) => parts.tag.length === TAG_LENGTH && parts.iv.length > 0)
}

/** The additional authenticated data. It must be the ASCII bytes of the encoded header (RFC 7516, section 5.1, step 14). */
const aadsOf = (header: string): readonly Aad[] => {
  const authenticated = 'the additional data (AAD) was not the encoded header exactly as it is before the first dot'
  return [
    { bytes: Buffer.from(header), what: null },
    { bytes: Buffer.alloc(0), what: 'the protected header was not authenticated: there was no additional data (AAD)' },
    { bytes: Buffer.from(header, 'base64url'), what: `${authenticated}, but the decoded JSON` },
    { bytes: Buffer.from(`${header}.`), what: `${authenticated}, but the header and the dot after it` },
  ]
}

const isFitting = (key: Buffer, { iv, text, tag }: Parts, aad: Buffer): boolean => {
  try {
    const name = key.length === 16 ? 'aes-128-gcm' : key.length === 24 ? 'aes-192-gcm' : 'aes-256-gcm'
    const decipher = createDecipheriv(name, key, iv, { authTagLength: TAG_LENGTH })
    decipher.setAAD(aad).setAuthTag(tag).update(text)
    decipher.final()
    return true
  } catch {
    return false
  }
}
