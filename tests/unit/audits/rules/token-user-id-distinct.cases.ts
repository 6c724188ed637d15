import { OTHER_SESSIONS } from '../../../../audits/missing.ts'
import { ABOUT, sceneOf, type Case } from './case.ts'
import { troubleIn } from './events.ts'
import { judged } from './token-cases.ts'
import { PEOPLE } from '../../../../audits/scenes/steps.ts'

const ids = (first: readonly string[], second: readonly string[]) => ({
  people: sceneOf([
    [PEOPLE.firstIn, { journal: first.map((userId) => judged({ userId })) }],
    [PEOPLE.secondIn, { journal: second.map((userId) => judged({ userId })) }],
  ]),
})

export const cases: readonly Case[] = [
  { says: 'two visitors with two user ids', seen: ids(['a'], ['b']), verdict: 'pass' },
  {
    says: 'two visitors with one user id',
    seen: ids(['a'], ['a']),
    verdict: 'fail',
    problems: ['shared'],
    tells: 'Two people have the same user id: a.',
    shows: [
      'user id of the second visitor: a (expected: a user id other than a)',
      'Two people, one after the other: signs in | an attempt from outside the pages was accepted as user a | the next visitor signs in | an attempt from outside the pages was accepted as user a',
    ],
  },
  {
    says: 'a second visitor whose page first had the user id of the first',
    seen: ids(['a'], ['a', 'b']),
    verdict: 'pass',
  },
  {
    says: 'a first visitor whose page first had another user id',
    seen: ids(['b', 'a'], ['b']),
    verdict: 'pass',
  },
  {
    says: 'a second visitor without a user id',
    seen: ids(['a'], []),
    verdict: 'could-not-tell',
    tells: 'A user id was not seen for both visitors.',
  },
  { says: 'a first visitor without a user id', seen: ids([], ['a']), verdict: 'could-not-tell' },
  {
    says: 'a journey with one visitor',
    seen: { ...ids(['a'], ['a']), about: { ...ABOUT, visitors: [['Camille Moreau']] } },
    verdict: 'could-not-tell',
  },
  {
    says: 'an endpoint that was asked in the session of one customer',
    seen: {
      ...ids(['a'], []),
      about: { ...ABOUT, visitors: [['Camille Moreau']], endpointAlone: { hasSecondSignIn: false } },
    },
    verdict: 'could-not-tell',
    tells: 'The endpoint was asked in the session of one customer only.',
    misses: OTHER_SESSIONS.another,
  },
  {
    says: 'a second visitor who could not sign in',
    seen: { people: { ...ids(['a'], []).people, trouble: troubleIn(PEOPLE.secondIn) } },
    verdict: 'could-not-tell',
    tells: 'The step "the next visitor signs in" failed.',
  },
]
