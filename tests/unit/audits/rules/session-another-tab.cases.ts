import { keptIn } from './session-cases.ts'
import { sceneOf, type Case, type StepSights } from './case.ts'
import { accepted, cleared, loggedOut, refreshed, requested, settled, tagLoaded } from './events.ts'
import { unanswered } from './pages.ts'
import { TABS } from '../../../../audits/scenes/steps.ts'

const FIRST = [tagLoaded(), accepted(), settled()]
const SECOND = [tagLoaded(), requested, accepted(), settled()]
const seenOf = (
  second: StepSights['journal'] = SECOND,
  stays: StepSights['journal'] = [refreshed(), refreshed()],
  first: StepSights['journal'] = FIRST,
) => ({
  visit: keptIn('cookie'),
  tabs: sceneOf([
    [TABS.signsIn, { journal: first }],
    [TABS.opensSecond, { journal: second }],
    [TABS.stays, { journal: stays }],
    [TABS.signsOut, { journal: [loggedOut, cleared] }],
  ]),
})

const waiting = (journal: NonNullable<StepSights['journal']>) => ({
  visit: keptIn('cookie'),
  tabs: sceneOf([
    [TABS.signsIn, { journal: FIRST }],
    [TABS.opensSecond, { journal, requests: [unanswered('http://shop.example/token')] }],
    [TABS.stays],
  ]),
})

export const cases: readonly Case[] = [
  { says: 'two tabs of one person', seen: seenOf(), verdict: 'pass' },
  {
    says: 'a second tab, where the session is kept in the session storage of the first',
    seen: { ...seenOf([tagLoaded()]), visit: keptIn('session-storage') },
    verdict: 'not-applicable',
    tells:
      'The site keeps the session of its visitor in the session storage of one tab, and in no cookie: by design, a second tab is not signed in.',
  },
  {
    says: 'a second tab, where the session is kept in the memory of a page',
    seen: { ...seenOf([tagLoaded()]), visit: keptIn(null) },
    verdict: 'not-applicable',
  },
  {
    says: 'a second tab that is not secured, where the session is kept in the local storage',
    seen: { ...seenOf([tagLoaded()]), visit: keptIn('local-storage') },
    verdict: 'fail',
    problems: ['second-tab-not-secured'],
  },
  {
    says: 'two user ids in two tabs, where the session is kept in the session storage',
    seen: { ...seenOf([accepted('user-2'), settled()]), visit: keptIn('session-storage') },
    verdict: 'fail',
    problems: ['two-people'],
  },
  {
    says: 'a second tab that is not secured, and still waits for an answer',
    seen: waiting([tagLoaded()]),
    verdict: 'could-not-tell',
    misses: 'an answer from http://shop.example/token',
  },
  {
    says: 'a secured second tab that still waits for another answer',
    seen: waiting(SECOND),
    verdict: 'pass',
  },
  {
    says: 'a second tab that does not call activate',
    seen: seenOf([tagLoaded()]),
    verdict: 'fail',
    problems: ['second-tab-not-secured'],
  },
  {
    says: 'a second tab whose activation fails',
    seen: seenOf([requested, settled({ code: 'SERVER_ERROR' })]),
    verdict: 'fail',
    problems: ['second-tab-not-secured'],
  },
  {
    says: 'two user ids in two tabs, where the session is kept in a cookie',
    seen: seenOf([accepted('user-2'), settled()]),
    verdict: 'fail',
    problems: ['two-people'],
    tells: 'The same customer had two identities in two tabs.',
    shows: [
      'User ids: user-1 and user-2 (expected: one)',
      "One customer in two tabs: signs in | the tag was loaded by http://shop.example/account | an attempt from outside the pages was accepted as user user-1 | opens the site in a second tab | an attempt from outside the pages was accepted as user user-2 | activation 1 succeeded after 1 attempt | stays until the session of the chat ends | activation 2 succeeded after 1 attempt | signs out in the second tab | the site called logout | the browser forgot the visitor's identity",
    ],
  },
  {
    says: 'other user ids that the platform refused, or never answered',
    seen: seenOf([
      ...SECOND,
      accepted('user-2', { code: 'TOKEN_EXPIRED' }),
      accepted('user-3', { answer: 'drop-connection' }),
    ]),
    verdict: 'pass',
  },
  {
    says: 'a second tab that calls logout',
    seen: seenOf([loggedOut, ...SECOND]),
    verdict: 'fail',
    problems: ['identity-lost'],
  },
  {
    says: 'a second tab that ends the identity',
    seen: seenOf([cleared, ...SECOND]),
    verdict: 'fail',
    problems: ['identity-lost'],
  },
  {
    says: 'two tabs of which only one can be refreshed',
    seen: seenOf(SECOND, [refreshed(), refreshed('PROVIDER_FAILED')]),
    verdict: 'fail',
    problems: ['identity-lost'],
    tells: 'With the site open in two tabs, one of them lost the identity of the customer.',
    shows: [
      "One customer in two tabs: signs in | the tag was loaded by http://shop.example/account | an attempt from outside the pages was accepted as user user-1 | opens the site in a second tab | the tag was loaded by http://shop.example/account | activation 1: the site called activate | an attempt from outside the pages was accepted as user user-1 | activation 1 succeeded after 1 attempt | stays until the session of the chat ends | <activation 2 failed after 1 attempt: PROVIDER_FAILED; the visitor's identity ended>",
    ],
  },
  {
    says: 'two tabs of which neither can be refreshed',
    seen: seenOf(SECOND, [refreshed('PROVIDER_FAILED'), refreshed('PROVIDER_FAILED')]),
    verdict: 'pass',
  },
  {
    says: 'a visitor who was not secured in the first tab',
    seen: seenOf(SECOND, [], [requested]),
    verdict: 'could-not-tell',
  },
  {
    says: 'a second tab that is reloaded, and not secured',
    seen: seenOf([tagLoaded(), tagLoaded('http://shop.example/again')]),
    verdict: 'fail',
    problems: ['second-tab-not-secured'],
    tells: 'The customer was secured in the first tab, but not in the second one.',
    shows: [
      'One customer in two tabs: signs in | the tag was loaded by http://shop.example/account | an attempt from outside the pages was accepted as user user-1 | activation 1 succeeded after 1 attempt | opens the site in a second tab | <the tag was loaded by http://shop.example/account>',
    ],
  },
]
