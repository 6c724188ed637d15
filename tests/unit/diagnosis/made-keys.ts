/** Keys that are made for a test and forgotten with it, in the forms in which people keep them. */

import { generateKeyPairSync, type KeyObject } from 'node:crypto'

type Pair = { readonly publicKey: KeyObject; readonly privateKey: KeyObject }

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })

export const RSA: Pair = pair
export const EC: Pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
export const ED25519: Pair = generateKeyPairSync('ed25519')
export const PSS: Pair = generateKeyPairSync('rsa-pss', { modulusLength: 2048 })
export const SMALL: Pair = generateKeyPairSync('rsa', { modulusLength: 1024 })

export const spki = (key: KeyObject): string => key.export({ type: 'spki', format: 'pem' }).toString()
export const pkcs1 = (key: KeyObject): string => key.export({ type: 'pkcs1', format: 'pem' }).toString()
export const pkcs8 = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString()
export const encrypted = (key: KeyObject): string =>
  key.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }).toString()

export const PEM = spki(RSA.publicKey)
export const DER = RSA.publicKey.export({ type: 'spki', format: 'der' })
export const JWK = RSA.publicKey.export({ format: 'jwk' })
export const PRIVATE_JWK = RSA.privateKey.export({ format: 'jwk' })

/** A key as OpenSSH writes it: each part has four bytes of its length before it. */
const sshPart = (bytes: Buffer): Buffer => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  return Buffer.concat([length, bytes])
}

const number = (base64url = ''): Buffer => Buffer.concat([Buffer.of(0), Buffer.from(base64url, 'base64url')])

export const SSH = `ssh-rsa ${Buffer.concat([
  sshPart(Buffer.from('ssh-rsa')),
  sshPart(Buffer.from(JWK.e ?? '', 'base64url')),
  sshPart(number(JWK.n)),
]).toString('base64')} jane@example`

export const utf16 = (text: string, isBigEndian = false): Buffer => {
  const bytes = Buffer.from(text, 'utf16le')
  return isBigEndian ? bytes.swap16() : bytes
}
