import type { Case } from './case.ts'
import { judged, NOT_OPENED, refusedFor, signedIn } from './token-cases.ts'

const FIELD = { cause: 'visitor-data-field-unknown', detail: 'claims: a field' } as const
const PREFIX = { cause: 'claim-without-prefix', detail: 'claims: a claim' } as const

export const cases: readonly Case[] = [
  { says: 'a valid token', seen: signedIn([judged()]), verdict: 'pass' },
  {
    says: 'a token that is refused earlier, for "jws-alg"',
    seen: signedIn([refusedFor('jws-alg')]),
    verdict: 'could-not-tell',
  },
  {
    says: 'a token that is refused earlier, for "exp-past"',
    seen: signedIn([refusedFor('exp-past')]),
    verdict: 'could-not-tell',
  },
  {
    says: 'a token that is refused earlier, for "user-id-missing"',
    seen: signedIn([refusedFor('user-id-missing')]),
    verdict: 'could-not-tell',
  },
  {
    says: 'a token that is refused for "claims-not-json"',
    seen: signedIn([refusedFor('claims-not-json')]),
    verdict: 'fail',
    problems: ['claims-not-json'],
  },
  {
    says: 'a token that is refused for "visitor-data-not-strings"',
    seen: signedIn([refusedFor('visitor-data-not-strings')]),
    verdict: 'fail',
    problems: ['visitor-data-not-strings'],
  },
  {
    says: 'a token that is refused for "user-id-without-prefix"',
    seen: signedIn([refusedFor('user-id-without-prefix')]),
    verdict: 'fail',
    problems: ['user-id-without-prefix'],
  },
  ...NOT_OPENED,
  {
    says: "a token with a claim that lacks the vendor's prefix",
    seen: signedIn([judged({ warnings: [PREFIX] })]),
    verdict: 'fail',
    problems: ['claim-without-prefix'],
    tells: 'The platform accepts the token, but it is not as it should be: claims: a claim.',
    shows: [
      'what the platform found in token aaaaaaaa: claims: a claim (expected: Start the name of each of your own claims with "https://iadvize.com/".)',
      'Until the platform read the token: signs in | <an attempt from outside the pages was accepted as user b6f1c2de-6f0a-4c57-9b0e-2f1d7a9c8e41>',
    ],
  },
  {
    says: 'visitor data with a field that no vendor page names',
    seen: signedIn([judged({ warnings: [FIELD] })]),
    verdict: 'warn',
    problems: ['visitor-data-field-unknown'],
  },
  {
    says: 'a token with an unknown field and a claim that lacks the prefix',
    seen: signedIn([judged({ warnings: [FIELD, PREFIX] })]),
    verdict: 'fail',
    problems: ['visitor-data-field-unknown', 'claim-without-prefix'],
  },
  {
    says: 'a token with a long life and an e-mail address as user id',
    seen: signedIn([
      judged({
        warnings: [
          { cause: 'exp-far-away', detail: 'claims: exp is far away' },
          { cause: 'user-id-looks-like-email', detail: 'claims: an address' },
        ],
      }),
    ]),
    verdict: 'pass',
  },
]
