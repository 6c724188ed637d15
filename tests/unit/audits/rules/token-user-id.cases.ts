import { tokenUserId } from '../../../../audits/rules/token-user-id.ts'
import type { RuleCases } from './case.ts'
import { judged, NOT_OPENED, refusedFor, signedIn } from './token-cases.ts'

export const tokenUserIdCases: RuleCases = {
  rule: tokenUserId,
  cases: [
    { says: 'a good token is one', seen: signedIn([judged()]), verdict: 'pass' },
    {
      says: 'a token that is refused for "visitor-data-not-strings" has come past it',
      seen: signedIn([refusedFor('visitor-data-not-strings')]),
      verdict: 'pass',
    },
    {
      says: 'a token that is refused for "exp-past" was not read so far',
      seen: signedIn([refusedFor('exp-past')]),
      verdict: 'could-not-tell',
    },
    {
      says: 'a token that is refused for "claims-not-json" was not read so far',
      seen: signedIn([refusedFor('claims-not-json')]),
      verdict: 'could-not-tell',
    },
    {
      says: '"user-id-missing" breaks it',
      seen: signedIn([refusedFor('user-id-missing')]),
      verdict: 'fail',
      problems: ['user-id-missing'],
    },
    {
      says: '"user-id-without-prefix" breaks it',
      seen: signedIn([refusedFor('user-id-without-prefix')]),
      verdict: 'fail',
      problems: ['user-id-without-prefix'],
    },
    {
      says: '"user-id-empty" breaks it',
      seen: signedIn([refusedFor('user-id-empty')]),
      verdict: 'fail',
      problems: ['user-id-empty'],
    },
    {
      says: '"user-id-not-a-string" breaks it',
      seen: signedIn([refusedFor('user-id-not-a-string')]),
      verdict: 'fail',
      problems: ['user-id-not-a-string'],
    },
    {
      says: '"user-id-too-long" breaks it',
      seen: signedIn([refusedFor('user-id-too-long')]),
      verdict: 'fail',
      problems: ['user-id-too-long'],
    },
    ...NOT_OPENED,
  ],
}
