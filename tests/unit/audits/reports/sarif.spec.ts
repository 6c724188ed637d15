// Microsoft's matchers for Jest carry the schema of SARIF 2.1.0; only that is used.
import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' }
import { expect, test } from '../../../plain-test.ts'
import AjvDraft04 from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { AUDIT_IDS, auditOf } from '../../../../audits/catalogue.ts'
import type { AuditReport } from '../../../../audits/finding.ts'
import { writeReport } from '../../../../audits/reports/write-report.ts'
import { hostileReport } from '../hostile-report.ts'
import { fail, findingOf, reportOf, runOf, sampleReport, warn } from '../sample-report.ts'

const ajv = new AjvDraft04.default({ strict: false, allErrors: true, unicodeRegExp: false })
addFormats.default(ajv)
const validate = ajv.compile(schema)

type Log = { readonly runs: readonly [Run] }
type Run = {
  readonly automationDetails: { readonly id: string }
  readonly tool: {
    readonly driver: {
      readonly rules: readonly { readonly id: string; readonly help: { readonly markdown: string } }[]
    }
  }
  readonly invocations: readonly [
    { readonly toolExecutionNotifications: readonly { readonly associatedRule: { readonly id: string } }[] },
  ]
  readonly results: readonly {
    readonly ruleId: string
    readonly ruleIndex: number
    readonly level: string
    readonly message: { readonly text: string }
    readonly baselineState?: string
    readonly locations: readonly {
      readonly physicalLocation: {
        readonly artifactLocation: { readonly uri: string }
        readonly region?: { readonly startLine: number }
      }
    }[]
    readonly partialFingerprints: Readonly<Record<string, string>>
  }[]
}

const runIn = (report: AuditReport): Run => (JSON.parse(writeReport('sarif', report)) as Log).runs[0]

const faultsOf = (text: string): readonly string[] => {
  validate(JSON.parse(text))
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

for (const [name, report] of Object.entries({ sample: sampleReport, empty: reportOf([]), hostile: hostileReport() })) {
  test(`the SARIF report validates against the schema of SARIF 2.1.0 (${name})`, () => {
    expect(faultsOf(writeReport('sarif', report))).toEqual([])
  })
}

test('the schema of SARIF refuses an invalid report', () => {
  const text = writeReport('sarif', sampleReport)
  expect(faultsOf(text.replace('"ruleIndex": 1', '"ruleIndex": "one"'))).not.toEqual([])
  expect(faultsOf(text.replace('"level": "error"', '"level": "bad"'))).not.toEqual([])
})

test('every rule is there with the help that fixes it, and a result points to its own', () => {
  const { tool, results } = runIn(sampleReport)
  expect(tool.driver.rules.map(({ id }) => id)).toEqual(AUDIT_IDS)
  for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId)
  expect(tool.driver.rules[0]?.help.markdown).toContain(auditOf('loading-snippet').fix.text)
})

test('in SARIF only broken rules are results, and a rule that could not be judged is a notification', () => {
  const { results, invocations } = runIn(sampleReport)
  expect(results.map(({ ruleId, level }) => `${ruleId} ${level}`)).toEqual([
    'loading-early warning',
    'failure-no-anonymous error',
    'failure-no-retry error',
    'token-short-lived warning',
    'token-user-id-opaque warning',
    'token-endpoint-session error',
  ])
  expect(invocations[0].toolExecutionNotifications.map(({ associatedRule }) => associatedRule.id)).toEqual([
    'failure-every-reason',
    'session-another-tab',
  ])
})

test('a finding keeps its fingerprint from run to run, and gets another one when it is broken in another way', () => {
  const fingerprintOf = (...problems: readonly string[]) =>
    runIn(reportOf([findingOf('failure-no-retry', { verdict: 'fail', problems, summary: `Seen ${Math.random()}.` })]))
      .results[0]?.partialFingerprints
  expect(fingerprintOf('by-reload', 'in-code')).toEqual(fingerprintOf('in-code', 'by-reload'))
  expect(fingerprintOf('by-reload')).not.toEqual(fingerprintOf('in-code'))
})

test('with a baseline every result says whether it is new', () => {
  const before = reportOf([fail('logout-called')])
  const settings = { ...runOf([]).settings, baseline: 'before.json' }
  const now = reportOf([fail('logout-called'), warn('token-short-lived')], { settings, baseline: before })
  expect(runIn(now).results.map(({ baselineState }) => baselineState)).toEqual(['new', 'unchanged'])
  expect(runIn(before).results.map(({ baselineState }) => baselineState)).toEqual([undefined])
})

test('braces in texts of the site are not placeholders in SARIF', () => {
  const { results } = runIn(
    reportOf([findingOf('logout-called', { verdict: 'fail', problems: ['never'], summary: 'Saw {0}.' })]),
  )
  expect(results[0]?.message.text).toBe('Saw {{0}}.')
})

test('every SARIF result is in the journey, which is a file of the repository, and names the address without one', () => {
  const found = [fail('logout-called'), warn('token-short-lived')]
  const placesIn = (file: string | null) =>
    runIn(reportOf(found, { file })).results.map(({ locations }) => locations.map((one) => one.physicalLocation))
  const journey = { artifactLocation: { uri: 'end%20to%20end/journey.ts' }, region: { startLine: 1 } }
  expect(placesIn('end to end/journey.ts')).toEqual([[journey], [journey]])
  const address = { artifactLocation: { uri: 'https://shop.example/account' } }
  expect(placesIn(null)).toEqual([[address], [address]])
})

for (const command of ['audit', 'audit-endpoint'] as const) {
  test(`the SARIF of "rehearsal ${command}" is in a category of its own`, () => {
    expect(runIn(reportOf([], { command })).automationDetails.id).toBe(`rehearsal-${command}/`)
  })
}
