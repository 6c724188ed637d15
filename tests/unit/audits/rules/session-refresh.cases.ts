import { sceneOf, type Case, type StepSights } from './case.ts'
import { accepted, answered, refreshed, SECURED, settled } from './events.ts'
import { TABS, VISIT } from '../../../../audits/scenes/steps.ts'

const REFRESH = [answered(SECURED), accepted(), refreshed()]
const visitOf = (
  stays: StepSights['journal'] = REFRESH,
  staysLonger: StepSights['journal'] = REFRESH,
  before: StepSights['journal'] = [accepted()],
) => ({
  visit: sceneOf([
    [VISIT.opens, { journal: [accepted('user-0', { optionType: 'ANONYMOUS' })] }],
    [VISIT.signsIn, { journal: before }],
    [VISIT.stays, { journal: stays }],
    [VISIT.staysLonger, { journal: staysLonger }],
  ]),
  tabs: sceneOf([
    [TABS.signsIn, { journal: [accepted('user-0'), accepted()] }],
    [TABS.stays, { journal: REFRESH }],
  ]),
})

/** The first visit tells nothing, or all is well; the two tabs do. */
const inTabs = (tabs: NonNullable<StepSights['journal']>, visit = visitOf()) => ({
  ...visit,
  tabs: sceneOf([
    [TABS.signsIn, { journal: [accepted('user-0'), accepted()] }],
    [TABS.stays, { journal: tabs }],
  ]),
})

export const cases: readonly Case[] = [
  { says: 'a visitor who is secured again at each refresh', seen: visitOf(), verdict: 'pass' },
  {
    says: 'a visitor who loses the identity at the first refresh',
    seen: visitOf([refreshed('PROVIDER_FAILED')]),
    verdict: 'fail',
    problems: ['identity-lost'],
  },
  {
    says: 'a visitor who loses the identity at the second refresh',
    seen: visitOf(REFRESH, [refreshed('TOKEN_EXPIRED')]),
    verdict: 'fail',
    problems: ['identity-lost'],
  },
  {
    says: 'a visitor who becomes anonymous',
    seen: visitOf(REFRESH, [answered('ANONYMOUS'), refreshed()]),
    verdict: 'fail',
    problems: ['anonymous'],
  },
  {
    says: 'a visitor who becomes another person',
    seen: visitOf([accepted('user-2'), refreshed()], [accepted('user-2'), refreshed()]),
    verdict: 'fail',
    problems: ['another-person'],
  },
  {
    says: 'a visitor who had other user ids earlier in the visit',
    seen: visitOf(REFRESH, REFRESH, [accepted('user-0'), accepted('user-3'), accepted()]),
    verdict: 'pass',
  },
  { says: 'a visitor whose user id was not known before', seen: visitOf(REFRESH, REFRESH, []), verdict: 'pass' },
  {
    says: 'a visitor with two tabs who loses the identity',
    seen: inTabs([refreshed('PROVIDER_FAILED')], visitOf([], [])),
    verdict: 'fail',
    problems: ['identity-lost'],
  },
  {
    says: 'a visitor with two tabs who becomes anonymous',
    seen: inTabs([answered('ANONYMOUS')], visitOf([], [])),
    verdict: 'fail',
    problems: ['anonymous'],
  },
  {
    says: 'a visitor with two tabs who becomes another person',
    seen: inTabs([accepted('user-0')]),
    verdict: 'fail',
    problems: ['another-person'],
  },
  {
    says: 'a session in the memory of the page, which ends with the page',
    seen: visitOf([], [], [settled()]),
    verdict: 'not-applicable',
  },
  { says: 'a session that never ended', seen: visitOf([]), verdict: 'could-not-tell' },
  { says: 'a session that ended only once', seen: visitOf(REFRESH, []), verdict: 'could-not-tell' },
  {
    says: 'a visitor whose tokens could not be opened',
    seen: visitOf([accepted(null), refreshed()], [accepted(null), refreshed()]),
    verdict: 'could-not-tell',
  },
]
