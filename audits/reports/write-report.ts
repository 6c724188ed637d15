/** The only way to the writers, so that every report is redacted. */

import type { AuditReport } from '../finding.ts'
import { redactReport } from './redact.ts'
import { ctrfReport } from './ctrf.ts'
import { htmlReport } from './html.ts'
import { jsonReport } from './json.ts'
import { junitReport } from './junit.ts'
import { sarifReport } from './sarif.ts'
import type { Terminal } from './terminal-of.ts'
import { terminalReport } from './terminal.ts'

const WRITERS = {
  html: htmlReport,
  json: jsonReport,
  junit: junitReport,
  sarif: sarifReport,
  ctrf: ctrfReport,
} as const

/** The formats of report files. */
export type ReportFormat = keyof typeof WRITERS

export const REPORT_FORMATS = Object.keys(WRITERS) as readonly ReportFormat[]

export const writeReport = (format: ReportFormat, report: AuditReport): string => WRITERS[format](redactReport(report))

export const writeToTerminal = (report: AuditReport, terminal?: Terminal): string =>
  terminalReport(redactReport(report), terminal)
