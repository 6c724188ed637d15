import { sessionRefresh } from '../../../../audits/rules/session-refresh.ts'
import { VISIT } from '../../../../audits/scenes/visit.ts'
import { TABS } from '../../../../audits/scenes/tabs.ts'
import { sceneOf, type RuleCases, type StepSights } from './case.ts'
import { accepted, answered, refreshed, SECURED } from './events.ts'

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

export const sessionRefreshCases: RuleCases = {
  rule: sessionRefresh,
  cases: [
    { says: 'a visitor who is secured again and again is well', seen: visitOf(), verdict: 'pass' },
    {
      says: 'one who loses the identity is not',
      seen: visitOf([refreshed('PROVIDER_FAILED')]),
      verdict: 'fail',
      problems: ['identity-lost'],
    },
    {
      says: 'not at the second time either',
      seen: visitOf(REFRESH, [refreshed('TOKEN_EXPIRED')]),
      verdict: 'fail',
      problems: ['identity-lost'],
    },
    {
      says: 'one who becomes anonymous is not',
      seen: visitOf(REFRESH, [answered('ANONYMOUS'), refreshed()]),
      verdict: 'fail',
      problems: ['anonymous'],
    },
    {
      says: 'one who becomes somebody else is not',
      seen: visitOf([accepted('user-2'), refreshed()], [accepted('user-2'), refreshed()]),
      verdict: 'fail',
      problems: ['another-person'],
    },
    {
      says: 'the person is the one of before, not of the whole visit',
      seen: visitOf(REFRESH, REFRESH, [accepted('user-0'), accepted('user-3'), accepted()]),
      verdict: 'pass',
    },
    { says: 'who was not known before cannot be somebody else', seen: visitOf(REFRESH, REFRESH, []), verdict: 'pass' },
    {
      says: 'nor may it be lost where nothing went wrong before',
      seen: inTabs([refreshed('PROVIDER_FAILED')], visitOf([], [])),
      verdict: 'fail',
      problems: ['identity-lost'],
    },
    {
      says: 'or become anonymous there',
      seen: inTabs([answered('ANONYMOUS')], visitOf([], [])),
      verdict: 'fail',
      problems: ['anonymous'],
    },
    {
      says: 'or somebody else',
      seen: inTabs([accepted('user-0')]),
      verdict: 'fail',
      problems: ['another-person'],
    },
    { says: 'a session that never ended cannot be told', seen: visitOf([]), verdict: 'could-not-tell' },
    { says: 'nor one that ended once', seen: visitOf(REFRESH, []), verdict: 'could-not-tell' },
    {
      says: 'tokens that nobody can open do not tell who it is',
      seen: visitOf([accepted(null), refreshed()], [accepted(null), refreshed()]),
      verdict: 'could-not-tell',
    },
  ],
}
