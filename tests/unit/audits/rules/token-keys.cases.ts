import { tokenKeys } from '../../../../audits/rules/token-keys.ts'
import type { RuleCases } from './case.ts'
import { judged, NOT_OPENED, refusedFor, signedIn } from './token-cases.ts'

export const tokenKeysCases: RuleCases = {
  rule: tokenKeys,
  cases: [
    { says: 'a good token is one', seen: signedIn([judged()]), verdict: 'pass' },
    {
      says: 'a token that is refused for "claims-not-json" has come past it',
      seen: signedIn([refusedFor('claims-not-json')]),
      verdict: 'pass',
    },
    {
      says: 'a token that is refused for "user-id-too-long" has come past it',
      seen: signedIn([refusedFor('user-id-too-long')]),
      verdict: 'pass',
    },
    {
      says: 'a token that is refused for "jwe-alg" was not read so far',
      seen: signedIn([refusedFor('jwe-alg')]),
      verdict: 'could-not-tell',
    },
    {
      says: 'a token that is refused for "jws-alg" was not read so far',
      seen: signedIn([refusedFor('jws-alg')]),
      verdict: 'could-not-tell',
    },
    {
      says: '"jwe-another-key" breaks it',
      seen: signedIn([refusedFor('jwe-another-key')]),
      verdict: 'fail',
      problems: ['jwe-another-key'],
    },
    {
      says: '"signature-another-key" breaks it',
      seen: signedIn([refusedFor('signature-another-key')]),
      verdict: 'fail',
      problems: ['signature-another-key'],
    },
    {
      says: '"signature-kid-wrong" breaks it',
      seen: signedIn([refusedFor('signature-kid-wrong')]),
      verdict: 'fail',
      problems: ['signature-kid-wrong'],
    },
    ...NOT_OPENED,
  ],
}
