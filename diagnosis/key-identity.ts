/** Says what a file with a key in it is, whichever half of a pair it holds. */

import { createHash, createPublicKey, type KeyObject } from 'node:crypto'
import { foundPublic, type Finding } from './key-finding.ts'
import { lookAtKey, WANTED_KEY, wayOf } from './key.ts'
import { privateKeyIn } from './private-key.ts'

export type KeyIdentity = {
  /** Such as "an RSA private key (PKCS#8)". It repeats nothing secret. */
  readonly is: string
  readonly half: 'public' | 'private' | null
  /** The public half of the pair; null if no project can use it. */
  readonly publicKey: KeyObject | null
  /** Why no project can use it, as a sentence without its subject. */
  readonly problem: string | null
  /** Sentences with the command that makes the form that iAdvize takes; null if it has that form. */
  readonly way: string | null
}

/** `file` is where the key is, for the commands. Never throws. */
export const identifyKey = (given: string | Uint8Array, file: string | null = null): KeyIdentity => {
  const found = lookAtKey(given)
  if (found.isPrivate === true) return privateHalf(found, privateKeyIn(given), file)
  const { key = null, note, is } = found
  const way = note === undefined ? found.way : { say: 'To convert it', run: note.run }
  return {
    is: note?.is ?? is,
    half: key === null ? null : 'public',
    publicKey: key,
    problem: key === null ? `is ${is}, but must be ${WANTED_KEY}.` : null,
    way: way === undefined ? null : wayOf(way, file),
  }
}

const privateHalf = (found: Finding, key: KeyObject | null, file: string | null): KeyIdentity => {
  const { is } = found
  const half = key === null ? null : foundPublic(createPublicKey(key), 'its public half')
  const isShort = key?.asymmetricKeyType === 'rsa' && half?.key === undefined
  const way = isShort ? half?.way : found.way
  return {
    is,
    half: 'private',
    publicKey: half?.key ?? null,
    problem: problemOf(isShort ? `${is}: ${half?.is ?? ''}` : is, half),
    way: way === undefined ? null : wayOf(way, file),
  }
}

/** `half` is what its public half is; null if the key cannot be read without a passphrase or another program. */
const problemOf = (is: string, half: Finding | null): string | null => {
  if (half === null) return `is ${is}, which cannot be read here.`
  return half.key === undefined ? `is ${is}. Signing with RS256 needs an RSA key of at least 2048 bits.` : null
}

/** The same for both halves of a pair: SHA-256 of the public key in DER (SPKI), in hex. */
export const keyFingerprint = (publicKey: KeyObject): string =>
  createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
