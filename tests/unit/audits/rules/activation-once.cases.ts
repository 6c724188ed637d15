import { activationOnce } from '../../../../audits/rules/activation-once.ts'
import { PEOPLE } from '../../../../audits/scenes/people.ts'
import { VISIT } from '../../../../audits/scenes/visit.ts'
import type { JournalEvent } from '../../../../protocol/journal.ts'
import { sceneOf, secured, type RuleCases } from './case.ts'
import { loaded } from './pages.ts'

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

export const activationOnceCases: RuleCases = {
  rule: activationOnce,
  cases: [
    { says: 'a call on a page is well', seen: seenOf(secured()), verdict: 'pass' },
    { says: 'so is one that failed', seen: seenOf([...secured(), settled('SERVER_ERROR')]), verdict: 'pass' },
    {
      says: 'a call after a success is not',
      seen: seenOf([...secured(), settled('ALREADY_ACTIVATED')]),
      verdict: 'fail',
      problems: ['second-call'],
    },
    {
      says: 'nor is a call during another',
      seen: seenOf([...secured(), settled('LOGIN_ALREADY_ONGOING')]),
      verdict: 'fail',
      problems: ['second-call'],
    },
    {
      says: 'nor is one for the next visitor, whom nobody logged out',
      seen: seenOf(secured(), [settled('ALREADY_ACTIVATED')]),
      verdict: 'fail',
      problems: ['second-call'],
      tells: 'A page called activate again without logging out: "a reason".',
      shows: [
        'The answer to the call that was one too many: the next visitor signs in | <activation 2 was refused without an attempt: ALREADY_ACTIVATED; the site was told "a reason">',
        'Calls that were refused for it: 1 (expected: 0)',
      ],
    },
    { says: 'where nobody called nothing is known', seen: seenOf([loaded()]), verdict: 'could-not-tell' },
  ],
}
