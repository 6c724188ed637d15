/** `docs/token-vector.json`: one token in all its steps, with fixed keys, to hold one's own code against. */

import { createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto'
import { TEST_KEYS, type KeyRole } from '../test-keys/keys.ts'
import { handMadeJwe } from '../token-backend/hand-made-jwe.ts'
import { claimsOf } from '../token-backend/issue-token.ts'

/** The moment at which the token is minted. */
const AT = '2026-01-31T12:00:00Z'

/** Whatever should be random is 00 01 02 … here. */
const counting = (length: number): Buffer => Buffer.from(Array.from({ length }, (_none, index) => index))

export const tokenVector = (): Readonly<Record<string, string>> => {
  const [brand, platform] = [keyOf('brandSigning'), keyOf('platformEncryption')]
  const visitorData = { firstName: 'Zoë', lastName: '漢字', city: '👋' }
  const claims = JSON.stringify(claimsOf({ userId: 'b6f1c2de-6f0a-4c57-9b0e-2f1d7a9c8e41', visitorData }, new Date(AT)))
  const jwsHeader = JSON.stringify({ alg: 'RS256' })
  const signingInput = [jwsHeader, claims].map((text) => Buffer.from(text).toString('base64url')).join('.')
  const signature = sign('sha256', Buffer.from(signingInput), brand).toString('base64url')
  const jws = `${signingInput}.${signature}`
  const token = handMadeJwe(jws, createPublicKey(platform), { header: { cty: 'JWT' }, random: counting })
  const [protectedHeader = '', encryptedKey = '', iv = '', ciphertext = '', tag = ''] = token.split('.')
  return {
    warning: 'Test keys, which everybody has, and numbers that are not random. Never use them for a real token.',
    at: AT,
    brandPrivateKey: privatePem(brand),
    platformPublicKey: publicPem(platform),
    platformPrivateKey: privatePem(platform),
    jwsHeader,
    claims,
    signingInput,
    signature,
    jws,
    jweHeader: Buffer.from(protectedHeader, 'base64url').toString(),
    protectedHeader,
    contentKeyHex: counting(32).toString('hex'),
    ivHex: counting(12).toString('hex'),
    iv,
    ciphertext,
    tag,
    oaepSeedHex: counting(32).toString('hex'),
    encryptedKey,
    token,
  }
}

const keyOf = (role: KeyRole): KeyObject => createPrivateKey({ key: TEST_KEYS[role], format: 'jwk' })

const privatePem = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString()

const publicPem = (key: KeyObject): string => createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString()
