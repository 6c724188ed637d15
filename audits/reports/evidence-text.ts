/** What was seen, as lines of plain text: for the terminal and for formats that have no place for more. */

import type { Evidence, Finding, TimelineStep } from '../finding.ts'
import { auditOf } from '../catalogue.ts'
import { durationWord, sourceWords } from './words.ts'

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

/** Everything about a finding that a person needs in order to mend it. */
export const findingText = (finding: Finding): string => {
  const { rule, why, fix, ...row } = auditOf(finding.audit)
  const { basis, says, page } = sourceWords({ rule, why, fix, ...row })
  return [
    finding.summary,
    ...('missing' in finding ? [`Missing: ${finding.missing}`] : []),
    ...finding.evidence.flatMap(evidenceLines),
    '',
    `Rule: ${rule}`,
    `Why: ${why}`,
    `${basis}: ${says}${page === null ? '' : ` ${page.url}`}`,
    '',
    `Mend: ${fix.text}`,
    '',
    fix.code.text,
  ].join('\n')
}

const timelineLines = (steps: readonly TimelineStep[]): readonly string[] => {
  const times = steps.map(({ atMs }) => `+${durationWord(atMs)}`)
  const timeWidth = Math.max(0, ...times.map(({ length }) => length))
  const whoWidth = Math.max(0, ...steps.map(({ who }) => who.length))
  return steps.map(
    ({ who, what, isFault }, index) =>
      `${isFault ? '>' : ' '} ${times[index]?.padStart(timeWidth)}  ${who.padEnd(whoWidth)}  ${what}`,
  )
}
