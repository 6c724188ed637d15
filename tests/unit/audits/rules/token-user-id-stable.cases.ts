import { OTHER_SESSIONS } from '../../../../audits/missing.ts'
import { ABOUT, sceneOf, type Case } from './case.ts'
import { judged } from './token-cases.ts'
import { PEOPLE, VISIT } from '../../../../audits/scenes/steps.ts'

const ids = (once: readonly string[], again: readonly string[]) => ({
  visit: sceneOf([[VISIT.signsIn, { journal: once.map((userId) => judged({ userId })) }]]),
  people: sceneOf([[PEOPLE.firstIn, { journal: again.map((userId) => judged({ userId })) }]]),
})

export const cases: readonly Case[] = [
  { says: 'the same user id at both sign-ins', seen: ids(['a'], ['a']), verdict: 'pass' },
  { says: 'another user id at the second sign-in', seen: ids(['a'], ['b']), verdict: 'fail', problems: ['changes'] },
  { says: 'two user ids within one visit', seen: ids(['a', 'b'], ['a']), verdict: 'fail', problems: ['changes'] },
  {
    says: 'two user ids within one visit, and none at the second sign-in',
    seen: ids(['a', 'b'], []),
    verdict: 'fail',
    problems: ['changes'],
  },
  {
    says: 'the same user id in the only session that the endpoint was asked in',
    seen: { ...ids(['a'], ['a']), about: { ...ABOUT, endpointAlone: { hasSecondSignIn: false } } },
    verdict: 'could-not-tell',
    tells: 'In one session, the user id stayed the same; whether it does so at the next sign-in was not seen.',
    misses: OTHER_SESSIONS.again,
  },
  {
    says: 'the same user id in both sessions that the endpoint was asked in',
    seen: { ...ids(['a'], ['a']), about: { ...ABOUT, endpointAlone: { hasSecondSignIn: true } } },
    verdict: 'pass',
  },
  { says: 'no user id at the first sign-in', seen: ids([], ['a']), verdict: 'could-not-tell' },
  { says: 'no user id at the second sign-in', seen: ids(['a'], []), verdict: 'could-not-tell' },
  {
    says: 'another user id of the next visitor',
    seen: {
      visit: sceneOf([[VISIT.signsIn, { journal: [judged({ userId: 'a' })] }]]),
      people: sceneOf([
        [PEOPLE.firstIn, { journal: [judged({ userId: 'a' })] }],
        [PEOPLE.secondIn, { journal: [judged({ userId: 'b' })] }],
      ]),
    },
    verdict: 'pass',
  },
]
