import { readFileSync } from 'node:fs'
import { expect, test } from '../../../plain-test.ts'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { AuditReport } from '../../../../audits/finding.ts'
import { writeReport } from '../../../../audits/reports/write-report.ts'
import { hostileReport } from '../hostile-report.ts'
import { reportOf, sampleReport } from '../sample-report.ts'

const schema = JSON.parse(
  readFileSync(new URL('../../../../docs/audit-report.schema.json', import.meta.url), 'utf8'),
) as object

const ajv = new Ajv2020({ strict: false, allErrors: true })
addFormats.default(ajv)
const validate = ajv.compile(schema)

const faultsOf = (text: string): readonly string[] => {
  validate(JSON.parse(text))
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

for (const [name, report] of Object.entries({ sample: sampleReport, empty: reportOf([]), hostile: hostileReport() })) {
  test(`the JSON report validates against the published schema (${name})`, () => {
    expect(faultsOf(writeReport('json', report))).toEqual([])
  })
}

test('the JSON report is the unchanged report', () => {
  expect(JSON.parse(writeReport('json', sampleReport))).toEqual(sampleReport)
})

for (const [what, spoil] of Object.entries({
  'a verdict that there is not': (report: AuditReport) => ({
    ...report,
    findings: [{ ...report.findings[0], verdict: 'good' }],
  }),
  'an audit that there is not': (report: AuditReport) => ({
    ...report,
    findings: [{ ...report.findings[0], audit: 'loading' }],
  }),
  'a failure without a problem': (report: AuditReport) => ({
    ...report,
    findings: [{ ...report.findings.find(({ verdict }) => verdict === 'fail'), problems: [] }],
  }),
  'a finding that could not tell and does not say what was missing': (report: AuditReport) => ({
    ...report,
    findings: [{ ...report.findings.find(({ verdict }) => verdict === 'could-not-tell'), missing: '' }],
  }),
  'another format': (report: AuditReport) => ({ ...report, format: 2 }),
  'no score': ({ score: _score, ...report }: AuditReport) => report,
  'a field that there is not': (report: AuditReport) => ({ ...report, extra: true }),
})) {
  test(`the published schema refuses ${what}`, () => {
    expect(faultsOf(JSON.stringify(spoil(sampleReport)))).not.toEqual([])
  })
}
