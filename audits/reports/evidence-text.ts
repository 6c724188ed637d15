/** Writes evidence as lines of plain text, for the terminal and for formats that have no place for more. */

import { roughDurationText } from '../../protocol/duration.ts'
import { auditOf } from '../catalogue.ts'
import type { AuditReport, Evidence, Finding, TimelineStep } from '../finding.ts'
import { consequencesOf } from './readiness.ts'
import { followsFrom, sourceWords, VERDICT_WORDS } from './words.ts'

export const evidenceLines = (evidence: Evidence): readonly string[] => {
  switch (evidence.kind) {
    case 'timeline':
      return [`${evidence.caption}:`, ...timelineLines(evidence.steps)]
    case 'screenshot':
      return [`Screenshot, in the HTML report: ${evidence.caption}`]
    case 'value':
      return [
        `${evidence.name}: ${evidence.seen}`,
        ...(evidence.expected === null ? [] : [`  expected: ${evidence.expected}`]),
      ]
    case 'code':
      return [
        `${evidence.caption}, ${evidence.url}:${evidence.line}:`,
        ...evidence.text.split('\n').map((line) => `  ${line}`),
      ]
    default:
      return evidence satisfies never
  }
}

/** Everything that a person needs to fix a finding. A consequence only says what it follows from. */
export const findingText = (finding: Finding, report: AuditReport): string => {
  const follows = followsFrom(finding, report)
  if (follows !== null) return [finding.summary, follows, ...causeLines(finding, report)].join('\n')
  const consequences = consequencesOf(finding.audit, report.findings)
  return [
    finding.summary,
    ...('missing' in finding ? [`Missing: ${finding.missing}`] : []),
    ...finding.evidence.flatMap(evidenceLines),
    '',
    ...('missing' in finding ? ruleLines(finding) : [...ruleLines(finding), '', ...fixLines(finding)]),
    ...(consequences.length === 0 ? [] : ['', 'Because of this:', ...consequences.map(consequenceLine)]),
  ].join('\n')
}

/** "  fail            activation-secured: No activation was completed after the sign-in." */
const consequenceLine = ({ audit, verdict, summary }: Finding): string =>
  `  ${VERDICT_WORDS[verdict].padEnd(WORD_WIDTH)}  ${audit}${verdict === 'could-not-tell' ? '' : `: ${summary}`}`

const WORD_WIDTH = VERDICT_WORDS['could-not-tell'].length

const ruleLines = ({ audit }: Finding): readonly string[] => {
  const row = auditOf(audit)
  const { basis, says, page } = sourceWords(row)
  return [`Rule: ${row.rule}`, `Why: ${row.why}`, `${basis}: ${says}${page === null ? '' : ` ${page.url}`}`]
}

const fixLines = ({ audit }: Finding): readonly string[] => {
  const { fix } = auditOf(audit)
  return [`Fix: ${fix.text}`, '', fix.code.text]
}

/** A cause that is not a finding is described together with the first of its consequences. */
export const causeLines = ({ audit, consequenceOf }: Finding, { causes, findings }: AuditReport): readonly string[] => {
  const cause = causes.find(({ id }) => id === consequenceOf)
  if (cause === undefined) return []
  const [first] = consequencesOf(cause.id, findings)
  return first?.audit === audit ? [cause.summary, `Fix: ${cause.fix}`] : []
}

const timelineLines = (steps: readonly TimelineStep[]): readonly string[] => {
  const times = steps.map(({ atMs }) => `+${roughDurationText(atMs)}`)
  const timeWidth = Math.max(0, ...times.map(({ length }) => length))
  const whoWidth = Math.max(0, ...steps.map(({ who }) => who.length))
  return steps.map(
    ({ who, what, isFault }, index) =>
      `${isFault ? '>' : ' '} ${times[index]?.padStart(timeWidth)}  ${who.padEnd(whoWidth)}  ${what}`,
  )
}
