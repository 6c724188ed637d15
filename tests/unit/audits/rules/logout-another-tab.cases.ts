import { logoutAnotherTab } from '../../../../audits/rules/logout-another-tab.ts'
import { TABS } from '../../../../audits/scenes/tabs.ts'
import { sceneOf, type RuleCases, type StepSights } from './case.ts'
import { cleared, requested, SECURED, sent, settled } from './events.ts'

const seenOf = (
  signsOut: StepSights['journal'] = [cleared],
  comesBack: StepSights['journal'] = [],
  first: StepSights['journal'] = [{ page: 'form', ...settled() }, settled()],
) => ({
  tabs: sceneOf([
    [TABS.signsIn, { journal: first }],
    [TABS.opensSecond, { journal: [{ page: 'page-2', ...settled() }] }],
    [TABS.stays, { journal: [sent(SECURED)] }],
    [TABS.signsOut, { journal: signsOut }],
    [TABS.comesBack, { journal: comesBack }],
  ]),
})

export const logoutAnotherTabCases: RuleCases = {
  rule: logoutAnotherTab,
  cases: [
    { says: 'a tab that ends the identity at once is well', seen: seenOf(), verdict: 'pass' },
    { says: 'so is one that ends it at the next refresh', seen: seenOf([], [cleared]), verdict: 'pass' },
    {
      says: 'one that tries to be secured again is not',
      seen: seenOf([cleared, sent(SECURED)]),
      verdict: 'fail',
      problems: ['secured-again'],
    },
    {
      says: 'nor is it at its next refresh',
      seen: seenOf([], [sent(SECURED)]),
      verdict: 'fail',
      problems: ['secured-again'],
    },
    { says: 'a stranger in it may chat', seen: seenOf([cleared, sent('ANONYMOUS')]), verdict: 'pass' },
    {
      says: 'what the second tab does on its way out is another matter',
      seen: seenOf([{ page: 'page-2', ...sent(SECURED) }, cleared]),
      verdict: 'pass',
    },
    {
      says: 'a first tab that has loaded its page anew is still the first tab',
      seen: seenOf([cleared], [{ page: 'page-3', ...sent(SECURED) }]),
      verdict: 'fail',
      problems: ['secured-again'],
    },
    {
      says: 'without somebody secured nothing can be told',
      seen: seenOf([cleared], [], [requested]),
      verdict: 'could-not-tell',
    },
  ],
}
