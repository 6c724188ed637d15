import { tokenSignature } from '../../../../audits/rules/token-signature.ts'
import type { RuleCases } from './case.ts'
import { judged, NOT_OPENED, refusedFor, signedIn } from './token-cases.ts'

export const tokenSignatureCases: RuleCases = {
  rule: tokenSignature,
  cases: [
    { says: 'a good token is one', seen: signedIn([judged()]), verdict: 'pass' },
    {
      says: 'a token that is refused for "signature-another-key" has come past it',
      seen: signedIn([refusedFor('signature-another-key')]),
      verdict: 'pass',
    },
    {
      says: 'a token that is refused for "exp-past" has come past it',
      seen: signedIn([refusedFor('exp-past')]),
      verdict: 'pass',
    },
    {
      says: 'a token that is refused for "jwe-alg" was not read so far',
      seen: signedIn([refusedFor('jwe-alg')]),
      verdict: 'could-not-tell',
    },
    {
      says: 'a token that is refused for "jwe-another-key" was not read so far',
      seen: signedIn([refusedFor('jwe-another-key')]),
      verdict: 'could-not-tell',
    },
    {
      says: '"jws-not-compact" breaks it',
      seen: signedIn([refusedFor('jws-not-compact')]),
      verdict: 'fail',
      problems: ['jws-not-compact'],
    },
    { says: '"jws-alg" breaks it', seen: signedIn([refusedFor('jws-alg')]), verdict: 'fail', problems: ['jws-alg'] },
    {
      says: '"jws-critical" breaks it',
      seen: signedIn([refusedFor('jws-critical')]),
      verdict: 'fail',
      problems: ['jws-critical'],
    },
    ...NOT_OPENED,
  ],
}
