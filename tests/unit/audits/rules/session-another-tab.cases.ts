import { sessionAnotherTab } from '../../../../audits/rules/session-another-tab.ts'
import { TABS } from '../../../../audits/scenes/tabs.ts'
import { sceneOf, type RuleCases, type StepSights } from './case.ts'
import { accepted, cleared, loggedOut, refreshed, requested, settled, tagLoaded } from './events.ts'

const FIRST = [tagLoaded(), accepted(), settled()]
const SECOND = [tagLoaded(), requested, accepted(), settled()]
const seenOf = (
  second: StepSights['journal'] = SECOND,
  stays: StepSights['journal'] = [refreshed(), refreshed()],
  first: StepSights['journal'] = FIRST,
) => ({
  tabs: sceneOf([
    [TABS.signsIn, { journal: first }],
    [TABS.opensSecond, { journal: second }],
    [TABS.stays, { journal: stays }],
    [TABS.signsOut, { journal: [loggedOut, cleared] }],
  ]),
})

export const sessionAnotherTabCases: RuleCases = {
  rule: sessionAnotherTab,
  cases: [
    { says: 'two tabs of one person are well', seen: seenOf(), verdict: 'pass' },
    {
      says: 'a second tab that is not activated is not',
      seen: seenOf([tagLoaded()]),
      verdict: 'fail',
      problems: ['second-tab-not-secured'],
    },
    {
      says: 'nor one that fails',
      seen: seenOf([requested, settled({ code: 'SERVER_ERROR' })]),
      verdict: 'fail',
      problems: ['second-tab-not-secured'],
    },
    {
      says: 'two people in two tabs are not one',
      seen: seenOf([accepted('user-2'), settled()]),
      verdict: 'fail',
      problems: ['two-people'],
      tells: 'The same customer was two people in two tabs.',
      shows: [
        'User ids: user-1 and user-2 (expected: one)',
        "One customer in two tabs: signs in | the tag was loaded by http://shop.example/account | an attempt from outside the pages was accepted as user user-1 | opens the site in a second tab | an attempt from outside the pages was accepted as user user-2 | activation 1 succeeded after 1 attempt | stays until the session of the chat ends | activation 2 succeeded after 1 attempt | signs out in the second tab | the site called logout | the browser forgot the visitor's identity",
      ],
    },
    {
      says: 'an id that the platform refused, or never answered for, is nobody’s',
      seen: seenOf([
        ...SECOND,
        accepted('user-2', { code: 'TOKEN_EXPIRED' }),
        accepted('user-3', { answer: 'drop-connection' }),
      ]),
      verdict: 'pass',
    },
    {
      says: 'a second tab that signs the first one out is not well',
      seen: seenOf([loggedOut, ...SECOND]),
      verdict: 'fail',
      problems: ['identity-lost'],
    },
    {
      says: 'nor one that ends its identity',
      seen: seenOf([cleared, ...SECOND]),
      verdict: 'fail',
      problems: ['identity-lost'],
    },
    {
      says: 'nor tabs of which one only can be renewed',
      seen: seenOf(SECOND, [refreshed(), refreshed('PROVIDER_FAILED')]),
      verdict: 'fail',
      problems: ['identity-lost'],
      tells: 'With the site open in two tabs, one of them lost the identity of the customer.',
      shows: [
        "One customer in two tabs: signs in | the tag was loaded by http://shop.example/account | an attempt from outside the pages was accepted as user user-1 | opens the site in a second tab | the tag was loaded by http://shop.example/account | activation 1: the site called activate | an attempt from outside the pages was accepted as user user-1 | activation 1 succeeded after 1 attempt | stays until the session of the chat ends | <activation 2 failed after 1 attempt: PROVIDER_FAILED; the visitor's identity ended>",
      ],
    },
    {
      says: 'a session that ends in both of them has nothing to do with tabs',
      seen: seenOf(SECOND, [refreshed('PROVIDER_FAILED'), refreshed('PROVIDER_FAILED')]),
      verdict: 'pass',
    },
    {
      says: 'without somebody secured nothing can be told',
      seen: seenOf(SECOND, [], [requested]),
      verdict: 'could-not-tell',
    },
    {
      says: 'a second tab that is reloaded is told from its first load on',
      seen: seenOf([tagLoaded(), tagLoaded('http://shop.example/again')]),
      verdict: 'fail',
      problems: ['second-tab-not-secured'],
      tells: 'The customer was secured in the first tab, and not in the second one.',
      shows: [
        'One customer in two tabs: signs in | the tag was loaded by http://shop.example/account | an attempt from outside the pages was accepted as user user-1 | activation 1 succeeded after 1 attempt | opens the site in a second tab | <the tag was loaded by http://shop.example/account>',
      ],
    },
  ],
}
