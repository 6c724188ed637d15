import { activationMintsAnew } from '../../../../audits/rules/activation-mints-anew.ts'
import { VISIT } from '../../../../audits/scenes/visit.ts'
import { answered, sceneOf, type RuleCases } from './case.ts'

const given = (first: string | null, ...again: readonly (string | null)[]) => ({
  visit: sceneOf([
    [VISIT.opens, { journal: [answered('stranger')] }],
    [VISIT.signsIn, { journal: [answered(first)] }],
    [VISIT.isTriedAgain, { journal: again.map((token) => answered(token)) }],
    [VISIT.stays, { journal: [answered('stranger')] }],
  ]),
})

export const activationMintsAnewCases: RuleCases = {
  rule: activationMintsAnew,
  cases: [
    { says: 'three calls with three tokens are well', seen: given('a', 'b', 'c'), verdict: 'pass' },
    {
      says: 'the same token at the retry is kept',
      seen: given('a', 'b', 'b'),
      verdict: 'fail',
      problems: ['same-token'],
    },
    {
      says: 'the token of an earlier page is kept',
      seen: given('a', 'a', 'c'),
      verdict: 'fail',
      problems: ['same-token'],
    },
    {
      says: 'a kept token is told even where the retry brought none',
      seen: given('a', 'a', null),
      verdict: 'fail',
      problems: ['same-token'],
    },
    { says: 'no token is no kept token', seen: given(null, 'b', 'c', null, null), verdict: 'pass' },
    { says: 'one token in an activation says nothing', seen: given('a', 'b'), verdict: 'could-not-tell' },
    { says: 'a provider without a second token says nothing', seen: given('a', 'b', null), verdict: 'could-not-tell' },
  ],
}
