import { logoutCalled } from '../../../../audits/rules/logout-called.ts'
import { PEOPLE } from '../../../../audits/scenes/people.ts'
import { sceneOf, type RuleCases, type StepEvent } from './case.ts'
import { loggedOut, requested, settled, tagLoaded } from './events.ts'

const seenOf = (out: readonly StepEvent[], firstIn: readonly StepEvent[] = [settled()]) => ({
  people: sceneOf([
    [PEOPLE.opens],
    [PEOPLE.firstIn, { journal: firstIn }],
    [PEOPLE.firstOut, { journal: out }],
    [PEOPLE.secondOut, { journal: [loggedOut] }],
  ]),
})

/** The visitor is signed out three seconds after the beginning of the step. */
export const logoutCalledCases: RuleCases = {
  rule: logoutCalled,
  cases: [
    { says: 'a logout at signing out is well', seen: seenOf([loggedOut, tagLoaded()]), verdict: 'pass' },
    {
      says: 'a page that logs out when it comes does it with the end of the session',
      seen: seenOf([tagLoaded(), { ...loggedOut, afterMs: 5_000 }]),
      verdict: 'pass',
    },
    {
      says: 'a logout that comes later is late',
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
      says: 'no logout is none',
      seen: seenOf([tagLoaded(), tagLoaded('http://shop.example/out'), tagLoaded('http://shop.example/bye')]),
      verdict: 'fail',
      problems: ['not-called'],
      tells: 'The visitor signed out, and the site did not call logout.',
      shows: [
        'Signing in and out: opens the site | signs in | activation 1 succeeded after 1 attempt | signs out | the tag was loaded by http://shop.example/account | the tag was loaded by http://shop.example/out | <the tag was loaded by http://shop.example/bye>',
      ],
    },
    {
      says: 'one before that is another one',
      seen: seenOf([tagLoaded()], [loggedOut, settled()]),
      verdict: 'fail',
      problems: ['not-called'],
    },
    {
      says: 'without somebody secured nothing can be told',
      seen: seenOf([loggedOut], [requested]),
      verdict: 'could-not-tell',
    },
  ],
}
