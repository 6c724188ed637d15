import { tokenSize } from '../../../../audits/rules/token-size.ts'
import type { RuleCases } from './case.ts'
import { judged, refusedFor, signedIn, unopened } from './token-cases.ts'

export const tokenSizeCases: RuleCases = {
  rule: tokenSize,
  cases: [
    { says: 'a good token is one', seen: signedIn([judged()]), verdict: 'pass' },
    {
      says: 'a token that is refused for "jwe-not-compact" has come past it',
      seen: signedIn([refusedFor('jwe-not-compact')]),
      verdict: 'pass',
    },
    {
      says: 'a token that is refused for "exp-past" has come past it',
      seen: signedIn([refusedFor('exp-past')]),
      verdict: 'pass',
    },
    {
      says: '"jwe-too-long" breaks it',
      seen: signedIn([refusedFor('jwe-too-long')]),
      verdict: 'fail',
      problems: ['jwe-too-long'],
    },
    {
      says: '"jws-too-long" breaks it',
      seen: signedIn([refusedFor('jws-too-long')]),
      verdict: 'fail',
      problems: ['jws-too-long'],
    },
    {
      says: 'of a token of which only the header was read',
      seen: signedIn([unopened('header-only')]),
      verdict: 'pass',
    },
    { says: 'of a token that was not read at all', seen: signedIn([unopened('none')]), verdict: 'pass' },
    { says: 'without a token nothing is told', seen: signedIn([]), verdict: 'could-not-tell' },
    {
      says: 'an answer that does not come from a judgement tells nothing',
      seen: signedIn([judged({ checked: null, answer: 'server-error' })]),
      verdict: 'could-not-tell',
    },
    {
      says: 'one long token among good ones is too long for somebody',
      seen: signedIn([judged(), refusedFor('jwe-too-long', { token: 'bbbbbbbb' })]),
      verdict: 'fail',
      problems: ['jwe-too-long'],
    },
  ],
}
