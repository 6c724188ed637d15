import { TABS } from '../../../../audits/scenes/tabs.ts'
import { tokenFresh } from '../../../../audits/rules/token-fresh.ts'
import { VISIT } from '../../../../audits/scenes/visit.ts'
import type { JournalEvent } from '../../../../protocol/journal.ts'
import { sceneOf, type RuleCases } from './case.ts'

type Event = JournalEvent & { readonly page?: string }

const sent = (activation: number, token: string | null, page = 'page-1'): Event => ({
  page,
  type: 'attempt-sent',
  activation,
  attempt: 1,
  optionType: token === null ? 'ANONYMOUS' : 'SECURED_AUTHENTICATION',
  token,
})

const refresh = (activation: number, page = 'page-1'): Event => ({ page, type: 'refresh-started', activation })

const staying = (...journal: readonly Event[]) => ({
  visit: sceneOf([[VISIT.stays, { journal }]]),
  tabs: sceneOf([]),
})

export const tokenFreshCases: RuleCases = {
  rule: tokenFresh,
  cases: [
    { says: 'another token is fresh', seen: staying(sent(1, 'a'), refresh(2), sent(2, 'b')), verdict: 'pass' },
    {
      says: 'the token of the activation is not',
      seen: staying(sent(1, 'a'), refresh(2), sent(2, 'a')),
      verdict: 'fail',
      problems: ['former-token'],
      tells: 'A refresh of the session sent a token that had been sent before.',
      shows: [
        'Until token a was sent once more: stays until the session of the chat ends | activation 1: sent a token (token a), and has no answer yet | <refresh 2: sent a token (token a), and has no answer yet>',
      ],
    },
    {
      says: 'the token of an earlier refresh is not',
      seen: staying(sent(1, 'a'), refresh(2), sent(2, 'b'), refresh(3), sent(3, 'b')),
      verdict: 'fail',
      problems: ['former-token'],
    },
    {
      says: 'a retry within the refresh may send its token again',
      seen: staying(sent(1, 'a'), refresh(2), sent(2, 'b'), sent(2, 'b')),
      verdict: 'pass',
    },
    {
      says: 'a retry of the activation is not its business',
      seen: staying(sent(1, 'a'), sent(1, 'a'), refresh(2), sent(2, 'b')),
      verdict: 'pass',
    },
    {
      says: 'another page with the same numbers is another matter',
      seen: staying(sent(2, 'a', 'first'), refresh(2, 'second'), sent(2, 'b', 'second')),
      verdict: 'pass',
    },
    {
      says: 'another activation that begins meanwhile is none',
      seen: staying(sent(1, 'a'), refresh(2), sent(2, 'b'), sent(3, 'a')),
      verdict: 'pass',
    },
    {
      says: 'a token that another page has sent is not fresh',
      seen: staying(sent(1, 'a', 'first'), refresh(2, 'second'), sent(2, 'a', 'second')),
      verdict: 'fail',
      problems: ['former-token'],
    },
    {
      says: 'a refresh without a token tells nothing',
      seen: staying(sent(1, null), refresh(2), sent(2, null)),
      verdict: 'could-not-tell',
    },
    {
      says: 'the first of two tabs, which has a session where later pages have none, sends a former token',
      seen: {
        visit: sceneOf([[VISIT.stays, { journal: [sent(1, 'a')] }]]),
        tabs: sceneOf([[TABS.stays, { journal: [sent(1, 'a'), refresh(2), sent(2, 'a')] }]]),
      },
      verdict: 'fail',
      problems: ['former-token'],
    },
    { says: 'a visit without a refresh tells nothing', seen: staying(sent(1, 'a')), verdict: 'could-not-tell' },
  ],
}
