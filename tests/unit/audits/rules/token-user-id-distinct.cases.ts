import { tokenUserIdDistinct } from '../../../../audits/rules/token-user-id-distinct.ts'
import { PEOPLE } from '../../../../audits/scenes/people.ts'
import { ABOUT, sceneOf, type RuleCases } from './case.ts'
import { troubleIn } from './events.ts'
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
    {
      says: 'one id for two is not',
      seen: ids(['a'], ['a']),
      verdict: 'fail',
      problems: ['shared'],
      tells: 'Two people have the same user id: a.',
      shows: [
        'user id of the second visitor: a (expected: another one than a)',
        'Two people, one after the other: signs in | an attempt from outside the pages was accepted as user a | the next visitor signs in | an attempt from outside the pages was accepted as user a',
      ],
    },
    { says: 'what is left of the first visitor is another matter', seen: ids(['a'], ['a', 'b']), verdict: 'pass' },
    {
      says: 'what a page had before the first visitor is another matter',
      seen: ids(['b', 'a'], ['b']),
      verdict: 'pass',
    },
    {
      says: 'no id of the second visitor',
      seen: ids(['a'], []),
      verdict: 'could-not-tell',
      tells: 'Not both of the two visitors showed a user id.',
    },
    { says: 'no id of the first visitor', seen: ids([], ['a']), verdict: 'could-not-tell' },
    {
      says: 'with one visitor only nothing can be told',
      seen: { ...ids(['a'], ['a']), about: { ...ABOUT, visitors: [['Camille Moreau']] } },
      verdict: 'could-not-tell',
    },
    {
      says: 'a second visitor who could not sign in',
      seen: { people: { ...ids(['a'], []).people, trouble: troubleIn(PEOPLE.secondIn) } },
      verdict: 'could-not-tell',
      tells: 'The step "the next visitor signs in" could not be made.',
    },
  ],
}
