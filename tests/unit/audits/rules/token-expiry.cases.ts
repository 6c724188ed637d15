import type { Case } from './case.ts'
import { judged, NOT_OPENED, refusedFor, signedIn } from './token-cases.ts'

const YEAR_MS = 365 * 86_400_000

export const cases: readonly Case[] = [
  { says: 'a valid token', seen: signedIn([judged()]), verdict: 'pass' },
  {
    says: 'a token that is refused later, for "user-id-missing"',
    seen: signedIn([refusedFor('user-id-missing')]),
    verdict: 'pass',
  },
  {
    says: 'a token that is refused earlier, for "claims-not-json"',
    seen: signedIn([refusedFor('claims-not-json')]),
    verdict: 'could-not-tell',
  },
  {
    says: 'a token that is refused earlier, for "jws-alg"',
    seen: signedIn([refusedFor('jws-alg')]),
    verdict: 'could-not-tell',
  },
  {
    says: 'a token that is refused for "exp-missing"',
    seen: signedIn([refusedFor('exp-missing')]),
    verdict: 'fail',
    problems: ['exp-missing'],
  },
  {
    says: 'a token that is refused for "exp-not-a-number"',
    seen: signedIn([refusedFor('exp-not-a-number')]),
    verdict: 'fail',
    problems: ['exp-not-a-number'],
  },
  {
    says: 'a token that is refused for "exp-past"',
    seen: signedIn([refusedFor('exp-past')]),
    verdict: 'fail',
    problems: ['exp-past'],
  },
  ...NOT_OPENED,
  {
    says: 'an exp in milliseconds',
    seen: signedIn([judged({ lifeMs: 1_700_000_000_000_000 })]),
    verdict: 'fail',
    problems: ['in-milliseconds'],
    tells: 'exp looks like milliseconds but is read as seconds, so the token never expires.',
    shows: ['lifetime of token aaaaaaaa, in years: 53906 (expected: a minute or so)'],
  },
  {
    says: 'a token with a life of a hundred years',
    seen: signedIn([judged({ lifeMs: 100 * YEAR_MS })]),
    verdict: 'pass',
  },
  {
    says: 'a token that is sent again after it has expired',
    seen: signedIn([judged(), refusedFor('exp-past')]),
    verdict: 'pass',
  },
  {
    says: 'another token, which has expired',
    seen: signedIn([judged(), refusedFor('exp-past', { token: 'bbbbbbbb' })]),
    verdict: 'fail',
    problems: ['exp-past'],
  },
]
