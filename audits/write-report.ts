/** The one door to the writers: whatever goes out has been redacted. */

import type { AuditReport } from './finding.ts'
import { redactReport } from './redact.ts'
import { ctrfReport } from './reports/ctrf.ts'
import { htmlReport } from './reports/html.ts'
import { jsonReport } from './reports/json.ts'
import { junitReport } from './reports/junit.ts'
import { sarifReport } from './reports/sarif.ts'
import { terminalReport, type Terminal } from './reports/terminal.ts'

const WRITERS = {
  html: htmlReport,
  json: jsonReport,
  junit: junitReport,
  sarif: sarifReport,
  ctrf: ctrfReport,
} as const

/** Those that go into a file. */
export type ReportFormat = keyof typeof WRITERS

export const REPORT_FORMATS = Object.keys(WRITERS) as readonly ReportFormat[]

export const writeReport = (format: ReportFormat, report: AuditReport): string => WRITERS[format](redactReport(report))

export const writeToTerminal = (report: AuditReport, terminal?: Terminal): string =>
  terminalReport(redactReport(report), terminal)
