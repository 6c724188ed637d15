import { expect, test } from '../../plain-test.ts'
import { BaselineError, readBaseline } from '../../../audits/baseline.ts'
import type { AuditReport, Finding } from '../../../audits/finding.ts'
import { exitCodeOf } from '../../../audits/report.ts'
import { writeReport } from '../../../audits/write-report.ts'
import { fail, notApplicable, pass, reportOf, runOf, sampleReport, untold, warn } from './sample-report.ts'

const withBudget = (budget: string, findings: readonly Finding[], baseline: AuditReport | null = null): AuditReport =>
  reportOf(findings, {
    settings: { ...runOf([]).settings, budget, baseline: baseline === null ? null : 'before.json' },
    baseline,
  })

test('the process ends with 0 when the budget is kept, with 1 when it is not', () => {
  const findings = [pass('loading-once'), warn('loading-early')]
  expect(exitCodeOf(withBudget('fail', findings))).toBe(0)
  expect(exitCodeOf(withBudget('warn', findings))).toBe(1)
  expect(exitCodeOf(withBudget('none,all=90', findings))).toBe(1)
})

test('a run that could judge nothing does not end like a good one', () => {
  expect(exitCodeOf(withBudget('fail', []))).toBe(3)
  expect(exitCodeOf(withBudget('fail', [untold('loading-once'), notApplicable('loading-csp')]))).toBe(3)
  expect(exitCodeOf(withBudget('could-not-tell', [untold('loading-once')]))).toBe(1)
})

test('findings stand in the order of the catalogue, whichever audit ended first', () => {
  const { findings } = reportOf([pass('logout-called'), pass('loading-once'), fail('token-size')])
  expect(findings.map(({ audit }) => audit)).toEqual(['loading-once', 'token-size', 'logout-called'])
})

test('an audit has one finding', () => {
  expect(() => reportOf([pass('token-size'), fail('token-size')])).toThrow('two findings of the audit token-size')
})

test.describe('with a baseline', () => {
  const before = reportOf([
    fail('failure-no-retry', 'by-reload', 'in-code'),
    warn('token-short-lived', 'long-life'),
    fail('logout-called', 'never'),
    pass('token-size'),
  ])

  test('only what is new fails the run', () => {
    const { outcome } = withBudget('warn', [fail('failure-no-retry', 'by-reload'), fail('token-size', 'long')], before)
    expect(outcome).toMatchObject({ overruns: ['token-size'], known: ['failure-no-retry'], isWithinBudget: false })
  })

  test('the same rule broken in another way is new', () => {
    const { outcome } = withBudget('fail', [fail('failure-no-retry', 'by-reload', 'second-script')], before)
    expect(outcome).toMatchObject({ overruns: ['failure-no-retry'], known: [] })
  })

  test('a warning that has become a failure is new, and a failure that has become a warning is known', () => {
    const worse = withBudget('fail', [fail('token-short-lived', 'long-life')], before)
    const better = withBudget('warn', [warn('logout-called', 'never')], before)
    expect(worse.outcome.overruns).toEqual(['token-short-lived'])
    expect(better.outcome).toMatchObject({ overruns: [], known: ['logout-called'] })
  })

  test('what passes now is told as mended, and what was not looked at is not', () => {
    const { outcome } = withBudget('fail', [pass('logout-called'), untold('failure-no-retry')], before)
    expect(outcome.mended).toEqual(['logout-called'])
  })

  test('what could not be told is no better for having been unclear before', () => {
    const unclear = reportOf([untold('token-size')])
    const { outcome } = withBudget('could-not-tell', [untold('token-size'), pass('loading-once')], unclear)
    expect(outcome.overruns).toEqual(['token-size'])
  })

  test('scores that the budget asks for hold all the same', () => {
    const { outcome } = withBudget('fail,all=50', [fail('logout-called', 'never')], before)
    expect(outcome).toMatchObject({ overruns: [], isWithinBudget: false })
  })

  test('the JSON report is a baseline', () => {
    expect(readBaseline(writeReport('json', sampleReport), 'before.json')).toEqual(sampleReport)
  })

  test('a file that is no JSON, no report or of another format is refused in a sentence', () => {
    const older = JSON.stringify({ ...sampleReport, format: 0 })
    const other = writeReport('sarif', sampleReport)
    expect(() => readBaseline(other, 'c.sarif')).toThrow(BaselineError)
    expect(() => readBaseline('<html>', 'a.html')).toThrow('The baseline a.html is no JSON: give the file')
    expect(() => readBaseline(older, 'b.json')).toThrow(
      /^The baseline b.json is not a report .* \(format: .*\): write it anew/,
    )
    expect(() => readBaseline(other, 'c.sarif')).toThrow(/^The baseline c.sarif is not a report/)
  })
})
