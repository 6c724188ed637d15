import type { Case } from './case.ts'
import { judged, NOT_OPENED, refusedFor, signedIn } from './token-cases.ts'

export const cases: readonly Case[] = [
  { says: 'a valid token', seen: signedIn([judged()]), verdict: 'pass' },
  {
    says: 'a token that is refused later, for "visitor-data-not-strings"',
    seen: signedIn([refusedFor('visitor-data-not-strings')]),
    verdict: 'pass',
  },
  {
    says: 'a token that is refused earlier, for "exp-past"',
    seen: signedIn([refusedFor('exp-past')]),
    verdict: 'could-not-tell',
  },
  {
    says: 'a token that is refused earlier, for "claims-not-json"',
    seen: signedIn([refusedFor('claims-not-json')]),
    verdict: 'could-not-tell',
  },
  {
    says: 'a token that is refused for "user-id-missing"',
    seen: signedIn([refusedFor('user-id-missing')]),
    verdict: 'fail',
    problems: ['user-id-missing'],
  },
  {
    says: 'a token that is refused for "user-id-without-prefix"',
    seen: signedIn([refusedFor('user-id-without-prefix')]),
    verdict: 'fail',
    problems: ['user-id-without-prefix'],
  },
  {
    says: 'a token that is refused for "user-id-empty"',
    seen: signedIn([refusedFor('user-id-empty')]),
    verdict: 'fail',
    problems: ['user-id-empty'],
  },
  {
    says: 'a token that is refused for "user-id-not-a-string"',
    seen: signedIn([refusedFor('user-id-not-a-string')]),
    verdict: 'fail',
    problems: ['user-id-not-a-string'],
  },
  {
    says: 'a token that is refused for "user-id-too-long"',
    seen: signedIn([refusedFor('user-id-too-long')]),
    verdict: 'fail',
    problems: ['user-id-too-long'],
  },
  ...NOT_OPENED,
]
