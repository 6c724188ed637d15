/** What judging a token costs beyond the two RSA operations that nobody can avoid. */

import { constants, privateDecrypt, verify, type KeyObject } from 'node:crypto'
import { compactDecrypt } from 'jose'
import { loadKeys } from '../environment/keys.ts'
import { checkToken, type TokenKeys } from '../mock-platform/check-token.ts'
import { readPublicKey } from '../mock-platform/projects.ts'
import { issueToken } from '../token-backend/issue-token.ts'
import { milliseconds, type Measure } from './measure.ts'
import { takeTurns } from './take-turns.ts'

const MAX_RATIO = 2

const IN_FLIGHT = 50

const ROUNDS = 40

export const measureTokenJudging = async (): Promise<Measure> => {
  const { platform, brand, brandPublicPem } = loadKeys()
  const decryption = platform.decryption
  const publicKey = readPublicKey(brandPublicPem)
  const now = new Date()
  const visitorData = { firstName: 'Camille', lastName: 'Martin' }
  const tokens = await Promise.all(
    Array.from({ length: IN_FLIGHT }, (_, index) =>
      issueToken({ userId: `customer-${index}`, visitorData }, brand, now),
    ),
  )
  const bareTokens = await Promise.all(tokens.map((token) => bareTokenOf(token, decryption)))
  const { measured, floor, ratio } = await takeTurns({
    count: ROUNDS,
    warmUp: 5,
    measured: () => judgeAll(tokens, { decryption, publicKeys: [publicKey] }, now.getTime()),
    floor: () => openAll(bareTokens, decryption, publicKey),
  })
  return {
    name: `token judged, ${IN_FLIGHT} in flight`,
    measured: milliseconds(measured),
    floor: { name: 'privateDecrypt + verify', value: milliseconds(floor), ratio },
    samples: `${ROUNDS} rounds of ${IN_FLIGHT}`,
    goal: `ratio <= ${MAX_RATIO}`,
    isMet: ratio <= MAX_RATIO,
    note: NOTE,
  }
}

const NOTE = `${IN_FLIGHT} calls of checkToken at once, on whatever threads they use, divided by ${IN_FLIGHT}; the floor opens the same tokens with the two calls of node:crypto, one after the other on one thread.`

/** Milliseconds for each token. */
const judgeAll = async (tokens: readonly string[], keys: TokenKeys, nowMs: number): Promise<number> => {
  const startedAt = performance.now()
  const verdicts = await Promise.all(tokens.map((token) => checkToken(token, keys, nowMs)))
  const took = performance.now() - startedAt
  // A refusal may be cheaper than a judgement, and would flatter the number.
  for (const verdict of verdicts) if (!verdict.accepted) throw new Error(`A good token was refused: ${verdict.detail}.`)
  return took / tokens.length
}

/** What the two RSA operations read of a token. */
type BareToken = { readonly encryptedKey: Buffer; readonly signed: Buffer; readonly signature: Buffer }

const bareTokenOf = async (token: string, decryption: KeyObject): Promise<BareToken> => {
  const [, encryptedKey = ''] = token.split('.')
  const { plaintext } = await compactDecrypt(token, decryption)
  const jws = new TextDecoder().decode(plaintext)
  const endOfSigned = jws.lastIndexOf('.')
  return {
    encryptedKey: Buffer.from(encryptedKey, 'base64url'),
    signed: Buffer.from(jws.slice(0, endOfSigned)),
    signature: Buffer.from(jws.slice(endOfSigned + 1), 'base64url'),
  }
}

/** Milliseconds for each token. */
const openAll = (tokens: readonly BareToken[], decryption: KeyObject, publicKey: KeyObject): number => {
  const oaep = { key: decryption, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' }
  const startedAt = performance.now()
  for (const { encryptedKey, signed, signature } of tokens) {
    privateDecrypt(oaep, encryptedKey)
    if (!verify('sha256', signed, publicKey, signature)) throw new Error('The signature of a good token does not fit.')
  }
  return (performance.now() - startedAt) / tokens.length
}
