import { tokenShortLived } from '../../../../audits/rules/token-short-lived.ts'
import type { RuleCases } from './case.ts'
import { judged, refusedFor, signedIn, unopened } from './token-cases.ts'

export const tokenShortLivedCases: RuleCases = {
  rule: tokenShortLived,
  cases: [
    { says: 'a minute is well', seen: signedIn([judged({ lifeMs: 60_000 })]), verdict: 'pass' },
    { says: 'five minutes are well', seen: signedIn([judged({ lifeMs: 300_000 })]), verdict: 'pass' },
    {
      says: 'more than a few minutes are too long',
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
          says: `${life} are told as such`,
          seen: signedIn([judged({ lifeMs })]),
          verdict: 'warn',
          problems: ['lives-long'],
          tells: `After it has arrived, a token lives longer than the minute that is recommended: ${life}.`,
        }) as const,
    ),
    {
      says: 'the longest of good lives is told',
      seen: signedIn([
        judged({ lifeMs: 1_500 }),
        judged({ lifeMs: 119_999, token: 'bbbbbbbb' }),
        judged({ lifeMs: 2_000, token: 'cccccccc' }),
      ]),
      verdict: 'pass',
      tells: 'Each token lived for 120 seconds at most.',
    },
    {
      says: 'the longest of the lives counts',
      seen: signedIn([
        judged({ lifeMs: 60_000 }),
        judged({ lifeMs: 86_400_000, token: 'bbbbbbbb' }),
        judged({ lifeMs: 60_000, token: 'cccccccc' }),
      ]),
      verdict: 'warn',
      problems: ['lives-long'],
    },
    {
      says: 'a token that was not opened does not hide one that was',
      seen: signedIn([unopened('none'), judged({ token: 'bbbbbbbb' })]),
      verdict: 'pass',
    },
    { says: 'of a token that was not opened', seen: signedIn([unopened('header-only')]), verdict: 'could-not-tell' },
    {
      says: 'of a token that was refused',
      seen: signedIn([refusedFor('exp-missing')]),
      verdict: 'could-not-tell',
    },
    { says: 'without a token nothing is told', seen: signedIn([]), verdict: 'could-not-tell' },
  ],
}
