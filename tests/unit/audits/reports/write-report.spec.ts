import { expect, test } from '../../../plain-test.ts'
import { fingerprint } from '../../../../protocol/token.ts'
import { REPORT_FORMATS, writeReport, writeToTerminal } from '../../../../audits/reports/write-report.ts'
import type { AuditReport } from '../../../../audits/finding.ts'
import { mint, privateKey } from '../../mock-platform/mint.ts'
import { hostileReport } from '../hostile-report.ts'
import { sampleReport } from '../sample-report.ts'

const WRITERS: Readonly<Record<string, (report: AuditReport) => string>> = {
  ...Object.fromEntries(REPORT_FORMATS.map((format) => [format, (report: AuditReport) => writeReport(format, report)])),
  terminal: (report) => writeToTerminal(report),
}

test('there is a writer for every format', () => {
  expect(Object.keys(WRITERS)).toEqual(['html', 'json', 'junit', 'sarif', 'ctrf', 'terminal'])
})

for (const [name, write] of Object.entries(WRITERS)) {
  test(`no token, key or credential reaches the ${name} report from any source`, async () => {
    const token = await mint()
    const pem = privateKey('brandSigning').export({ type: 'pkcs8', format: 'pem' }) as string
    const secrets = [
      token,
      token.slice(0, 200),
      pem,
      '{"jwtIdentity":"0paque.va1ue"}',
      'Authorization: Bearer 0paque.va1ue',
    ]
    for (const secret of secrets) {
      const text = write(hostileReport(secret)).replaceAll(/\s/g, '')
      expect(text).not.toContain(token.slice(0, 40))
      expect(text).not.toContain(token.slice(150, 190))
      expect(text).not.toContain(pem.slice(80, 110))
      expect(text).not.toContain('0paque')
    }
    expect(write(hostileReport(token))).toContain(fingerprint(token))
  })

  test(`the ${name} report of the same run is the same text`, () => {
    expect(write(structuredClone(sampleReport))).toBe(write(sampleReport))
  })

  test(`no control character gets into the ${name} report`, () => {
    expect(write(hostileReport())).not.toMatch(/[\p{Cc}\u202e](?<![\n\t])/u)
  })
}
