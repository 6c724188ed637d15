import { tokenUserIdStable } from '../../../../audits/rules/token-user-id-stable.ts'
import { PEOPLE } from '../../../../audits/scenes/people.ts'
import { VISIT } from '../../../../audits/scenes/visit.ts'
import { sceneOf, type RuleCases } from './case.ts'
import { judged } from './token-cases.ts'

const ids = (once: readonly string[], again: readonly string[]) => ({
  visit: sceneOf([[VISIT.signsIn, { journal: once.map((userId) => judged({ userId })) }]]),
  people: sceneOf([[PEOPLE.firstIn, { journal: again.map((userId) => judged({ userId })) }]]),
})

export const tokenUserIdStableCases: RuleCases = {
  rule: tokenUserIdStable,
  cases: [
    { says: 'the same id at both sign-ins is stable', seen: ids(['a'], ['a']), verdict: 'pass' },
    { says: 'another id at the second is not', seen: ids(['a'], ['b']), verdict: 'fail', problems: ['changes'] },
    { says: 'two ids within a visit are not', seen: ids(['a', 'b'], ['a']), verdict: 'fail', problems: ['changes'] },
    { says: 'no id at the first sign-in', seen: ids([], ['a']), verdict: 'could-not-tell' },
    { says: 'no id at the second sign-in', seen: ids(['a'], []), verdict: 'could-not-tell' },
    {
      says: 'the next visitor may have another id',
      seen: {
        visit: sceneOf([[VISIT.signsIn, { journal: [judged({ userId: 'a' })] }]]),
        people: sceneOf([
          [PEOPLE.firstIn, { journal: [judged({ userId: 'a' })] }],
          [PEOPLE.secondIn, { journal: [judged({ userId: 'b' })] }],
        ]),
      },
      verdict: 'pass',
    },
  ],
}
