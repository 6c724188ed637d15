import { activationAfterSignIn } from '../../../../audits/rules/activation-after-sign-in.ts'
import { VISIT } from '../../../../audits/scenes/visit.ts'
import { onPage, requested, sceneOf, secured, settled, type RuleCases, type StepSights } from './case.ts'

const opening = (...journal: NonNullable<StepSights['journal']>) => ({
  visit: sceneOf([
    [VISIT.opens, { journal }],
    [VISIT.signsIn, { journal: secured() }],
  ]),
})
const anonymous = settled({ optionType: 'ANONYMOUS' })

export const activationAfterSignInCases: RuleCases = {
  rule: activationAfterSignIn,
  cases: [
    { says: 'nobody before, somebody afterwards', seen: opening(), verdict: 'pass' },
    {
      says: 'an anonymous stranger is a choice that warns',
      seen: opening(requested(), anonymous),
      verdict: 'warn',
      problems: ['anonymous'],
    },
    { says: 'a secured stranger is broken', seen: opening(...secured()), verdict: 'fail', problems: ['called'] },
    { says: 'a call that has not ended is broken', seen: opening(requested()), verdict: 'fail', problems: ['called'] },
    {
      says: 'the end of a call on another page is not its own',
      seen: opening(requested(), ...onPage('another', anonymous)),
      verdict: 'fail',
      problems: ['called'],
    },
    {
      says: 'the end of another call is not its own',
      seen: opening(requested(), { ...anonymous, activation: 2 }),
      verdict: 'fail',
      problems: ['called'],
    },
  ],
}
