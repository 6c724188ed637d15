import { ABOUT, sceneOf, type Case, type StepSights } from './case.ts'
import { accepted, LOOK, requested, troubleIn } from './events.ts'
import { unanswered } from './pages.ts'
import { PEOPLE } from '../../../../audits/scenes/steps.ts'

const FIRST = { journal: [accepted('user-1', { vuid: 'vuid-1' })] }
const SECOND = { journal: [accepted('user-2', { vuid: 'vuid-2' })] }
const seenOf = (secondIn: StepSights = SECOND, firstIn: StepSights = FIRST) => ({
  people: sceneOf([[PEOPLE.opens], [PEOPLE.firstIn, firstIn], [PEOPLE.firstOut], [PEOPLE.secondIn, secondIn]]),
})
const second = (...journal: NonNullable<StepSights['journal']>) => seenOf({ journal })

export const cases: readonly Case[] = [
  { says: 'two visitors with a user id each', seen: seenOf(), verdict: 'pass' },
  {
    says: 'two visitors with the same user id',
    seen: second(accepted('user-1', { vuid: 'vuid-2' })),
    verdict: 'fail',
    problems: ['same-identity'],
    tells: 'The next visitor was secured with the identity of the previous one.',
    shows: [
      'User id of the next visitor: user-1 (expected: not that of the first visitor)',
      'One visitor after the other in the same browser: opens the site | signs in | an attempt from outside the pages was accepted as user user-1 | signs out | the next visitor signs in | <an attempt from outside the pages was accepted as user user-1>',
    ],
  },
  {
    says: 'two visitors whom the platform takes for one',
    seen: second(accepted('user-2', { vuid: 'vuid-1' })),
    verdict: 'fail',
    problems: ['same-identity'],
  },
  {
    says: 'two visitors whose identities are not known',
    seen: seenOf({ journal: [accepted(null)] }, { journal: [accepted(null)] }),
    verdict: 'could-not-tell',
  },
  {
    says: 'a second visitor with one of the two user ids of the first',
    seen: seenOf({ journal: [accepted('user-1')] }, { journal: [accepted('user-1'), accepted('user-3')] }),
    verdict: 'fail',
    problems: ['same-identity'],
  },
  {
    says: 'a second visitor with a known user id and an unknown one',
    seen: second(accepted('user-2'), accepted(null)),
    verdict: 'could-not-tell',
  },
  {
    says: 'a second visitor who is not secured',
    seen: second(requested),
    verdict: 'fail',
    problems: ['not-secured'],
  },
  {
    says: 'a second visitor who is not secured, on a page that still waits for an answer',
    seen: seenOf({ journal: [requested], requests: [unanswered('http://shop.example/token')] }),
    verdict: 'could-not-tell',
    misses: 'an answer from http://shop.example/token',
  },
  {
    says: 'a secured second visitor, on a page that still waits for another answer',
    seen: seenOf({ ...SECOND, requests: [unanswered('http://shop.example/token')] }),
    verdict: 'pass',
  },
  {
    says: 'a page that shows the second visitor the name of the first',
    seen: seenOf({ ...SECOND, looks: [{ ...LOOK, text: 'Hello Camille Moreau' }] }),
    verdict: 'fail',
    problems: ['other-shown'],
  },
  {
    says: 'a page that shows the second visitor their own name',
    seen: seenOf({ ...SECOND, looks: [{ ...LOOK, text: 'Hello Jonas Lindqvist' }] }),
    verdict: 'pass',
  },
  {
    says: 'a journey with one visitor',
    seen: { ...second(requested), about: { ...ABOUT, visitors: ABOUT.visitors.slice(0, 1) } },
    verdict: 'could-not-tell',
  },
  {
    says: 'a second visitor who could not sign in',
    seen: {
      people: sceneOf([[PEOPLE.opens], [PEOPLE.firstIn, FIRST], [PEOPLE.firstOut]], {
        trouble: troubleIn(PEOPLE.secondIn),
      }),
    },
    verdict: 'could-not-tell',
    tells: 'The step "the next visitor signs in" failed.',
  },
  {
    says: 'a first visitor who was not secured',
    seen: seenOf({ journal: [requested] }, { journal: [requested] }),
    verdict: 'could-not-tell',
  },
  {
    says: 'two visitors whom the platform takes for one, with tokens that were not opened',
    seen: seenOf({ journal: [accepted(null, { vuid: 'vuid-1' })] }, { journal: [accepted(null, { vuid: 'vuid-1' })] }),
    verdict: 'fail',
    problems: ['same-identity'],
    tells: 'The next visitor was secured with the identity of the previous one.',
    shows: [
      'User id of the next visitor: not known (expected: not that of the first visitor)',
      'One visitor after the other in the same browser: opens the site | signs in | an attempt from outside the pages was accepted without knowing whom it names | signs out | the next visitor signs in | <an attempt from outside the pages was accepted without knowing whom it names>',
    ],
  },
  {
    says: 'a visit that ends before the second visitor signs in',
    seen: { people: sceneOf([[PEOPLE.opens], [PEOPLE.firstIn, FIRST], [PEOPLE.firstOut]]) },
    verdict: 'could-not-tell',
    tells: 'The step "the next visitor signs in" was not reached.',
  },
]
