/** The HTML reports as files to open: a scenario sees the page, and not what writes it. */

import { AUDIT_IDS } from '../../../audits/catalogue.ts'
import { writeReport } from '../../../audits/reports/write-report.ts'
import { hostileReport } from './hostile-report.ts'
import { blockedTagReport, noSignInReport } from './one-cause.ts'
import { pass, reportOf, sampleReport } from './sample-report.ts'

const SHORT: readonly string[] = [
  'loading-early',
  'loading-csp',
  'activation-secured',
  'failure-no-anonymous',
  'failure-no-retry',
  'failure-every-reason',
]

export const REPORT_PAGES = {
  sample: writeReport('html', sampleReport),
  /** Something of everything, for what takes its time. */
  short: writeReport('html', reportOf(sampleReport.findings.filter(({ audit }) => SHORT.includes(audit)))),
  hostile: writeReport('html', hostileReport()),
  empty: writeReport('html', reportOf([])),
  oneCause: writeReport('html', blockedTagReport),
  noSignIn: writeReport('html', noSignInReport),
  good: writeReport('html', reportOf(AUDIT_IDS.map(pass))),
} as const
