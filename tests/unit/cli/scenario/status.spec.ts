import { expect, test } from '../../../plain-test.ts'
import { statusOf } from '../../../../cli/scenario/status.ts'
import type { LastResult } from '../../../../gherkin/run/result-file.ts'

const result = (fingerprint: string, status: LastResult['status'], at = '2026-01-01T00:00:00.000Z'): LastResult => ({
  file: 'a.feature',
  scenario: 'A',
  fingerprint,
  project: '',
  status,
  at,
})

const ONE = ['a'] as const
const TWO = ['a', 'b'] as const

for (const { what, runs, results, status } of [
  { what: 'no result', runs: ONE, results: [], status: 'not-run' },
  { what: 'a result of its own', runs: ONE, results: [result('a', 'passed')], status: 'passed' },
  { what: 'a failed one', runs: ONE, results: [result('a', 'failed')], status: 'failed' },
  { what: 'a result of an earlier wording', runs: ONE, results: [result('x', 'passed')], status: 'changed' },
  { what: 'a failure of an earlier wording', runs: ONE, results: [result('x', 'failed')], status: 'changed' },
  { what: 'one of two examples run', runs: TWO, results: [result('a', 'passed')], status: 'not-run' },
  {
    what: 'one of two examples changed',
    runs: TWO,
    results: [result('a', 'passed'), result('x', 'passed')],
    status: 'changed',
  },
  {
    what: 'one of two examples failed',
    runs: TWO,
    results: [result('a', 'passed'), result('b', 'failed')],
    status: 'failed',
  },
  {
    what: 'a failure in one of two browsers',
    runs: ONE,
    results: [result('a', 'passed'), { ...result('a', 'failed'), project: 'firefox' }],
    status: 'failed',
  },
  { what: 'no example', runs: [], results: [], status: 'not-run' },
] as const) {
  test(`a scenario with ${what} is listed as ${status}`, () => {
    expect(statusOf(runs, results).status).toBe(status)
  })
}

test('the listed time of a scenario is that of its last run', () => {
  const results = [result('a', 'passed', '2026-01-02T00:00:00.000Z'), result('b', 'passed', '2026-01-01T00:00:00.000Z')]
  expect(statusOf(TWO, results)).toEqual({ status: 'passed', at: '2026-01-02T00:00:00.000Z', runs: 2, failed: 0 })
})
