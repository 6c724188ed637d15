/**
 * How many tokens per second the built command verifies over HTTP, compared with the two RSA operations alone, and with a mock of
 * another authentication service that answers a request for a token.
 */

import { fileURLToPath } from 'node:url'
import { loadKeys } from '../environment/keys.ts'
import { readPublicKey } from '../mock-platform/projects.ts'
import { AUTHENTICATE_SECURED_VISITOR } from '../protocol/graphql.ts'
import { issueToken } from '../token-backend/issue-token.ts'
import { createLoader, type Loader } from './load.ts'
import type { Measure } from './measure.ts'
import { bareTokenOf, openAll } from './raw-crypto.ts'
import { spawnServer } from './spawned-server.ts'
import { takeTurns, type Medians } from './take-turns.ts'

const MIN_OF_FLOOR = 0.5
const MIN_OF_PEER = 1.5

const IN_FLIGHT = 50
const ROUND = 500
const ROUNDS = 15
const WARM_UP = 3

const rehearsal = [
  fileURLToPath(new URL('../dist/rehearsal.js', import.meta.url)),
  'start',
  '--port=0',
  '--no-demo',
] as const

const peer = [
  fileURLToPath(new URL('../node_modules/oauth2-mock-server/dist/oauth2-mock-server.mjs', import.meta.url)),
  '-a',
  '127.0.0.1',
  '-p',
  '0',
] as const

/**
 * Milliseconds. The demo's tokens are valid for a minute, so they are issued ahead of time, further than all measurements
 * together take.
 */
const LIFETIME_AHEAD_MS = 10 * 60_000

export async function* measureVerificationThroughput(): AsyncGenerator<Measure> {
  const tokens = await mintTokens()
  const standIn = await spawnServer(rehearsal, /^Listening on (\S+)$/)
  const verifying = createLoader(verifications(standIn.url, tokens))
  try {
    yield await againstFloor(verifying, tokens)
    yield await againstPeer(verifying)
  } finally {
    verifying.close()
    await standIn.stop()
  }
}

const mintTokens = (): Promise<readonly string[]> => {
  const { brand } = loadKeys()
  const visitorData = { firstName: 'Camille', lastName: 'Martin' }
  const aheadOfTime = new Date(Date.now() + LIFETIME_AHEAD_MS)
  return Promise.all(
    Array.from({ length: IN_FLIGHT }, (_, index) =>
      issueToken({ userId: `customer-${index}`, visitorData }, brand, aheadOfTime),
    ),
  )
}

const verifications = (url: string, tokens: readonly string[]) => ({
  url: `${url}/graphql`,
  headers: { 'content-type': 'application/json' },
  bodies: tokens.map((jwe) =>
    JSON.stringify({ query: AUTHENTICATE_SECURED_VISITOR, variables: { projectId: 1234, vuid: null, jwe } }),
  ),
  count: ROUND,
  inFlight: IN_FLIGHT,
  isGood: (answer: string) => answer.startsWith('{"data":{"session":{"visitorSessionToken"'),
})

const tokenRequests = (url: string) => ({
  url: `${url}/token`,
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  bodies: ['grant_type=client_credentials&client_id=brand&scope=chat'],
  count: ROUND,
  inFlight: IN_FLIGHT,
  isGood: (answer: string) => answer.startsWith('{"access_token":"'),
})

const againstFloor = async (verifying: Loader, tokens: readonly string[]): Promise<Measure> => {
  const { platform, brandPublicPem } = loadKeys()
  const { decryption } = platform
  const publicKey = readPublicKey(brandPublicPem)
  const bareTokens = await Promise.all(tokens.map((token) => bareTokenOf(token, decryption)))
  const { measured, floor, ratio } = await takeTurns({
    count: ROUNDS,
    warmUp: WARM_UP,
    measured: verifying.requestsPerSecond,
    floor: () => 1_000 / openAll(Array.from({ length: 4 }, () => bareTokens).flat(), decryption, publicKey),
  })
  return {
    name: 'verifications over HTTP',
    measured: perSecond(measured),
    floor: { name: 'privateDecrypt + verify', value: perSecond(floor), ratio },
    samples: `${ROUNDS} rounds of ${ROUND}`,
    goal: `ratio >= ${MIN_OF_FLOOR}`,
    isMet: ratio >= MIN_OF_FLOOR,
    note: `POST /graphql with the tag's own mutation and ${IN_FLIGHT} in flight to "node dist/rehearsal.js start"; this process makes the load on the same machine. The floor is one thread's calls of node:crypto.`,
  }
}

const againstPeer = async (verifying: Loader): Promise<Measure> => {
  const other = await spawnServer(peer, /^OAuth 2 server listening on (\S+)$/)
  const issuing = createLoader(tokenRequests(other.url))
  try {
    return peerMeasure(
      await takeTurns({
        count: ROUNDS,
        warmUp: WARM_UP,
        measured: verifying.requestsPerSecond,
        floor: issuing.requestsPerSecond,
      }),
    )
  } finally {
    issuing.close()
    await other.stop()
  }
}

const peerMeasure = ({ measured, floor, ratio }: Medians): Measure => ({
  name: 'verifications against a peer',
  measured: perSecond(measured),
  floor: { name: 'oauth2-mock-server /token', value: perSecond(floor), ratio },
  samples: `${ROUNDS} rounds of ${ROUND}`,
  goal: `ratio >= ${MIN_OF_PEER}`,
  isMet: ratio >= MIN_OF_PEER,
  note: 'The same load, in turns with a POST to /token of the other mock, which signs one token with RS256: one private RSA operation on either side.',
})

const perSecond = (value: number): string => `${Math.round(value).toLocaleString('en')} /s`
