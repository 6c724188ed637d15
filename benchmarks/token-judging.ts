/** What judging a token costs beyond the two RSA operations that it needs. */

import { loadKeys } from '../environment/keys.ts'
import { checkToken, type TokenKeys } from '../mock-platform/check-token.ts'
import { readPublicKey } from '../mock-platform/projects.ts'
import { issueToken } from '../token-backend/issue-token.ts'
import { milliseconds, type Measure } from './measure.ts'
import { bareTokenOf, openAll } from './raw-crypto.ts'
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
    measured: () => judgeAll(tokens, { decryption, publicKeys: [{ key: publicKey }] }, now.getTime()),
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

/** Returns milliseconds per token. */
const judgeAll = async (tokens: readonly string[], keys: TokenKeys, nowMs: number): Promise<number> => {
  const startedAt = performance.now()
  const verdicts = await Promise.all(tokens.map((token) => checkToken(token, keys, nowMs)))
  const took = performance.now() - startedAt
  // A refusal may be cheaper than an acceptance, and would make the number look better.
  for (const verdict of verdicts) if (!verdict.accepted) throw new Error(`A good token was refused: ${verdict.detail}.`)
  return took / tokens.length
}
