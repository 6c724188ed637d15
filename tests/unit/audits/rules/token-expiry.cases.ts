import { tokenExpiry } from '../../../../audits/rules/token-expiry.ts'
import type { RuleCases } from './case.ts'
import { judged, NOT_OPENED, refusedFor, signedIn } from './token-cases.ts'

const YEAR_MS = 365 * 86_400_000

export const tokenExpiryCases: RuleCases = {
  rule: tokenExpiry,
  cases: [
    { says: 'a good token is one', seen: signedIn([judged()]), verdict: 'pass' },
    {
      says: 'a token that is refused for "user-id-missing" has come past it',
      seen: signedIn([refusedFor('user-id-missing')]),
      verdict: 'pass',
    },
    {
      says: 'a token that is refused for "claims-not-json" was not read so far',
      seen: signedIn([refusedFor('claims-not-json')]),
      verdict: 'could-not-tell',
    },
    {
      says: 'a token that is refused for "jws-alg" was not read so far',
      seen: signedIn([refusedFor('jws-alg')]),
      verdict: 'could-not-tell',
    },
    {
      says: '"exp-missing" breaks it',
      seen: signedIn([refusedFor('exp-missing')]),
      verdict: 'fail',
      problems: ['exp-missing'],
    },
    {
      says: '"exp-not-a-number" breaks it',
      seen: signedIn([refusedFor('exp-not-a-number')]),
      verdict: 'fail',
      problems: ['exp-not-a-number'],
    },
    { says: '"exp-past" breaks it', seen: signedIn([refusedFor('exp-past')]), verdict: 'fail', problems: ['exp-past'] },
    ...NOT_OPENED,
    {
      says: 'a moment in milliseconds lies beyond all that is meant',
      seen: signedIn([judged({ lifeMs: 1_700_000_000_000_000 })]),
      verdict: 'fail',
      problems: ['in-milliseconds'],
      tells: 'exp is in milliseconds, as it seems: read as seconds, the token never expires.',
      shows: ['years that token aaaaaaaa lives: 53906 (expected: a minute or so)'],
    },
    { says: 'a hundred years are only long', seen: signedIn([judged({ lifeMs: 100 * YEAR_MS })]), verdict: 'pass' },
    {
      says: 'a token that is sent again after its time is not one that came too late',
      seen: signedIn([judged(), refusedFor('exp-past')]),
      verdict: 'pass',
    },
    {
      says: 'another token that has expired is one',
      seen: signedIn([judged(), refusedFor('exp-past', { token: 'bbbbbbbb' })]),
      verdict: 'fail',
      problems: ['exp-past'],
    },
  ],
}
