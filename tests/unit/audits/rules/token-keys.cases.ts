import type { Case } from './case.ts'
import { judged, NOT_OPENED, refusedFor, signedIn } from './token-cases.ts'

export const cases: readonly Case[] = [
  { says: 'a valid token', seen: signedIn([judged()]), verdict: 'pass' },
  {
    says: 'a token that is refused later, for "claims-not-json"',
    seen: signedIn([refusedFor('claims-not-json')]),
    verdict: 'pass',
  },
  {
    says: 'a token that is refused later, for "user-id-too-long"',
    seen: signedIn([refusedFor('user-id-too-long')]),
    verdict: 'pass',
  },
  {
    says: 'a token that is refused earlier, for "jwe-alg"',
    seen: signedIn([refusedFor('jwe-alg')]),
    verdict: 'could-not-tell',
  },
  {
    says: 'a token that is refused earlier, for "jws-alg"',
    seen: signedIn([refusedFor('jws-alg')]),
    verdict: 'could-not-tell',
  },
  {
    says: 'a token that is refused for "jwe-another-key"',
    seen: signedIn([refusedFor('jwe-another-key')]),
    verdict: 'fail',
    problems: ['jwe-another-key'],
  },
  {
    says: 'a token that is refused for "signature-another-key"',
    seen: signedIn([refusedFor('signature-another-key')]),
    verdict: 'fail',
    problems: ['signature-another-key'],
  },
  {
    says: 'a token that is refused for "signature-kid-wrong"',
    seen: signedIn([refusedFor('signature-kid-wrong')]),
    verdict: 'fail',
    problems: ['signature-kid-wrong'],
  },
  ...NOT_OPENED,
]
