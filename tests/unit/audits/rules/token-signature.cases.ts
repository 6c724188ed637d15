import type { Case } from './case.ts'
import { judged, NOT_OPENED, refusedFor, signedIn } from './token-cases.ts'

export const cases: readonly Case[] = [
  { says: 'a valid token', seen: signedIn([judged()]), verdict: 'pass' },
  {
    says: 'a token that is refused later, for "signature-another-key"',
    seen: signedIn([refusedFor('signature-another-key')]),
    verdict: 'pass',
  },
  {
    says: 'a token that is refused later, for "exp-past"',
    seen: signedIn([refusedFor('exp-past')]),
    verdict: 'pass',
  },
  {
    says: 'a token that is refused earlier, for "jwe-alg"',
    seen: signedIn([refusedFor('jwe-alg')]),
    verdict: 'could-not-tell',
  },
  {
    says: 'a token that is refused earlier, for "jwe-another-key"',
    seen: signedIn([refusedFor('jwe-another-key')]),
    verdict: 'could-not-tell',
  },
  {
    says: 'a token that is refused for "jws-not-compact"',
    seen: signedIn([refusedFor('jws-not-compact')]),
    verdict: 'fail',
    problems: ['jws-not-compact'],
  },
  {
    says: 'a token that is refused for "jws-alg"',
    seen: signedIn([refusedFor('jws-alg')]),
    verdict: 'fail',
    problems: ['jws-alg'],
  },
  {
    says: 'a token that is refused for "jws-critical"',
    seen: signedIn([refusedFor('jws-critical')]),
    verdict: 'fail',
    problems: ['jws-critical'],
  },
  ...NOT_OPENED,
]
