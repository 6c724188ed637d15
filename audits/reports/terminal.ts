/** The summary for the terminal: what must be fixed, what could not be told, advice, and the scores. */

import { roughDurationText } from '../../protocol/duration.ts'
import { styleText } from 'node:util'
import { auditOf, type AuditId } from '../catalogue.ts'
import { GROUPS } from '../catalogue/groups.ts'
import type { Verdict } from '../../protocol/verdicts.ts'
import type { Cause, Finding } from '../finding.ts'
import { consequencesOf, gravestFirst, groupsIn, independent, ofGroup } from './readiness.ts'
import type { RedactedReport } from './redact.ts'
import { PLAIN_TERMINAL, type Terminal } from './terminal-of.ts'
import { evidenceLines } from './evidence-text.ts'
import { countWords, momentWord, outcomeSentences, scoreWord, sourceWords, VERDICT_WORDS, weightOf } from './words.ts'
import { labelled, wrap } from './wrap.ts'

export const terminalReport = (report: RedactedReport, terminal: Terminal = PLAIN_TERMINAL): string => {
  const print = printer(terminal)
  const told = independent(report.findings).filter(({ verdict }) => verdict !== 'pass' && verdict !== 'not-applicable')
  const ofVerdict = (wanted: Verdict) => gravestFirst(told.filter(({ verdict }) => verdict === wanted))
  const lines = [
    '',
    ...print.text(report.readiness.sentence).map(print.strong),
    ...print.text(`${report.target}, ${momentWord(report.startedAt)}, ${roughDurationText(report.durationMs)}`),
    ...ofVerdict('fail').flatMap((finding) => ['', ...findingLines(finding, report, print)]),
    ...report.causes.flatMap((cause) => ['', ...causeLines(cause, report, print)]),
    ...ofVerdict('could-not-tell').flatMap((finding) => ['', ...findingLines(finding, report, print)]),
    ...ofVerdict('warn').flatMap((finding) => ['', ...findingLines(finding, report, print)]),
    '',
    ...scoreRows(report).flatMap((row) => scoreLines(row, print)),
    '',
    ...outcomeSentences(report).flatMap(print.text),
    '',
  ]
  return lines.map((line) => line.trimEnd()).join('\n')
}

type Printer = {
  readonly width: number
  readonly strong: (text: string) => string
  readonly verdict: (verdict: Verdict, text: string) => string
  readonly text: (text: string) => readonly string[]
}

export const COLOURS = {
  fail: 'red',
  warn: 'yellow',
  'could-not-tell': 'magenta',
  pass: 'green',
  'not-applicable': 'gray',
} as const satisfies Readonly<Record<Verdict, Parameters<typeof styleText>[0]>>

const printer = ({ columns, hasColours }: Terminal): Printer => {
  const styled = (format: Parameters<typeof styleText>[0], text: string): string =>
    hasColours ? styleText(format, text, { validateStream: false }) : text
  return {
    width: columns,
    strong: (text) => styled('bold', text),
    verdict: (verdict, text) => styled(COLOURS[verdict], text),
    text: (text) => wrap(text, columns),
  }
}

const NAME_WIDTH = Math.max(...Object.values(GROUPS).map(({ length }) => length))

const scoreRows = (report: RedactedReport): readonly ScoreRow[] => {
  const { score, findings } = report
  return [
    ...groupsIn(report).map((group) => ({
      name: GROUPS[group],
      score: score.groups[group].score,
      findings: ofGroup(group, findings),
    })),
    { name: 'All', score: score.score, findings },
  ]
}

type ScoreRow = { readonly name: string; readonly score: number | null; readonly findings: readonly Finding[] }

const scoreLines = ({ name, score, findings }: ScoreRow, { width }: Printer): readonly string[] =>
  labelled(`  ${name.padEnd(NAME_WIDTH)} ${scoreWord(score).padStart(4)}   `, countWords(findings), width)

const findingLines = (finding: Finding, report: RedactedReport, print: Printer): readonly string[] => {
  const { audit, verdict, summary } = finding
  const known = weightOf(finding, report) === 'known' ? ', known from the baseline' : ''
  return [
    ...wrap(`${VERDICT_WORDS[verdict].toUpperCase()}  ${audit}${known}`, print.width).map((line) =>
      print.verdict(verdict, line),
    ),
    ...section('Seen', summary, print).map(print.strong),
    ...('missing' in finding ? section('Missing', finding.missing, print) : []),
    ...finding.evidence.flatMap((evidence) => evidenceLines(evidence).flatMap((line) => kept(line, print.width))),
    // If nothing could be told, there is nothing to fix in the site.
    ...('missing' in finding ? [] : fixLines(audit, print)),
    ...resultLines(audit, report, print),
    ...ruleLines(audit, print),
  ]
}

const causeLines = ({ id, title, summary, fix, evidence }: Cause, report: RedactedReport, print: Printer) => [
  ...wrap(`${VERDICT_WORDS['could-not-tell'].toUpperCase()}  ${id}`, print.width).map((line) =>
    print.verdict('could-not-tell', line),
  ),
  ...wrap(title, print.width).map(print.strong),
  ...section('Seen', summary, print),
  ...evidence.flatMap((one) => evidenceLines(one).flatMap((line) => kept(line, print.width))),
  ...section('Fix', fix, print),
  ...resultLines(id, report, print),
]

/** The consequences, one line each. Those that could not tell are listed by id only. */
const resultLines = (id: string, { findings }: RedactedReport, print: Printer): readonly string[] => {
  const all = consequencesOf(id, findings)
  if (all.length === 0) return []
  const told = all.filter(({ verdict }) => verdict !== 'could-not-tell')
  const untold = all.flatMap(({ audit, verdict }) => (verdict === 'could-not-tell' ? [audit] : []))
  return [
    ...section('So', `${all.length === 1 ? '1 rule follows' : `${all.length} rules follow`} from this:`, print),
    ...told.flatMap(({ verdict, audit, summary }) =>
      labelled(INDENT + VERDICT_WORDS[verdict].padEnd(WORD_WIDTH + 2), `${audit}: ${summary}`, print.width),
    ),
    ...(untold.length === 0
      ? []
      : labelled(INDENT + VERDICT_WORDS['could-not-tell'].padEnd(WORD_WIDTH + 2), untold.join(', '), print.width)),
  ]
}

const WORD_WIDTH = VERDICT_WORDS['could-not-tell'].length

const fixLines = (audit: AuditId, print: Printer): readonly string[] => {
  const { why, fix } = auditOf(audit)
  return [
    ...section('Why', why, print),
    ...section('Fix', fix.text, print),
    ...fix.code.text.split('\n').map((line) => `${INDENT}  ${line}`),
  ]
}

const ruleLines = (audit: AuditId, print: Printer): readonly string[] => {
  const row = auditOf(audit)
  const { basis, says, page } = sourceWords(row)
  return [
    ...section('Rule', `${row.title}. ${row.rule}`, print),
    ...section('Source', `${basis}: ${says}`, print),
    ...(page === null ? [] : [`${INDENT}${page.url}`]),
  ]
}

const INDENT = ' '.repeat(11)

const section = (label: string, text: string, { width }: Printer): readonly string[] =>
  labelled(`  ${label}`.padEnd(INDENT.length), text, width)

/** A line of evidence keeps its columns. If it is too long, it continues below its own text. */
const kept = (line: string, width: number): readonly string[] => {
  const text = line.replaceAll('\t', '  ')
  const indent = `${INDENT}${/^[ >]*(?:\+\S+ \S+(?: \S+ \S+)? {2,}(?:token endpoint|\S+) +)?/.exec(text)?.[0] ?? ''}`
  return wrap(text.slice(indent.length - INDENT.length), width - indent.length).map((part, index) =>
    index === 0 ? indent + part : ' '.repeat(indent.length) + part,
  )
}
