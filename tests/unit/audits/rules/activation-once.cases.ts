import type { JournalEvent } from '../../../../journal/entries.ts'
import { sceneOf, secured, type Case } from './case.ts'
import { loaded } from './pages.ts'
import { PEOPLE, VISIT } from '../../../../audits/scenes/steps.ts'

type Journal = readonly JournalEvent[]

const seenOf = (visit: Journal, people: Journal = []) => ({
  visit: sceneOf([[VISIT.looksAround, { journal: visit }], [VISIT.comesBack]]),
  people: sceneOf([[PEOPLE.secondIn, { journal: people }]]),
})

const settled = (code: Extract<JournalEvent, { type: 'activation-settled' }>['code']): JournalEvent => ({
  type: 'activation-settled',
  activation: 2,
  status: 'authentication-failure',
  code,
  reason: 'a reason',
  attempts: 0,
  optionType: null,
})

export const cases: readonly Case[] = [
  { says: 'one successful call of activate on a page', seen: seenOf(secured()), verdict: 'pass' },
  {
    says: 'a call of activate that ends with a server error after a successful one',
    seen: seenOf([...secured(), settled('SERVER_ERROR')]),
    verdict: 'pass',
  },
  {
    says: 'a second call of activate after a successful one',
    seen: seenOf([...secured(), settled('ALREADY_ACTIVATED')]),
    verdict: 'fail',
    problems: ['second-call'],
  },
  {
    says: 'a second call of activate while the first is in progress',
    seen: seenOf([...secured(), settled('LOGIN_ALREADY_ONGOING')]),
    verdict: 'fail',
    problems: ['second-call'],
  },
  {
    says: 'a call of activate for the next visitor without a logout',
    seen: seenOf(secured(), [settled('ALREADY_ACTIVATED')]),
    verdict: 'fail',
    problems: ['second-call'],
    tells: 'A page called activate again without logging out: "a reason".',
    shows: [
      'The answer to the call that was one too many: the next visitor signs in | <activation 2 was refused without an attempt: ALREADY_ACTIVATED; the site was told "a reason">',
      'Calls that were refused for this reason: 1 (expected: 0)',
    ],
  },
  { says: 'a site that never calls activate', seen: seenOf([loaded()]), verdict: 'could-not-tell' },
]
