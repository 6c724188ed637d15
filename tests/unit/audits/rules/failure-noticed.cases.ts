import { failureNoticed } from '../../../../audits/rules/failure-noticed.ts'
import type { RuleCases } from './case.ts'
import { FAILS, failureOf, requested, settled } from './events.ts'

const read = (status: string) => ({ id: 'document', status })

export const failureNoticedCases: RuleCases = {
  rule: failureNoticed,
  cases: [
    {
      says: 'a status that was read is noticed',
      seen: { failure: failureOf({ signsIn: { journal: FAILS, results: [read('authentication-failure')] } }) },
      verdict: 'pass',
    },
    {
      says: 'one that was not read is not',
      seen: { failure: failureOf() },
      verdict: 'fail',
      problems: ['status-not-read'],
    },
    {
      says: 'a success that was read is not enough',
      seen: { failure: failureOf({ signsIn: { journal: FAILS, results: [read('authentication-success')] } }) },
      verdict: 'fail',
      problems: ['status-not-read'],
    },
    {
      says: 'without a failure nothing can be told',
      seen: { failure: failureOf({ signsIn: { journal: [requested, settled()] } }) },
      verdict: 'could-not-tell',
    },
  ],
}
