import { expect, test } from '../../../plain-test.ts'
import { BaselineError, readBaseline } from '../../../../audits/reports/baseline.ts'
import type { AuditReport, Finding } from '../../../../audits/finding.ts'
import { exitCodeOf } from '../../../../audits/reports/report.ts'
import { writeReport } from '../../../../audits/reports/write-report.ts'
import { fail, notApplicable, pass, reportOf, runOf, sampleReport, untold, warn } from '../sample-report.ts'

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

test('a run that could judge nothing ends differently from a good run', () => {
  expect(exitCodeOf(withBudget('fail', []))).toBe(3)
  expect(exitCodeOf(withBudget('fail', [untold('loading-once'), notApplicable('loading-csp')]))).toBe(3)
  expect(exitCodeOf(withBudget('could-not-tell', [untold('loading-once')]))).toBe(1)
})

test('a run that judged less than half ends like one that judged nothing', () => {
  expect(exitCodeOf(withBudget('fail', [pass('loading-once'), untold('loading-snippet')]))).toBe(3)
  expect(exitCodeOf(withBudget('fail', [pass('loading-snippet'), untold('loading-once')]))).toBe(0)
})

test.describe('one cause counts once', () => {
  const CAUSE = fail('loading-csp', 'script-src')
  const RESULT: Finding = { ...fail('activation-secured', 'no-activation'), consequenceOf: 'loading-csp' }
  const UNSEEN: readonly Finding[] = [untold('token-keys'), untold('logout-called')].map((finding) => ({
    ...finding,
    consequenceOf: 'loading-csp',
  }))

  test('a consequence does not count beside its cause, whatever the budget', () => {
    for (const budget of ['fail', 'could-not-tell']) {
      expect(withBudget(budget, [CAUSE, RESULT, ...UNSEEN]).outcome.overruns).toEqual(['loading-csp'])
    }
  })

  test('a consequence counts where the budget lets its cause pass', () => {
    expect(withBudget('fail,loading-csp=none', [CAUSE, RESULT, ...UNSEEN]).outcome.overruns).toEqual([
      'activation-secured',
    ])
  })

  test('a consequence that the baseline does not know counts, though its cause is known', () => {
    const before = reportOf([CAUSE, untold('activation-secured')])
    const { outcome } = withBudget('fail', [CAUSE, RESULT], before)
    expect(outcome).toMatchObject({ known: ['loading-csp'], overruns: ['activation-secured'] })
  })

  test('a consequence that the baseline knows is known with its cause', () => {
    const { outcome } = withBudget('fail', [CAUSE, RESULT], reportOf([CAUSE, RESULT]))
    expect(outcome).toMatchObject({ known: ['loading-csp', 'activation-secured'], overruns: [], isWithinBudget: true })
  })

  test('a rule that is broken in a way of its own counts, though it followed from a known cause before', () => {
    const own = fail('activation-secured', 'no-activation', 'anonymous')
    const { outcome } = withBudget('fail', [CAUSE, own], reportOf([CAUSE, RESULT]))
    expect(outcome).toMatchObject({ known: ['loading-csp'], overruns: ['activation-secured'] })
  })

  test('the first consequence of a cause that is not a finding represents all of them', () => {
    const findings = [untold('token-keys'), untold('token-size'), untold('logout-called')].map((finding) => ({
      ...finding,
      consequenceOf: 'cause-sign-in',
    }))
    expect(withBudget('could-not-tell', findings).outcome.overruns).toEqual(['token-keys'])
    expect(withBudget('fail,logout=could-not-tell', findings).outcome.overruns).toEqual(['logout-called'])
  })
})

test('findings are in the order of the catalogue, whichever audit ended first', () => {
  const { findings } = reportOf([pass('logout-called'), pass('loading-once'), fail('token-size')])
  expect(findings.map(({ audit }) => audit)).toEqual(['loading-once', 'token-size', 'logout-called'])
})

test('an audit has at most one finding', () => {
  expect(() => reportOf([pass('token-size'), fail('token-size')])).toThrow('two findings of the audit token-size')
})

test.describe('with a baseline', () => {
  const before = reportOf([
    fail('failure-no-retry', 'by-reload', 'in-code'),
    warn('token-short-lived', 'long-life'),
    fail('logout-called', 'never'),
    pass('token-size'),
  ])

  test('with a baseline only new findings fail the run', () => {
    const { outcome } = withBudget('warn', [fail('failure-no-retry', 'by-reload'), fail('token-size', 'long')], before)
    expect(outcome).toMatchObject({ overruns: ['token-size'], known: ['failure-no-retry'], isWithinBudget: false })
  })

  test('a rule broken in a way that the baseline does not have is new', () => {
    const { outcome } = withBudget('fail', [fail('failure-no-retry', 'by-reload', 'second-script')], before)
    expect(outcome).toMatchObject({ overruns: ['failure-no-retry'], known: [] })
  })

  test('a warning that has become a failure is new, and a failure that has become a warning is known', () => {
    const worse = withBudget('fail', [fail('token-short-lived', 'long-life')], before)
    const better = withBudget('warn', [warn('logout-called', 'never')], before)
    expect(worse.outcome.overruns).toEqual(['token-short-lived'])
    expect(better.outcome).toMatchObject({ overruns: [], known: ['logout-called'] })
  })

  test('a rule that passes now is reported as fixed, and one that was not judged is not', () => {
    const { outcome } = withBudget('fail', [pass('logout-called'), untold('failure-no-retry')], before)
    expect(outcome.fixed).toEqual(['logout-called'])
  })

  test('a rule that could not be judged fails the run even if it could not be judged in the baseline', () => {
    const unclear = reportOf([untold('token-size')])
    const { outcome } = withBudget('could-not-tell', [untold('token-size'), pass('loading-once')], unclear)
    expect(outcome.overruns).toEqual(['token-size'])
  })

  test('scores required by the budget apply despite a baseline', () => {
    const { outcome } = withBudget('fail,all=50', [fail('logout-called', 'never')], before)
    expect(outcome).toMatchObject({ overruns: [], isWithinBudget: false })
  })

  test('the JSON report is a baseline', () => {
    expect(readBaseline(writeReport('json', sampleReport), 'before.json')).toEqual(sampleReport)
  })

  test('a report from before causes were added is still a baseline', () => {
    const { readiness: _readiness, causes: _causes, ...older } = sampleReport
    expect(readBaseline(JSON.stringify(older), 'before.json')).toEqual(older)
  })

  test('a baseline that is not JSON, not a report, or of another format is refused in a sentence', () => {
    const older = JSON.stringify({ ...sampleReport, format: 0 })
    const other = writeReport('sarif', sampleReport)
    expect(() => readBaseline(other, 'c.sarif')).toThrow(BaselineError)
    expect(() => readBaseline('<html>', 'a.html')).toThrow('The baseline a.html is not JSON: give the file')
    expect(() => readBaseline(older, 'b.json')).toThrow(
      /^The baseline b.json is not a report .* \(format: .*\): write a new one/,
    )
    expect(() => readBaseline(other, 'c.sarif')).toThrow(/^The baseline c.sarif is not a report/)
  })
})
