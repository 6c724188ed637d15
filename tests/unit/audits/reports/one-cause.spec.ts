import { parse } from 'junit2json'
import { AUDIT_IDS, auditOf } from '../../../../audits/catalogue.ts'
import type { AuditReport } from '../../../../audits/finding.ts'
import { writeReport, writeToTerminal } from '../../../../audits/reports/write-report.ts'
import { expect, test } from '../../../plain-test.ts'
import { blockedTagReport, noSignInReport } from '../one-cause.ts'

const WRITERS: Readonly<Record<string, (report: AuditReport) => string>> = {
  terminal: (report) => writeToTerminal(report, { columns: 4_000, hasColours: false }),
  html: (report) => writeReport('html', report).replaceAll(/\s+/g, ' '),
  junit: (report) => writeReport('junit', report),
  ctrf: (report) => writeReport('ctrf', report),
}

const countOf = (text: string, sought: string): number => text.split(sought).length - 1

for (const [name, write] of Object.entries(WRITERS)) {
  test(`the ${name} report gives the advice of the cause once, and none for what follows from it`, () => {
    const text = write(blockedTagReport)
    expect(countOf(text, auditOf('loading-csp').fix.text)).toBe(1)
    expect(countOf(text, auditOf('activation-secured').fix.text)).toBe(0)
    expect(countOf(text, auditOf('logout-called').fix.text)).toBe(0)
  })

  test(`the ${name} report lists every consequence, and says how to fix a journey that cannot sign in once`, () => {
    const text = write(noSignInReport)
    for (const { audit } of noSignInReport.findings) expect(text).toContain(audit)
    expect(countOf(text, 'Fix signIn in the journey')).toBe(1)
  })
}

for (const name of ['terminal', 'html'] as const) {
  test(`the counts of the ${name} report tell consequences from what is to be fixed`, () => {
    const counted = WRITERS[name]?.(blockedTagReport) ?? ''
    const untoldCount = AUDIT_IDS.length - 6
    expect(counted).toContain('2 fail (1 is a consequence)')
    expect(counted).toContain(`${untoldCount} could not tell (all consequences)`)
    expect(counted).toContain('1 fail (a consequence)')
    expect(WRITERS[name]?.(noSignInReport)).toContain(`${AUDIT_IDS.length} could not tell (all consequences)`)
  })
}

test('in JUnit a consequence is skipped with its cause, and the cause is the only red case', async () => {
  const suites = await parse(writeReport('junit', blockedTagReport))
  if (suites === undefined || suites === null || !('testsuite' in suites)) throw new Error('No testsuites were read.')
  expect(suites).toMatchObject({ failures: 1, errors: 0 })
  const cases = (suites.testsuite ?? []).flatMap(({ testcase = [] }) => testcase)
  const secured = cases.find(({ name }) => name?.startsWith('activation-secured:'))
  expect(secured?.skipped?.[0]?.message).toBe(
    "fail: Seen broken. This follows from loading-csp: The page's Content-Security-Policy allows the chat tag.",
  )
})

test('in CTRF only the cause is a failed test, and a consequence names its cause', () => {
  const { results } = JSON.parse(writeReport('ctrf', blockedTagReport)) as {
    readonly results: {
      readonly tests: readonly { readonly testId: string; readonly status: string; readonly message: string }[]
    }
  }
  expect(results.tests.filter(({ status }) => status === 'failed').map(({ testId }) => testId)).toEqual(['loading-csp'])
  const secured = results.tests.find(({ testId }) => testId === 'activation-secured')
  expect(secured).toMatchObject({ status: 'other', message: expect.stringContaining('This follows from loading-csp') })
})

type Sarif = {
  readonly runs: readonly [
    {
      readonly results: readonly {
        readonly ruleId: string
        readonly level: string
        readonly message: { readonly text: string }
      }[]
      readonly invocations: readonly [
        {
          readonly toolExecutionNotifications: readonly {
            readonly level: string
            readonly message: { readonly text: string }
          }[]
        },
      ]
    },
  ]
}

test('in SARIF a consequence is a note that refers to its cause', () => {
  const [{ results }] = (JSON.parse(writeReport('sarif', blockedTagReport)) as Sarif).runs
  expect(results.map(({ ruleId, level }) => `${ruleId} ${level}`)).toEqual([
    'loading-csp error',
    'activation-secured note',
  ])
  expect(results[1]?.message.text).toContain('This follows from loading-csp')
})

test('in SARIF a cause without a rule is a notification that comes first', () => {
  const [{ invocations }] = (JSON.parse(writeReport('sarif', noSignInReport)) as Sarif).runs
  const [first, second] = invocations[0].toolExecutionNotifications
  expect(first).toMatchObject({ level: 'warning', message: { text: expect.stringContaining('Fix signIn') } })
  expect(second?.message.text).toBe('This follows from cause-sign-in: The sign-in of the journey failed.')
})

test('the terminal says what is wrong before any number, and lists each consequence with its verdict', () => {
  const text = writeToTerminal(blockedTagReport, { columns: 100, hasColours: false })
  expect(text.indexOf('blocks what the tag needs')).toBeLessThan(text.indexOf('Loading the tag  '))
  const consequences = blockedTagReport.findings.filter(({ consequenceOf }) => consequenceOf !== undefined).length
  expect(consequences).toBeGreaterThan(40)
  expect(text).toContain(
    `  So       ${consequences} rules follow from this:\n           fail            activation-secured: Seen broken.\n`,
  )
  expect(text).toMatch(/could not tell {2}loading-once, activation-every-page,/)
})

test('every report uses the same word for a verdict', () => {
  for (const report of [blockedTagReport, noSignInReport]) {
    for (const write of Object.values(WRITERS)) {
      expect(write(report)).not.toMatch(/\bunclear\b|\b\d+ (?:failed|warned|passed)\b|>(?:Fails|Warns|Passes)</)
    }
  }
})

test('the HTML report says of a consequence what was seen, and then which rule it is', () => {
  expect(writeReport('html', blockedTagReport)).toMatch(
    /<b class="verdict">fail<\/b> Seen broken\.\s+<span class="said">The rule: A signed-in visitor is authenticated in the chat\.<\/span>/,
  )
})
