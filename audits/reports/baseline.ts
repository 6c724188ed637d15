/** A baseline is an earlier report. A rule that was broken in it does not fail the run again. */

import type { AuditId } from '../catalogue.ts'
import type { Broken, Finding } from '../finding.ts'
import { baselineSchema, type Baseline } from './report-schema.ts'

export type { Baseline } from './report-schema.ts'

export class BaselineError extends Error {
  override readonly name = 'BaselineError'
}

export type Comparison = { readonly known: readonly AuditId[]; readonly fixed: readonly AuditId[] }

/** Throws a `BaselineError` with one sentence if the text is not a report of this format. */
export const readBaseline = (text: string, file: string): Baseline => {
  const { data, error } = baselineSchema.safeParse(parsed(text, file))
  if (error === undefined) return data
  const [issue] = error.issues
  const place = issue?.path.join('.') ?? ''
  throw new BaselineError(
    `The baseline ${file} is not a report of "rehearsal audit" that this version can read (${place || 'the whole file'}: ${issue?.message}): write a new one with the JSON report.`,
  )
}

/** A broken rule is known if it is broken in no new way and no worse: a warning that has become a failure is new. */
export const compareWithBaseline = (findings: readonly Finding[], baseline: Baseline | null): Comparison => {
  if (baseline === null) return { known: [], fixed: [] }
  const before = new Map(baseline.findings.filter(isBroken).map((finding) => [finding.audit, finding]))
  const now = findings.filter(isBroken)
  const known = now.filter((finding) => isCoveredBy(finding, before.get(finding.audit))).map(({ audit }) => audit)
  const passing = findings.filter(({ verdict }) => verdict === 'pass').map(({ audit }) => audit)
  return { known, fixed: passing.filter((audit) => before.has(audit)) }
}

export const isBroken = (finding: Finding): finding is Broken => 'problems' in finding

const isCoveredBy = (finding: Broken, earlier: Broken | undefined): boolean =>
  earlier !== undefined &&
  (earlier.verdict === 'fail' || finding.verdict === 'warn') &&
  finding.problems.every((problem) => earlier.problems.includes(problem))

const parsed = (text: string, file: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new BaselineError(`The baseline ${file} is not JSON: give the file that the JSON report was written to.`, {
      cause,
    })
  }
}
