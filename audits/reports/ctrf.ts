/** Writes CTRF (https://ctrf.io). As in JUnit, `failed` is exactly what fails the run. `rawStatus` is our own verdict. */

import { auditOf, groupOf } from '../catalogue.ts'
import { GROUPS } from '../catalogue/groups.ts'
import type { AuditReport, Finding } from '../finding.ts'
import type { RedactedReport } from './redact.ts'
import { findingText } from './evidence-text.ts'
import { followsFrom, LIMITS, missedLimits, weightOf } from './words.ts'

type Status = 'passed' | 'failed' | 'skipped' | 'pending' | 'other'

export const ctrfReport = (report: RedactedReport): string => {
  const tests = [...report.findings.map((finding) => testOf(finding, report)), ...limitTests(report)]
  const start = Date.parse(report.startedAt)
  const count = (status: Status): number => tests.filter((test) => test.status === status).length
  return `${JSON.stringify(
    {
      reportFormat: 'CTRF',
      specVersion: '0.0.0',
      timestamp: report.startedAt,
      generatedBy: report.tool.name,
      results: {
        tool: { name: report.tool.name, version: report.tool.version },
        summary: {
          tests: tests.length,
          passed: count('passed'),
          failed: count('failed'),
          skipped: count('skipped'),
          pending: count('pending'),
          other: count('other'),
          suites: new Set(tests.map(({ suite }) => suite[0])).size,
          start,
          stop: start + Math.round(report.durationMs),
        },
        tests,
        environment: { testEnvironment: report.target },
      },
    },
    null,
    2,
  )}\n`
}

const testOf = (finding: Finding, report: AuditReport) => {
  const { audit, verdict, durationMs } = finding
  const isFine = verdict === 'pass' || verdict === 'not-applicable'
  const screenshot = finding.evidence.find((evidence) => evidence.kind === 'screenshot')?.png
  return {
    testId: audit,
    name: auditOf(audit).title,
    status: statusOf(finding, report),
    duration: Math.round(durationMs),
    suite: [GROUPS[groupOf(audit)]],
    message: messageOf(finding, report),
    ...(isFine ? {} : { trace: findingText(finding, report) }),
    ...(screenshot === undefined ? {} : { screenshot }),
    rawStatus: weightOf(finding, report) === 'known' ? `${verdict}, known from the baseline` : verdict,
    tags: [groupOf(audit)],
    type: 'audit',
  }
}

const messageOf = (finding: Finding, report: AuditReport): string => {
  const { summary } = finding
  const follows = followsFrom(finding, report)
  if (follows !== null) return `${summary} ${follows}`
  return 'missing' in finding ? `${summary} Missing: ${finding.missing}` : summary
}

/** A broken rule that does not fail the run is neither passed nor failed. */
const statusOf = (finding: Finding, report: AuditReport): Status => {
  if (weightOf(finding, report) === 'counts') return 'failed'
  switch (finding.verdict) {
    case 'pass':
      return 'passed'
    case 'not-applicable':
      return 'skipped'
    case 'fail':
    case 'warn':
    case 'could-not-tell':
      return 'other'
    default:
      return finding satisfies never
  }
}

const limitTests = (report: AuditReport) =>
  missedLimits(report).map(({ id, name, message }) => ({
    testId: id,
    name,
    status: 'failed' as const,
    duration: 0,
    suite: [LIMITS],
    message,
    type: 'budget',
  }))
