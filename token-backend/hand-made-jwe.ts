/**
 * Puts a JWE together from Node's own cryptography, as people do who have no JOSE library, with the mistakes that they make
 * there and that no library allows.
 */

import { constants, createCipheriv, createHash, publicEncrypt, randomBytes, type KeyObject } from 'node:crypto'
import { CONTENT_ALGORITHM, KEY_ALGORITHM } from '../protocol/token.ts'

export type Hash = 'sha1' | 'sha256' | 'sha384' | 'sha512'

/** How the content key is encrypted: OAEP with a hash and a hash of the mask, or PKCS #1 v1.5. */
export type KeyPadding = { readonly hash: Hash; readonly mask: Hash } | 'pkcs1'

export type Habits = {
  readonly padding?: KeyPadding
  /** What is authenticated beside the ciphertext. */
  readonly aad?: 'header' | 'nothing' | 'decoded header'
  readonly ivLength?: number
  readonly tag?: 'alone' | 'behind the ciphertext' | 'before the ciphertext' | 'left out'
  /** The content key, as it is written into the block. */
  readonly keyAs?: 'bytes' | 'base64' | 'hex'
  /** Added to the header. */
  readonly header?: Readonly<Record<string, unknown>>
  /** In place of random bytes, so that the JWE is the same each time. */
  readonly random?: RandomBytes
}

type RandomBytes = (length: number) => Buffer

export const RIGHT_PADDING: KeyPadding = { hash: 'sha256', mask: 'sha256' }

/** Without a habit, the JWE is as it must be. `key` is the public key of the platform. */
export const handMadeJwe = (plaintext: string | Uint8Array, key: KeyObject, habits: Habits = {}): string => {
  const { padding = RIGHT_PADDING, aad = 'header', ivLength = 12, tag = 'alone', keyAs = 'bytes' } = habits
  const { random = randomBytes } = habits
  const contentKey = random(32)
  const written = keyAs === 'bytes' ? contentKey : Buffer.from(contentKey.toString(keyAs))
  const header = headerWith(habits.header)
  const iv = random(ivLength)
  const cipher = createCipheriv('aes-256-gcm', contentKey, iv).setAAD(AADS[aad](header))
  const text = Buffer.concat([cipher.update(plaintext), cipher.final()])
  const [fourth, fifth] = TAGS[tag](text, cipher.getAuthTag())
  const parts = [encryptKey(written, { padding, random }, key), iv, fourth, fifth]
  return [header, ...parts.map((part) => part.toString('base64url'))].join('.')
}

const headerWith = (more: Habits['header']): string =>
  Buffer.from(JSON.stringify({ alg: KEY_ALGORITHM, enc: CONTENT_ALGORITHM, ...more })).toString('base64url')

const AADS: Readonly<Record<NonNullable<Habits['aad']>, (header: string) => Buffer>> = {
  header: (header) => Buffer.from(header),
  nothing: () => Buffer.alloc(0),
  'decoded header': (header) => Buffer.from(header, 'base64url'),
}

const NOTHING = Buffer.alloc(0)

const TAGS: Readonly<Record<NonNullable<Habits['tag']>, (text: Buffer, tag: Buffer) => readonly [Buffer, Buffer]>> = {
  alone: (text, tag) => [text, tag],
  'behind the ciphertext': (text, tag) => [Buffer.concat([text, tag]), NOTHING],
  'before the ciphertext': (text, tag) => [Buffer.concat([tag, text]), NOTHING],
  'left out': (text) => [text, NOTHING],
}

type Padding = { readonly padding: KeyPadding; readonly random: RandomBytes }

const encryptKey = (content: Buffer, { padding, random }: Padding, key: KeyObject): Buffer => {
  if (padding === 'pkcs1') return publicEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, content)
  const seed = random(createHash(padding.hash).digest().length)
  const block = padded(content, { ...padding, seed }, lengthOf(key))
  return publicEncrypt({ key, padding: constants.RSA_NO_PADDING }, block)
}

const lengthOf = ({ asymmetricKeyDetails }: KeyObject): number => (asymmetricKeyDetails?.modulusLength ?? 0) / 8

type Oaep = Exclude<KeyPadding, 'pkcs1'> & { readonly seed: Buffer }

/** RFC 8017, 7.1.1. Node's own OAEP has one hash for both. */
const padded = (content: Buffer, { hash, mask, seed }: Oaep, length: number): Buffer => {
  const label = createHash(hash).digest()
  const gap = Buffer.alloc(length - content.length - 2 * label.length - 2)
  const data = Buffer.concat([label, gap, Buffer.from([1]), content])
  const maskedData = xor(data, mgf1(seed, data.length, mask))
  return Buffer.concat([Buffer.from([0]), xor(seed, mgf1(maskedData, seed.length, mask)), maskedData])
}

const mgf1 = (seed: Buffer, length: number, hash: Hash): Buffer => {
  const block = (counter: number): Buffer =>
    createHash(hash)
      .update(Buffer.concat([seed, Buffer.from([0, 0, 0, counter])]))
      .digest()
  const count = Math.ceil(length / createHash(hash).digest().length)
  return Buffer.concat(Array.from({ length: count }, (_none, counter) => block(counter))).subarray(0, length)
}

const xor = (one: Buffer, other: Buffer): Buffer => Buffer.from(one.map((byte, index) => byte ^ (other[index] ?? 0)))
