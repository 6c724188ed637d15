import { tokenKeys } from '../../../../audits/rules/token-keys.ts'
import type { RuleCases } from './case.ts'
import { judged, refusedFor, signedIn, unopened } from './token-cases.ts'

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
    {
      says: 'of a token of which only the header was read',
      seen: signedIn([unopened('header-only')]),
      verdict: 'could-not-tell',
    },
    { says: 'of a token that was not read at all', seen: signedIn([unopened('none')]), verdict: 'could-not-tell' },
    { says: 'without a token nothing is told', seen: signedIn([]), verdict: 'could-not-tell' },
    {
      says: 'an answer that does not come from a judgement tells nothing',
      seen: signedIn([judged({ checked: null, answer: 'server-error' })]),
      verdict: 'could-not-tell',
    },
  ],
}
