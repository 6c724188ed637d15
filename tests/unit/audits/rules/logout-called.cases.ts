import { sceneOf, type Case, type StepEvent } from './case.ts'
import { loggedOut, requested, settled, tagLoaded } from './events.ts'
import { unanswered } from './pages.ts'
import { PEOPLE } from '../../../../audits/scenes/steps.ts'

const seenOf = (out: readonly StepEvent[], firstIn: readonly StepEvent[] = [settled()]) => ({
  people: sceneOf([
    [PEOPLE.opens],
    [PEOPLE.firstIn, { journal: firstIn }],
    [PEOPLE.firstOut, { journal: out }],
    [PEOPLE.secondOut, { journal: [loggedOut] }],
  ]),
})

/** The visitor is signed out three seconds after the beginning of the step. */
export const cases: readonly Case[] = [
  { says: 'a call of logout at the sign-out', seen: seenOf([loggedOut, tagLoaded()]), verdict: 'pass' },
  {
    says: 'a call of logout by the page that loads after the sign-out',
    seen: seenOf([tagLoaded(), { ...loggedOut, afterMs: 5_000 }]),
    verdict: 'pass',
  },
  {
    says: 'a call of logout more than two seconds after the sign-out',
    seen: seenOf([tagLoaded(), { ...loggedOut, afterMs: 5_001 }]),
    verdict: 'fail',
    problems: ['late'],
    tells: 'The site called logout 2.0 s after the visitor had been signed out.',
    shows: [
      'logout was called: 2.0 s after the end of the session (expected: before it, or with it)',
      'Signing in and out: opens the site | signs in | activation 1 succeeded after 1 attempt | signs out | the tag was loaded by http://shop.example/account | <the site called logout>',
    ],
  },
  {
    says: 'a sign-out without a call of logout',
    seen: seenOf([tagLoaded(), tagLoaded('http://shop.example/out'), tagLoaded('http://shop.example/bye')]),
    verdict: 'fail',
    problems: ['not-called'],
    tells: 'The visitor signed out, but the site did not call logout.',
    shows: [
      'Signing in and out: opens the site | signs in | activation 1 succeeded after 1 attempt | signs out | the tag was loaded by http://shop.example/account | the tag was loaded by http://shop.example/out | <the tag was loaded by http://shop.example/bye>',
    ],
  },
  {
    says: 'a page that still waits for its sign-out to be answered',
    seen: {
      people: sceneOf([
        [PEOPLE.opens],
        [PEOPLE.firstIn, { journal: [settled()] }],
        [PEOPLE.firstOut, { requests: [unanswered('http://shop.example/sign-out')] }],
      ]),
    },
    verdict: 'could-not-tell',
    misses: 'an answer from http://shop.example/sign-out',
  },
  {
    says: 'a page that has called logout, and still waits for another answer',
    seen: {
      people: sceneOf([
        [PEOPLE.opens],
        [PEOPLE.firstIn, { journal: [settled()] }],
        [PEOPLE.firstOut, { journal: [loggedOut], requests: [unanswered('http://shop.example/sign-out')] }],
      ]),
    },
    verdict: 'pass',
  },
  {
    says: 'a call of logout before the sign-in, and none at the sign-out',
    seen: seenOf([tagLoaded()], [loggedOut, settled()]),
    verdict: 'fail',
    problems: ['not-called'],
  },
  {
    says: 'a visitor who was never secured',
    seen: seenOf([loggedOut], [requested]),
    verdict: 'could-not-tell',
  },
]
