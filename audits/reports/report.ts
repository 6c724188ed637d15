/** Combines findings, budget and baseline. The exit code of the process depends on the report alone. */

import { AUDIT_IDS, type AuditId } from '../catalogue.ts'
import { compareWithBaseline, type Baseline } from './baseline.ts'
import { isAllowed, lowScores, overCounts, parseBudget, type Budget } from './budget.ts'
import {
  REPORT_FORMAT,
  type AuditCommand,
  type AuditReport,
  type AuditSettings,
  type Cause,
  type Finding,
} from '../finding.ts'
import { independent, readinessOf } from './readiness.ts'
import { scoreOf, scoresByGroup } from './score.ts'

export type Run = {
  readonly toolVersion: string
  readonly command: AuditCommand
  readonly target: string
  readonly file: string | null
  /** Milliseconds since 1970. */
  readonly startedAtMs: number
  readonly durationMs: number
  readonly settings: AuditSettings
  /** In any order, one for each audit. */
  readonly findings: readonly Finding[]
  /** The causes that are not findings themselves; none when absent. */
  readonly causes?: readonly Cause[]
  readonly baseline: Baseline | null
}

/** What was audited, for the headline. */
const SUBJECTS = { audit: 'the site', 'audit-endpoint': 'the token endpoint' } as const satisfies Readonly<
  Record<AuditCommand, string>
>

/** Throws a `BudgetError` if the budget cannot be read. */
export const makeReport = (run: Run): AuditReport => {
  const findings = inOrder(run.findings)
  const { causes = [] } = run
  const budget = parseBudget(run.settings.budget)
  const groups = scoresByGroup(findings)
  const all = scoreOf(findings)
  const comparison = compareWithBaseline(findings, run.baseline)
  const overruns = overrunsIn(findings, { budget, known: comparison.known })
  const low = lowScores({ ...groups, all }, budget)
  const over = overCounts(
    independent(findings).filter(({ audit }) => !comparison.known.includes(audit)),
    budget,
  )
  return {
    format: REPORT_FORMAT,
    tool: { name: 'iadvize-rehearsal', version: run.toolVersion },
    command: run.command,
    target: run.target,
    file: run.file,
    startedAt: new Date(run.startedAtMs).toISOString(),
    durationMs: run.durationMs,
    settings: run.settings,
    readiness: readinessOf({ findings, causes, score: all.score, subject: SUBJECTS[run.command] }),
    score: { ...all, groups },
    outcome: {
      isWithinBudget: overruns.length === 0 && low.length === 0 && over.length === 0,
      overruns,
      lowScores: low,
      overCounts: over,
      ...comparison,
    },
    causes,
    findings,
  }
}

/**
 * Findings that neither the budget nor the baseline allows. Each cause counts once: a consequence is left out if its
 * cause counts already, and for a cause that is not a finding its first consequence counts. So a consequence is never
 * excused because its cause is.
 */
const overrunsIn = (
  findings: readonly Finding[],
  { budget, known }: { readonly budget: Budget; readonly known: readonly AuditId[] },
): readonly AuditId[] => {
  const over = findings.filter((finding) => !isAllowed(finding, budget) && !known.includes(finding.audit))
  const isFinding = (id: string): boolean => findings.some(({ audit }) => audit === id)
  return over
    .filter(({ audit, consequenceOf: cause }) => {
      if (cause === undefined) return true
      if (isFinding(cause)) return !over.some((other) => other.audit === cause)
      return over.find(({ consequenceOf }) => consequenceOf === cause)?.audit === audit
    })
    .map(({ audit }) => audit)
}

/**
 * 0 if the budget is kept, 1 if it is not. 3, as for a missing browser, if nothing was judged, or less than could not
 * be: such a run says nothing about the site and must not be taken for a good one.
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
