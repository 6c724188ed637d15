/**
 * Writes JUnit XML. It is red exactly when the run fails: what the budget does not allow is a failure, or an error if
 * nothing could be told. What the baseline excuses, and what follows from another red case, is skipped rather than
 * passed. A warning passes and says so.
 */

import { groupOf, auditOf } from '../catalogue.ts'
import { GROUP_IDS, GROUPS } from '../catalogue/groups.ts'
import type { AuditReport, Finding } from '../finding.ts'
import type { RedactedReport } from './redact.ts'
import { causeLines, findingText } from './evidence-text.ts'
import { followsFrom, LIMITS, missedLimits, VERDICT_WORDS, weightOf } from './words.ts'

type Kind = 'failure' | 'error' | 'skipped' | 'passed'
type Case = { readonly kind: Kind; readonly durationMs: number; readonly xml: string }

export const junitReport = (report: RedactedReport): string => {
  const suites = [
    ...GROUP_IDS.map((group) => ({
      name: GROUPS[group],
      cases: report.findings.filter(({ audit }) => groupOf(audit) === group).map((finding) => caseOf(finding, report)),
    })),
    { name: LIMITS, cases: limitCases(report) },
  ].filter(({ cases }) => cases.length > 0)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${attributes({ name: `rehearsal ${report.command} ${report.target}`, ...totals(suites.flatMap(({ cases }) => cases)) })}>`,
    ...suites.flatMap(({ name, cases }) => [
      `  <testsuite ${attributes({ name, ...totals(cases), skipped: countOf('skipped', cases), timestamp: report.startedAt.slice(0, 19) })}>`,
      ...cases.map(({ xml }) => xml),
      '  </testsuite>',
    ]),
    '</testsuites>',
    '',
  ].join('\n')
}

type Numbers = Readonly<Record<string, string | number>>

const countOf = (kind: Kind, cases: readonly Case[]): number => cases.filter((one) => one.kind === kind).length

const totals = (cases: readonly Case[]): Numbers => ({
  tests: cases.length,
  failures: countOf('failure', cases),
  errors: countOf('error', cases),
  time: seconds(cases.reduce((sum, { durationMs }) => sum + durationMs, 0)),
})

const caseOf = (finding: Finding, report: AuditReport): Case => {
  const { audit, durationMs } = finding
  const kind = kindOf(finding, report)
  const name = `${audit}: ${auditOf(audit).title}`
  const head = `    <testcase ${attributes({ name, classname: `rehearsal.${groupOf(audit)}`, time: seconds(durationMs) })}`
  return { kind, durationMs, xml: closed(head, inside(kind, finding, report)) }
}

const kindOf = (finding: Finding, report: AuditReport): Kind => {
  if (weightOf(finding, report) === 'counts') return finding.verdict === 'could-not-tell' ? 'error' : 'failure'
  return finding.verdict === 'pass' || finding.verdict === 'warn' ? passedUnlessKnown(finding, report) : 'skipped'
}

const passedUnlessKnown = (finding: Finding, report: AuditReport): Kind =>
  weightOf(finding, report) === 'known' || finding.consequenceOf !== undefined ? 'skipped' : 'passed'

const inside = (kind: Kind, finding: Finding, report: AuditReport): string | null => {
  const message = [`${VERDICT_WORDS[finding.verdict]}: ${finding.summary}`, followsFrom(finding, report) ?? []]
    .flat()
    .join(' ')
  switch (kind) {
    case 'failure':
    case 'error':
      return `<${kind} ${attributes({ message, type: finding.verdict })}>${escaped(findingText(finding, report))}</${kind}>`
    case 'skipped':
      return `<skipped ${attributes({ message: [message, ...whyUntold(finding, report)].join(' ') })}/>`
    case 'passed':
      return finding.verdict === 'warn'
        ? `<system-out>${escaped(`${message}\n${findingText(finding, report)}`)}</system-out>`
        : null
    default:
      return kind satisfies never
  }
}

const whyUntold = (finding: Finding, report: AuditReport): readonly string[] => {
  if (finding.consequenceOf !== undefined) return causeLines(finding, report)
  return 'missing' in finding ? [`Missing: ${finding.missing}`] : []
}

const limitCases = (report: AuditReport): readonly Case[] =>
  missedLimits(report).map(({ name, message }) => {
    const head = `    <testcase ${attributes({ name, classname: 'rehearsal.budget', time: seconds(0) })}`
    const failure = `<failure ${attributes({ message, type: 'budget' })}></failure>`
    return { kind: 'failure', durationMs: 0, xml: closed(head, failure) }
  })

const closed = (head: string, content: string | null): string =>
  content === null ? `${head}/>` : `${head}>\n      ${content}\n    </testcase>`

const seconds = (ms: number): string => (ms / 1000).toFixed(3)

const attributes = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}="${escaped(String(value)).replaceAll('\n', '&#10;')}"`)
    .join(' ')

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? character)
