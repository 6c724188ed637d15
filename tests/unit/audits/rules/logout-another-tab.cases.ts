import { sceneOf, type Case, type StepSights } from './case.ts'
import { keptIn } from './session-cases.ts'
import { cleared, requested, SECURED, sent, settled, tagLoaded, troubleIn } from './events.ts'
import { TABS } from '../../../../audits/scenes/steps.ts'

const seenOf = (
  signsOut: StepSights['journal'] = [cleared],
  comesBack: StepSights['journal'] = [],
  first: StepSights['journal'] = [{ page: 'form', ...settled() }, settled()],
) => ({
  visit: keptIn('cookie'),
  tabs: sceneOf([
    [TABS.signsIn, { journal: first }],
    [TABS.opensSecond, { journal: [{ page: 'page-2', ...settled() }] }],
    [TABS.stays, { journal: [sent(SECURED)] }],
    [TABS.signsOut, { journal: signsOut }],
    [TABS.comesBack, { journal: comesBack }],
  ]),
})

/** The second tab is that of a stranger. */
const alone = (place: 'cookie' | 'session-storage') => ({
  visit: keptIn(place),
  tabs: sceneOf(
    [[TABS.signsIn, { journal: [settled()] }], [TABS.opensSecond, { journal: [tagLoaded()] }], [TABS.stays]],
    { trouble: troubleIn(TABS.signsOut) },
  ),
})

export const cases: readonly Case[] = [
  { says: 'a first tab that ends the identity at once', seen: seenOf(), verdict: 'pass' },
  {
    says: 'a session that lives in one tab, so that no one can sign out in the second',
    seen: alone('session-storage'),
    verdict: 'not-applicable',
  },
  {
    says: 'a second tab that was never opened, where the session lives in one tab',
    seen: {
      visit: keptIn('session-storage'),
      tabs: sceneOf([[TABS.signsIn, { journal: [settled()] }]]),
    },
    verdict: 'could-not-tell',
  },
  {
    says: 'a second tab in which no one can sign out, where the session is kept in a cookie',
    seen: alone('cookie'),
    verdict: 'could-not-tell',
    misses: 'the step "signs out in the second tab"',
    tells: 'The step "signs out in the second tab" failed.',
  },
  { says: 'a first tab that ends the identity at its next refresh', seen: seenOf([], [cleared]), verdict: 'pass' },
  {
    says: 'a first tab that tries to be secured again at once',
    seen: seenOf([cleared, sent(SECURED)]),
    verdict: 'fail',
    problems: ['secured-again'],
  },
  {
    says: 'a first tab that tries to be secured again at its next refresh',
    seen: seenOf([], [sent(SECURED)]),
    verdict: 'fail',
    problems: ['secured-again'],
  },
  { says: 'a first tab that becomes anonymous', seen: seenOf([cleared, sent('ANONYMOUS')]), verdict: 'pass' },
  {
    says: 'a second tab that sends a token on its way out',
    seen: seenOf([{ page: 'page-2', ...sent(SECURED) }, cleared]),
    verdict: 'pass',
  },
  {
    says: 'a first tab that has reloaded its page, and tries to be secured again',
    seen: seenOf([cleared], [{ page: 'page-3', ...sent(SECURED) }]),
    verdict: 'fail',
    problems: ['secured-again'],
  },
  {
    says: 'a visitor who was not secured in the first tab',
    seen: seenOf([cleared], [], [requested]),
    verdict: 'could-not-tell',
  },
]
