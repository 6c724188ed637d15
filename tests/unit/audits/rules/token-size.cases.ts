import type { Case } from './case.ts'
import { judged, refusedFor, signedIn, unopened } from './token-cases.ts'

export const cases: readonly Case[] = [
  { says: 'a valid token', seen: signedIn([judged()]), verdict: 'pass' },
  {
    says: 'a token that is refused later, for "jwe-not-compact"',
    seen: signedIn([refusedFor('jwe-not-compact')]),
    verdict: 'pass',
  },
  {
    says: 'a token that is refused later, for "exp-past"',
    seen: signedIn([refusedFor('exp-past')]),
    verdict: 'pass',
  },
  {
    says: 'a token that is refused for "jwe-too-long"',
    seen: signedIn([refusedFor('jwe-too-long')]),
    verdict: 'fail',
    problems: ['jwe-too-long'],
  },
  {
    says: 'a token that is refused for "jws-too-long"',
    seen: signedIn([refusedFor('jws-too-long')]),
    verdict: 'fail',
    problems: ['jws-too-long'],
  },
  {
    says: 'a token of which only the header was read',
    seen: signedIn([unopened('header-only')]),
    verdict: 'pass',
  },
  { says: 'a token that was not read', seen: signedIn([unopened('none')]), verdict: 'pass' },
  { says: 'a visit without a token', seen: signedIn([]), verdict: 'could-not-tell' },
  {
    says: 'a token that got a prepared answer',
    seen: signedIn([judged({ checked: null, answer: 'server-error' })]),
    verdict: 'could-not-tell',
  },
  {
    says: 'a token that is too long among others',
    seen: signedIn([judged(), refusedFor('jwe-too-long', { token: 'bbbbbbbb' })]),
    verdict: 'fail',
    problems: ['jwe-too-long'],
  },
]
