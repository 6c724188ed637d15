/** JWEs put together from Node's own cryptography, as people do who have no JOSE library, each in its own habit. */

import { constants, createCipheriv, createHash, publicEncrypt, randomBytes } from 'node:crypto'
import { base64url, publicKey } from './mint.ts'

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
}

export const HEADER = base64url('{"alg":"RSA-OAEP-256","enc":"A256GCM"}')

export const RIGHT_PADDING: KeyPadding = { hash: 'sha256', mask: 'sha256' }

export const handMade = (plaintext: string, habits: Habits = {}): string => {
  const { padding = RIGHT_PADDING, aad = 'header', ivLength = 12, tag = 'alone', keyAs = 'bytes' } = habits
  const key = randomBytes(32)
  const written = keyAs === 'bytes' ? key : Buffer.from(key.toString(keyAs))
  const iv = randomBytes(ivLength)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(AADS[aad])
  const text = Buffer.concat([cipher.update(plaintext), cipher.final()])
  const [fourth, fifth] = TAGS[tag](text, cipher.getAuthTag())
  return [HEADER, ...[encryptKey(written, padding), iv, fourth, fifth].map((part) => part.toString('base64url'))].join(
    '.',
  )
}

const AADS = {
  header: Buffer.from(HEADER),
  nothing: Buffer.alloc(0),
  'decoded header': Buffer.from(HEADER, 'base64url'),
} as const

const NOTHING = Buffer.alloc(0)

const TAGS: Readonly<Record<NonNullable<Habits['tag']>, (text: Buffer, tag: Buffer) => readonly [Buffer, Buffer]>> = {
  alone: (text, tag) => [text, tag],
  'behind the ciphertext': (text, tag) => [Buffer.concat([text, tag]), NOTHING],
  'before the ciphertext': (text, tag) => [Buffer.concat([tag, text]), NOTHING],
  'left out': (text) => [text, NOTHING],
}

const PLATFORM = publicKey('platformEncryption')

const encryptKey = (key: Buffer, padding: KeyPadding): Buffer =>
  padding === 'pkcs1'
    ? publicEncrypt({ key: PLATFORM, padding: constants.RSA_PKCS1_PADDING }, key)
    : publicEncrypt({ key: PLATFORM, padding: constants.RSA_NO_PADDING }, padded(key, padding))

/** RFC 8017, 7.1.1. */
const padded = (content: Buffer, { hash, mask }: Exclude<KeyPadding, 'pkcs1'>): Buffer => {
  const label = createHash(hash).digest()
  const gap = Buffer.alloc(256 - content.length - 2 * label.length - 2)
  const data = Buffer.concat([label, gap, Buffer.from([1]), content])
  const seed = randomBytes(label.length)
  const maskedData = xor(data, mgf1(seed, data.length, mask))
  return Buffer.concat([Buffer.from([0]), xor(seed, mgf1(maskedData, seed.length, mask)), maskedData])
}

const mgf1 = (seed: Buffer, length: number, hash: Hash): Buffer => {
  const block = (counter: number): Buffer =>
    createHash(hash)
      .update(Buffer.concat([seed, Buffer.from([0, 0, 0, counter])]))
      .digest()
  return Buffer.concat(Array.from({ length: 20 }, (_none, counter) => block(counter))).subarray(0, length)
}

const xor = (one: Buffer, other: Buffer): Buffer => Buffer.from(one.map((byte, index) => byte ^ (other[index] ?? 0)))
