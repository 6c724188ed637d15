/** The report itself; `docs/audit-report.schema.json` describes it. */

import type { RedactedReport } from './redact.ts'

export const jsonReport = (report: RedactedReport): string => `${JSON.stringify(report, null, 2)}\n`
