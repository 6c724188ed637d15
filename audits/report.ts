/** Puts findings, budget and baseline together. What the process ends with is read from the report alone. */

import { AUDIT_IDS, type AuditId } from './catalogue.ts'
import { compareWithBaseline } from './baseline.ts'
import { isAllowed, lowScores, parseBudget } from './budget.ts'
import { REPORT_FORMAT, type AuditReport, type AuditSettings, type Finding } from './finding.ts'
import { scoreOf, scoresByGroup } from './score.ts'

export type Run = {
  readonly toolVersion: string
  readonly target: string
  /** Milliseconds since 1970. */
  readonly startedAtMs: number
  readonly durationMs: number
  readonly settings: AuditSettings
  /** In any order; one an audit. */
  readonly findings: readonly Finding[]
  readonly baseline: AuditReport | null
}

/** Throws a `BudgetError` for a budget that cannot be read. */
export const makeReport = (run: Run): AuditReport => {
  const findings = inOrder(run.findings)
  const budget = parseBudget(run.settings.budget)
  const groups = scoresByGroup(findings)
  const all = scoreOf(findings)
  const comparison = compareWithBaseline(findings, run.baseline)
  const overruns = findings
    .filter((finding) => !isAllowed(finding, budget) && !comparison.known.includes(finding.audit))
    .map(({ audit }) => audit)
  const low = lowScores({ ...groups, all }, budget)
  return {
    format: REPORT_FORMAT,
    tool: { name: 'iadvize-rehearsal', version: run.toolVersion },
    target: run.target,
    startedAt: new Date(run.startedAtMs).toISOString(),
    durationMs: run.durationMs,
    settings: run.settings,
    score: { ...all, groups },
    outcome: {
      isWithinBudget: overruns.length === 0 && low.length === 0,
      overruns,
      lowScores: low,
      ...comparison,
    },
    findings,
  }
}

/**
 * 0 when the budget is kept, 1 when it is not. 3, as for a browser that cannot be had, when nothing at all could be
 * judged: such a run says nothing about the site and must not be taken for a good one.
 */
export const exitCodeOf = ({ outcome, score }: AuditReport): 0 | 1 | 3 => {
  if (!outcome.isWithinBudget) return 1
  return score.score === null ? 3 : 0
}

const inOrder = (findings: readonly Finding[]): readonly Finding[] => {
  const byAudit = new Map<AuditId, Finding>()
  for (const finding of findings) {
    if (byAudit.has(finding.audit)) throw new TypeError(`There are two findings of the audit ${finding.audit}.`)
    byAudit.set(finding.audit, finding)
  }
  return AUDIT_IDS.flatMap((id) => byAudit.get(id) ?? [])
}
