import { tokenUserIdDistinct } from '../../../../audits/rules/token-user-id-distinct.ts'
import { PEOPLE } from '../../../../audits/scenes/people.ts'
import { ABOUT, sceneOf, type RuleCases } from './case.ts'
import { judged } from './token-cases.ts'

const ids = (first: readonly string[], second: readonly string[]) => ({
  people: sceneOf([
    [PEOPLE.firstIn, { journal: first.map((userId) => judged({ userId })) }],
    [PEOPLE.secondIn, { journal: second.map((userId) => judged({ userId })) }],
  ]),
})

export const tokenUserIdDistinctCases: RuleCases = {
  rule: tokenUserIdDistinct,
  cases: [
    { says: 'two ids are two', seen: ids(['a'], ['b']), verdict: 'pass' },
    { says: 'one id for two is not', seen: ids(['a'], ['a']), verdict: 'fail', problems: ['shared'] },
    { says: 'what is left of the first visitor is another matter', seen: ids(['a'], ['a', 'b']), verdict: 'pass' },
    {
      says: 'what a page had before the first visitor is another matter',
      seen: ids(['b', 'a'], ['b']),
      verdict: 'pass',
    },
    { says: 'no id of the second visitor', seen: ids(['a'], []), verdict: 'could-not-tell' },
    { says: 'no id of the first visitor', seen: ids([], ['a']), verdict: 'could-not-tell' },
    {
      says: 'with one visitor only nothing can be told',
      seen: { ...ids(['a'], ['a']), about: { ...ABOUT, visitors: [['Camille Moreau']] } },
      verdict: 'could-not-tell',
    },
  ],
}
