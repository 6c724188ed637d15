import { AUDIT_IDS } from '../../../../audits/catalogue.ts'
import { expect, test } from '../../../plain-test.ts'
import { parse, validate, type CTRFReport } from 'ctrf'
import type { AuditReport } from '../../../../audits/finding.ts'
import { writeReport } from '../../../../audits/reports/write-report.ts'
import { hostileReport } from '../hostile-report.ts'
import { fail, notApplicable, pass, reportOf, runOf, sampleReport, untold, warn } from '../sample-report.ts'

const read = (report: AuditReport): CTRFReport => parse(writeReport('ctrf', report))

const statusesIn = (report: AuditReport): Readonly<Record<string, string>> =>
  Object.fromEntries(read(report).results.tests.map(({ name, rawStatus = '', status }) => [rawStatus || name, status]))

for (const [name, report] of Object.entries({ sample: sampleReport, empty: reportOf([]), hostile: hostileReport() })) {
  test(`the CTRF report validates with the reference implementation (${name})`, () => {
    expect(validate(read(report)).errors ?? []).toEqual([])
  })
}

test('the reference implementation of CTRF refuses an invalid report', () => {
  const text = writeReport('ctrf', sampleReport).replace('"status": "failed"', '"status": "fails"')
  expect(validate(JSON.parse(text)).valid).toBe(false)
})

test('CTRF has a failed test exactly where the run fails', () => {
  const findings = [
    pass('loading-once'),
    warn('loading-early'),
    fail('token-size'),
    untold('token-fresh'),
    notApplicable('loading-csp'),
  ]
  const withBudget = (budget: string) => reportOf(findings, { settings: { ...runOf([]).settings, budget } })
  expect(statusesIn(withBudget('fail'))).toEqual({
    pass: 'passed',
    warn: 'other',
    fail: 'failed',
    'could-not-tell': 'other',
    'not-applicable': 'skipped',
  })
  expect(statusesIn(withBudget('could-not-tell'))).toMatchObject({ warn: 'failed', 'could-not-tell': 'failed' })
  expect(statusesIn(withBudget('none,all=90'))).toMatchObject({
    fail: 'other',
    'The score of all is at least 90': 'failed',
  })
})

test('a finding that the baseline excuses is not failed in CTRF and says so', () => {
  const known = reportOf([fail('token-size')], {
    settings: { ...runOf([]).settings, baseline: 'before.json' },
    baseline: reportOf([fail('token-size')]),
  })
  expect(statusesIn(known)).toEqual({ 'fail, known from the baseline': 'other' })
})

test('the CTRF summary counts the listed tests, and has the time of the run', () => {
  const { summary, tests } = read(sampleReport).results
  expect(summary).toMatchObject({
    tests: AUDIT_IDS.length,
    passed: AUDIT_IDS.length - 9,
    failed: 3,
    skipped: 1,
    other: 5,
    pending: 0,
  })
  expect(tests).toHaveLength(AUDIT_IDS.length)
  expect(summary.stop - summary.start).toBe(48_300)
})

test('a failure in CTRF has what was seen, how to fix it, and the picture', () => {
  const failure = read(sampleReport).results.tests.find(({ testId }) => testId === 'failure-no-anonymous')
  expect(failure?.message).toContain('After the refusal the page called activate again')
  expect(failure?.trace).toContain('Fix: Read the status and stop there.')
  expect(failure?.screenshot).toMatch(/^iVBORw0KGgo/)
})
