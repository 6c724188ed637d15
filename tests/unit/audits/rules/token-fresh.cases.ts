import type { JournalEvent } from '../../../../journal/entries.ts'
import { sceneOf, type Case } from './case.ts'
import { TABS, VISIT } from '../../../../audits/scenes/steps.ts'

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

export const cases: readonly Case[] = [
  { says: 'a refresh with another token', seen: staying(sent(1, 'a'), refresh(2), sent(2, 'b')), verdict: 'pass' },
  {
    says: 'a refresh with the token of the activation',
    seen: staying(sent(1, 'a'), refresh(2), sent(2, 'a')),
    verdict: 'fail',
    problems: ['former-token'],
    tells: 'A refresh of the session sent a token that had been sent before.',
    shows: [
      'Until token a was sent once more: stays until the session of the chat ends | activation 1: sent a token (token a), and has no answer yet | <refresh 2: sent a token (token a), and has no answer yet>',
    ],
  },
  {
    says: 'a refresh with the token of an earlier refresh',
    seen: staying(sent(1, 'a'), refresh(2), sent(2, 'b'), refresh(3), sent(3, 'b')),
    verdict: 'fail',
    problems: ['former-token'],
  },
  {
    says: 'a retry of the refresh with the same token',
    seen: staying(sent(1, 'a'), refresh(2), sent(2, 'b'), sent(2, 'b')),
    verdict: 'pass',
  },
  {
    says: 'a retry of the activation with the same token',
    seen: staying(sent(1, 'a'), sent(1, 'a'), refresh(2), sent(2, 'b')),
    verdict: 'pass',
  },
  {
    says: 'a refresh with the number of an activation on another page',
    seen: staying(sent(2, 'a', 'first'), refresh(2, 'second'), sent(2, 'b', 'second')),
    verdict: 'pass',
  },
  {
    says: 'another activation during the refresh, with a former token',
    seen: staying(sent(1, 'a'), refresh(2), sent(2, 'b'), sent(3, 'a')),
    verdict: 'pass',
  },
  {
    says: 'a refresh with the token of another page',
    seen: staying(sent(1, 'a', 'first'), refresh(2, 'second'), sent(2, 'a', 'second')),
    verdict: 'fail',
    problems: ['former-token'],
  },
  {
    says: 'a refresh without a token',
    seen: staying(sent(1, null), refresh(2), sent(2, null)),
    verdict: 'could-not-tell',
  },
  {
    says: 'a refresh with a former token in the first of two tabs',
    seen: {
      visit: sceneOf([[VISIT.stays, { journal: [sent(1, 'a')] }]]),
      tabs: sceneOf([[TABS.stays, { journal: [sent(1, 'a'), refresh(2), sent(2, 'a')] }]]),
    },
    verdict: 'fail',
    problems: ['former-token'],
  },
  { says: 'a visit without a refresh', seen: staying(sent(1, 'a')), verdict: 'could-not-tell' },
]
