import type { Case } from './case.ts'
import { judged, NOT_OPENED, refusedFor, signedIn } from './token-cases.ts'

const warned = (cause: 'nbf-ahead' | 'iat-ahead' | 'exp-far-away') =>
  signedIn([judged({ warnings: [{ cause, detail: `claims: ${cause}` }] })])

export const cases: readonly Case[] = [
  { says: 'a token that is valid now', seen: signedIn([judged()]), verdict: 'pass' },
  {
    says: 'a token whose nbf is in the future',
    seen: warned('nbf-ahead'),
    verdict: 'fail',
    problems: ['nbf-ahead'],
  },
  {
    says: 'a token whose iat is in the future',
    seen: warned('iat-ahead'),
    verdict: 'warn',
    problems: ['iat-ahead'],
  },
  {
    says: 'a token that a strict platform refuses for its nbf',
    seen: signedIn([refusedFor('nbf-ahead')]),
    verdict: 'fail',
    problems: ['nbf-ahead'],
  },
  { says: 'a token with a long life', seen: warned('exp-far-away'), verdict: 'pass' },
  {
    says: 'a token that is refused before its claims are read',
    seen: signedIn([refusedFor('jws-alg')]),
    verdict: 'could-not-tell',
  },
  ...NOT_OPENED,
]
