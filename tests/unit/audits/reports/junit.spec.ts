import { AUDIT_IDS } from '../../../../audits/catalogue.ts'
import { expect, test } from '../../../plain-test.ts'
import { parse } from 'junit2json'
import type { AuditReport } from '../../../../audits/finding.ts'
import { writeReport } from '../../../../audits/reports/write-report.ts'
import { HOSTILE, hostileReport } from '../hostile-report.ts'
import { fail, notApplicable, pass, reportOf, runOf, sampleReport, untold, warn } from '../sample-report.ts'

/** As a reader of JUnit files sees the report. */
const read = async (report: AuditReport) => {
  const suites = await parse(writeReport('junit', report))
  if (suites === undefined || suites === null || !('testsuite' in suites)) throw new Error('No testsuites were read.')
  return suites
}

const casesIn = async (report: AuditReport) => {
  const { testsuite = [] } = await read(report)
  return testsuite.flatMap(({ testcase = [] }) => testcase)
}

const kindsIn = async (report: AuditReport): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries(
    (await casesIn(report)).map((one) => [
      one.name?.split(':')[0] ?? '',
      ['failure', 'error', 'skipped', 'system-out'].find((kind) => kind in one) ?? 'passed',
    ]),
  )

const withBudget = (budget: string): AuditReport =>
  reportOf(
    [
      pass('loading-once'),
      warn('loading-early'),
      fail('token-size'),
      untold('token-fresh'),
      notApplicable('loading-csp'),
    ],
    { settings: { ...runOf([]).settings, budget } },
  )

test('a reader of JUnit finds a suite a group and a case an audit, with numbers that agree', async () => {
  const { testsuite = [], tests, failures, errors } = await read(sampleReport)
  expect(testsuite.map(({ name }) => name)).toEqual([
    'Loading the tag',
    'Activation',
    'When the activation fails',
    'The token and its endpoint',
    'A long session',
    'Signing out',
  ])
  expect({ tests, failures, errors }).toEqual({ tests: AUDIT_IDS.length, failures: 3, errors: 0 })
  expect(testsuite.map(({ skipped }) => skipped)).toEqual([1, 0, 1, 0, 1, 0])
  expect(await casesIn(sampleReport)).toHaveLength(AUDIT_IDS.length)
})

test('a JUnit case is red exactly where the run fails', async () => {
  expect(await kindsIn(withBudget('fail'))).toEqual({
    'loading-once': 'passed',
    'loading-early': 'system-out',
    'loading-csp': 'skipped',
    'token-size': 'failure',
    'token-fresh': 'skipped',
  })
  expect(await kindsIn(withBudget('could-not-tell'))).toMatchObject({
    'loading-early': 'failure',
    'token-size': 'failure',
    'token-fresh': 'error',
  })
  expect(await kindsIn(withBudget('none'))).toMatchObject({ 'token-size': 'skipped' })
})

for (const [verdict, finding, message] of [
  ['failure', fail('token-size'), 'fail: Seen broken.'],
  ['warning', warn('token-size'), 'warn: Seen doubtful.'],
] as const) {
  test(`a ${verdict} that the baseline excuses is skipped and says what it is`, async () => {
    const known = reportOf([finding], {
      settings: { ...runOf([]).settings, budget: 'warn', baseline: 'before.json' },
      baseline: reportOf([finding]),
    })
    const [testcase] = await casesIn(known)
    expect(testcase?.skipped).toEqual([{ message }])
  })
}

test('a score below the budget is a failed JUnit case', async () => {
  expect(await kindsIn(withBudget('none,all=90'))).toMatchObject({ 'The score of all is at least 90': 'failure' })
})

test('a JUnit failure has what was seen and how to fix it', async () => {
  const testcase = (await casesIn(sampleReport)).find(({ name }) => name?.startsWith('failure-no-anonymous'))
  const [failure] = testcase?.failure ?? []
  expect(failure?.message).toContain('After the refusal the page called activate again')
  expect(failure?.inner).toContain("> +7.8 s  site            calls activate with { type: 'ANONYMOUS' }")
  expect(failure?.inner).toContain('Fix: Read the status and stop there.')
})

test('hostile texts stay texts in JUnit', async () => {
  const cases = await casesIn(hostileReport())
  const [first] = cases.find((one) => 'failure' in one)?.failure ?? []
  expect(cases).toHaveLength(7)
  expect(first?.message).toContain(HOSTILE.slice(0, HOSTILE.indexOf('\u001b')))
})

test('a JUnit report names the command that wrote it', async () => {
  const nameOf = async (command: AuditReport['command']) =>
    (await read(reportOf([pass('loading-once')], { command }))).name
  expect(await nameOf('audit')).toBe('rehearsal audit https://shop.example/account')
  expect(await nameOf('audit-endpoint')).toBe('rehearsal audit-endpoint https://shop.example/account')
})

test('more findings than the budget allows are a failed JUnit case', async () => {
  const name = 'The number of "warn" is at most 0'
  expect(await kindsIn(withBudget('none,warn<=0'))).toMatchObject({ [name]: 'failure' })
  expect(await kindsIn(withBudget('none,warn<=1'))).not.toHaveProperty([name])
})
