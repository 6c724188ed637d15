import { sceneOf, type Case } from './case.ts'
import { accepted } from './events.ts'
import { judged, NOT_OPENED, refusedFor, signedIn } from './token-cases.ts'
import { PEOPLE } from '../../../../audits/scenes/steps.ts'

const PLACEHOLDER = judged({
  userId: 'undefined',
  warnings: [{ cause: 'user-id-placeholder', detail: 'claims: the id is "undefined"' }],
})

const peopleOf = (first: string, second?: string) => ({
  people: sceneOf([
    [PEOPLE.firstIn, { journal: [accepted(first)] }],
    ...(second === undefined ? [] : [[PEOPLE.secondIn, { journal: [accepted(second)] }] as const]),
  ]),
})

export const cases: readonly Case[] = [
  {
    says: 'the user ids of two customers',
    seen: { ...signedIn([judged()]), ...peopleOf('a', 'b') },
    verdict: 'pass',
  },
  {
    says: 'a placeholder that two customers share',
    seen: { ...signedIn([PLACEHOLDER]), ...peopleOf('undefined', 'undefined') },
    verdict: 'fail',
    problems: ['user-id-placeholder'],
  },
  {
    says: 'a placeholder of the only customer who was seen',
    seen: { ...signedIn([PLACEHOLDER]), ...peopleOf('undefined') },
    verdict: 'fail',
    problems: ['user-id-placeholder'],
  },
  {
    says: 'a placeholder that two customers share after the first had a user id',
    seen: {
      ...signedIn([PLACEHOLDER]),
      people: sceneOf([
        [PEOPLE.firstIn, { journal: [accepted('user-1'), accepted('undefined')] }],
        [PEOPLE.secondIn, { journal: [accepted('undefined')] }],
      ]),
    },
    verdict: 'fail',
    problems: ['user-id-placeholder'],
  },
  {
    says: 'a placeholder of one customer, and another user id of the next',
    seen: { ...signedIn([PLACEHOLDER]), ...peopleOf('test', 'test-2') },
    verdict: 'warn',
    problems: ['user-id-placeholder'],
  },
  {
    says: 'a token without a user id',
    seen: { ...signedIn([refusedFor('user-id-missing')]), ...peopleOf('a') },
    verdict: 'could-not-tell',
  },
  ...NOT_OPENED.map((tried) => ({ ...tried, seen: { ...tried.seen, ...peopleOf('a') } })),
]
