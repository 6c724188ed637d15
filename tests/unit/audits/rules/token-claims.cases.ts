import { tokenClaims } from '../../../../audits/rules/token-claims.ts'
import type { RuleCases } from './case.ts'
import { judged, NOT_OPENED, refusedFor, signedIn } from './token-cases.ts'

const FIELD = { cause: 'visitor-data-field-unknown', detail: 'claims: a field' } as const
const PREFIX = { cause: 'claim-without-prefix', detail: 'claims: a claim' } as const

export const tokenClaimsCases: RuleCases = {
  rule: tokenClaims,
  cases: [
    { says: 'a good token is one', seen: signedIn([judged()]), verdict: 'pass' },
    {
      says: 'a token that is refused for "jws-alg" was not read so far',
      seen: signedIn([refusedFor('jws-alg')]),
      verdict: 'could-not-tell',
    },
    {
      says: 'a token that is refused for "exp-past" was not read so far',
      seen: signedIn([refusedFor('exp-past')]),
      verdict: 'could-not-tell',
    },
    {
      says: 'a token that is refused for "user-id-missing" was not read so far',
      seen: signedIn([refusedFor('user-id-missing')]),
      verdict: 'could-not-tell',
    },
    {
      says: '"claims-not-json" breaks it',
      seen: signedIn([refusedFor('claims-not-json')]),
      verdict: 'fail',
      problems: ['claims-not-json'],
    },
    {
      says: '"visitor-data-not-strings" breaks it',
      seen: signedIn([refusedFor('visitor-data-not-strings')]),
      verdict: 'fail',
      problems: ['visitor-data-not-strings'],
    },
    {
      says: '"user-id-without-prefix" breaks it',
      seen: signedIn([refusedFor('user-id-without-prefix')]),
      verdict: 'fail',
      problems: ['user-id-without-prefix'],
    },
    ...NOT_OPENED,
    {
      says: 'a claim without the prefix is not read',
      seen: signedIn([judged({ warnings: [PREFIX] })]),
      verdict: 'fail',
      problems: ['claim-without-prefix'],
      tells: 'The platform takes the token, but it is not as the vendor wants it: claims: a claim.',
      shows: [
        'what the platform found in token aaaaaaaa: claims: a claim (expected: Begin the name of every claim of your own with "https://iadvize.com/".)',
        'Until the platform read the token: signs in | <an attempt from outside the pages was accepted as user b6f1c2de-6f0a-4c57-9b0e-2f1d7a9c8e41>',
      ],
    },
    {
      says: 'a field that no page names is warned of',
      seen: signedIn([judged({ warnings: [FIELD] })]),
      verdict: 'warn',
      problems: ['visitor-data-field-unknown'],
    },
    {
      says: 'both are worse than one',
      seen: signedIn([judged({ warnings: [FIELD, PREFIX] })]),
      verdict: 'fail',
      problems: ['visitor-data-field-unknown', 'claim-without-prefix'],
    },
    {
      says: 'a long life and an address as user id are the matter of other audits',
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
  ],
}
