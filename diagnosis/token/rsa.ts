/**
 * Opens an RSA block whose padding is not the one that its header names, to find out which one it is. Node's
 * privateDecrypt uses the same hash for both halves of OAEP, so the block is decrypted without padding and unpadded
 * here. This is only for tokens that have already been refused: it has no protection against timing attacks.
 */

import { constants, createHash, privateDecrypt, type KeyObject } from 'node:crypto'

/** `oaep` is null for PKCS #1 v1.5. */
export type Padding = { readonly name: string; readonly oaep: { readonly hash: string; readonly mask: string } | null }

export type OpenedBlock = { readonly content: Buffer; readonly padding: Padding }

/** The content and its padding; null if the block was not encrypted with this key. */
export const openBlock = (block: Buffer, key: KeyObject): OpenedBlock | null => {
  const bare = decryptedBare(block, key)
  return bare === null ? null : (unpadOaep(bare) ?? unpadPkcs1(bare))
}

/** The length of the key's modulus in bytes. A block of any other length was encrypted with another key. */
export const blockLengthOf = (key: KeyObject): number => (key.asymmetricKeyDetails?.modulusLength ?? 0) / 8

const decryptedBare = (block: Buffer, key: KeyObject): Buffer | null => {
  try {
    return privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, block)
  } catch {
    return null
  }
}

const HASHES = ['sha256', 'sha1', 'sha384', 'sha512', 'sha224'] as const
type Hash = (typeof HASHES)[number]

/** RFC 8017, section 7.1.2: the hash of the empty label shows whether hash and mask were guessed right. */
const unpadOaep = (bare: Buffer): OpenedBlock | null => {
  if (bare[0] !== 0) return null
  for (const hash of HASHES) {
    for (const mask of HASHES) {
      const content = unmasked(bare, hash, mask)
      if (content !== null) return { content, padding: oaep(hash, mask) }
    }
  }
  return null
}

const unmasked = (bare: Buffer, hash: Hash, mask: Hash): Buffer | null => {
  const emptyLabel = createHash(hash).digest()
  const seedEnd = 1 + emptyLabel.length
  if (bare.length < 2 * emptyLabel.length + 2) return null
  const data = bare.subarray(seedEnd)
  const seed = xor(bare.subarray(1, seedEnd), maskFrom(data, emptyLabel.length, mask))
  const plain = xor(data, maskFrom(seed, data.length, mask))
  if (!plain.subarray(0, emptyLabel.length).equals(emptyLabel)) return null
  const one = plain.findIndex((byte, index) => index >= emptyLabel.length && byte !== 0)
  return plain[one] === 1 ? plain.subarray(one + 1) : null
}

/** MGF1 of RFC 8017, B.2.1. */
const maskFrom = (seed: Buffer, length: number, hash: Hash): Buffer => {
  const blocks: Buffer[] = []
  for (let size = 0, counter = 0; size < length; counter += 1) {
    const number = Buffer.alloc(4)
    number.writeUInt32BE(counter)
    const block = createHash(hash).update(seed).update(number).digest()
    blocks.push(block)
    size += block.length
  }
  return Buffer.concat(blocks).subarray(0, length)
}

const xor = (one: Buffer, other: Buffer): Buffer => Buffer.from(one.map((byte, index) => byte ^ (other[index] ?? 0)))

const oaep = (hash: Hash, mask: Hash): Padding => ({
  name:
    hash === mask
      ? `RSA-OAEP with ${named(hash)}`
      : `RSA-OAEP with ${named(hash)} for the hash and ${named(mask)} for the mask (MGF1)`,
  oaep: { hash, mask },
})

const named = (hash: Hash): string => hash.toUpperCase().replace('SHA', 'SHA-')

/** RFC 8017, section 7.2.2: two fixed bytes, eight or more non-zero bytes, a zero, and the content. */
const unpadPkcs1 = (bare: Buffer): OpenedBlock | null => {
  if (bare[0] !== 0 || bare[1] !== 2) return null
  const end = bare.indexOf(0, 2)
  const content = end < 10 ? null : bare.subarray(end + 1)
  // One in 65,000 blocks of another key begins like this by chance, but does not hold a content key as well.
  return content === null || !CONTENT_KEY_LENGTHS.includes(content.length)
    ? null
    : { content, padding: { name: 'PKCS #1 v1.5 (RSA1_5)', oaep: null } }
}

/** Lengths of an AES key in bytes, in base64 and in hexadecimal digits. */
const CONTENT_KEY_LENGTHS = [16, 24, 32, 43, 44, 64]
