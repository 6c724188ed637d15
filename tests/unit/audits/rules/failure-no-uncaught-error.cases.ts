import { failureNoUncaughtError } from '../../../../audits/rules/failure-no-uncaught-error.ts'
import { VISIT } from '../../../../audits/scenes/visit.ts'
import { sceneOf, type RuleCases, type StepSights } from './case.ts'
import { FAILS, failureOf, reasonOf, requested, settled, threw } from './events.ts'

const ERROR = { message: 'No chat', url: 'http://shop.example/account' }
const seenOf = (failure = failureOf(), reason = reasonOf(), visit: StepSights = {}) => ({
  visit: sceneOf([[VISIT.signsIn, visit]]),
  failure,
  reasons: { 'broken connection': reason },
})

export const failureNoUncaughtErrorCases: RuleCases = {
  rule: failureNoUncaughtError,
  cases: [
    { says: 'silence is well', seen: seenOf(), verdict: 'pass' },
    {
      says: 'an error in the page is not',
      seen: seenOf(failureOf({ waits: { errors: [ERROR] } })),
      verdict: 'fail',
      problems: ['uncaught-error'],
    },
    {
      says: 'nor is one for another reason',
      seen: seenOf(failureOf(), reasonOf({ errors: [ERROR] })),
      verdict: 'fail',
      problems: ['uncaught-error'],
    },
    {
      says: 'nor is one that leaves a function that waited for the tag',
      seen: seenOf(failureOf({ waits: { journal: [threw('No chat')] } })),
      verdict: 'fail',
      problems: ['uncaught-error'],
    },
    {
      says: 'what is thrown anyway has another reason',
      seen: seenOf(failureOf({ waits: { errors: [ERROR] } }), reasonOf(), { errors: [ERROR] }),
      verdict: 'pass',
    },
    {
      says: 'also what leaves a function anyway',
      seen: seenOf(failureOf({ waits: { journal: [threw('No chat')] } }), reasonOf(), { journal: [threw('No chat')] }),
      verdict: 'pass',
    },
    {
      says: 'without a failure nothing can be told',
      seen: seenOf(failureOf(), reasonOf({ journal: [requested, settled()] })),
      verdict: 'could-not-tell',
    },
    {
      says: 'an error before that is one all the same',
      seen: seenOf(failureOf(), reasonOf({ journal: FAILS.slice(0, 1), errors: [ERROR] })),
      verdict: 'fail',
      problems: ['uncaught-error'],
    },
  ],
}
