import { activationOnce } from '../../../../audits/rules/activation-once.ts'
import { VISIT } from '../../../../audits/scenes/visit.ts'
import { failed, sceneOf, secured, type RuleCases } from './case.ts'

const called = (...journal: Parameters<typeof failed>) => ({
  visit: sceneOf([
    [VISIT.signsIn, { journal: secured() }],
    [VISIT.comesBack, { journal: [failed(...journal)] }],
  ]),
})

export const activationOnceCases: RuleCases = {
  rule: activationOnce,
  cases: [
    {
      says: 'once is well',
      seen: { visit: sceneOf([[VISIT.signsIn, { journal: secured() }], [VISIT.comesBack]]) },
      verdict: 'pass',
    },
    { says: 'another failure is another matter', seen: called('SERVER_ERROR'), verdict: 'pass' },
    {
      says: 'again after a success is broken',
      seen: called('ALREADY_ACTIVATED'),
      verdict: 'fail',
      problems: ['after-a-success'],
    },
    {
      says: 'during another call is broken',
      seen: called('LOGIN_ALREADY_ONGOING'),
      verdict: 'fail',
      problems: ['during-another'],
    },
    { says: 'never says nothing', seen: { visit: sceneOf([[VISIT.comesBack]]) }, verdict: 'could-not-tell' },
  ],
}
