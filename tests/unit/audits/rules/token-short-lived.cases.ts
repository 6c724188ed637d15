import type { Case } from './case.ts'
import { judged, refusedFor, signedIn, unopened } from './token-cases.ts'

export const cases: readonly Case[] = [
  { says: 'a life of one minute', seen: signedIn([judged({ lifeMs: 60_000 })]), verdict: 'pass' },
  { says: 'a life of five minutes', seen: signedIn([judged({ lifeMs: 300_000 })]), verdict: 'pass' },
  {
    says: 'a life of a moment more than five minutes',
    seen: signedIn([judged({ lifeMs: 300_001 })]),
    verdict: 'warn',
    problems: ['lives-long'],
  },
  ...(
    [
      [301_000, '6 minutes'],
      [7_199_000, '120 minutes'],
      [7_200_000, '2 hours'],
      [86_400_000, '24 hours'],
      [172_800_000, '2 days'],
      [729 * 86_400_000, '729 days'],
      [730 * 86_400_000, '2 years'],
    ] as const
  ).map(
    ([lifeMs, life]) =>
      ({
        says: `a life of ${life}`,
        seen: signedIn([judged({ lifeMs })]),
        verdict: 'warn',
        problems: ['lives-long'],
        tells: `On arrival, a token is valid for longer than the recommended minute: ${life}.`,
      }) as const,
  ),
  {
    says: 'three short lives, of which the longest is named',
    seen: signedIn([
      judged({ lifeMs: 1_500 }),
      judged({ lifeMs: 119_999, token: 'bbbbbbbb' }),
      judged({ lifeMs: 2_000, token: 'cccccccc' }),
    ]),
    verdict: 'pass',
    tells: 'Each token lived for 120 seconds at most.',
  },
  {
    says: 'a life of a day among lives of a minute',
    seen: signedIn([
      judged({ lifeMs: 60_000 }),
      judged({ lifeMs: 86_400_000, token: 'bbbbbbbb' }),
      judged({ lifeMs: 60_000, token: 'cccccccc' }),
    ]),
    verdict: 'warn',
    problems: ['lives-long'],
  },
  {
    says: 'an unread token, and one that lives for a minute',
    seen: signedIn([unopened('none'), judged({ token: 'bbbbbbbb' })]),
    verdict: 'pass',
  },
  {
    says: 'a token of which only the header was read',
    seen: signedIn([unopened('header-only')]),
    verdict: 'could-not-tell',
  },
  {
    says: 'a token that is refused for "exp-missing"',
    seen: signedIn([refusedFor('exp-missing')]),
    verdict: 'could-not-tell',
  },
  { says: 'a visit without a token', seen: signedIn([]), verdict: 'could-not-tell' },
]
