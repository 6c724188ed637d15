/** The summary on the terminal: scores, then what to mend, the worst first. */

import { styleText } from 'node:util'
import { auditOf, groupOf, type AuditId } from '../catalogue.ts'
import { GROUP_IDS, GROUPS } from '../catalogue/row.ts'
import { VERDICTS, type Finding, type Score, type Verdict } from '../finding.ts'
import type { RedactedReport } from '../redact.ts'
import { evidenceLines } from './evidence-text.ts'
import {
  countWords,
  durationWord,
  headlineOf,
  momentWord,
  outcomeSentences,
  scoreWord,
  sourceWords,
  VERDICT_WORDS,
  weightOf,
} from './words.ts'
import { labelled, wrap } from './wrap.ts'

export type Terminal = { readonly columns: number; readonly hasColours: boolean }

export const PLAIN_TERMINAL: Terminal = { columns: 80, hasColours: false }

/** What Node knows about a stream that is written to. */
type Stream = { readonly isTTY?: boolean; readonly columns?: number }

const WIDEST = 100
const NARROWEST = 40

/** No colours into files, pipes and the logs of a CI, unless they are asked for. */
export const terminalOf = (stream: Stream, env: Readonly<Record<string, string | undefined>>): Terminal => {
  const { NO_COLOR, FORCE_COLOR, CI, TERM } = env
  const isForced = FORCE_COLOR !== undefined && FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  const isAble = stream.isTTY === true && !CI && TERM !== 'dumb' && FORCE_COLOR === undefined
  return {
    columns: Math.min(WIDEST, Math.max(NARROWEST, stream.columns ?? PLAIN_TERMINAL.columns)),
    hasColours: !NO_COLOR && (isForced || isAble),
  }
}

export const terminalReport = (report: RedactedReport, terminal: Terminal = PLAIN_TERMINAL): string => {
  const print = printer(terminal)
  const told = report.findings.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'not-applicable')
  const worstFirst = told.toSorted((left, right) => VERDICTS.indexOf(left.verdict) - VERDICTS.indexOf(right.verdict))
  const lines = [
    '',
    ...print.text(headlineOf(report)).map(print.strong),
    ...print.text(`${report.target}, ${momentWord(report.startedAt)}, ${durationWord(report.durationMs)}`),
    '',
    ...GROUP_IDS.flatMap((group) => scoreLines(GROUPS[group], report.score.groups[group], print)),
    ...scoreLines('All', report.score, print),
    ...worstFirst.flatMap((finding) => ['', ...findingLines(finding, report, print)]),
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

const scoreLines = (name: string, { score, counts }: Score, { width }: Printer): readonly string[] =>
  labelled(`  ${name.padEnd(NAME_WIDTH)} ${scoreWord(score).padStart(4)}   `, countWords(counts), width)

const findingLines = (finding: Finding, report: RedactedReport, print: Printer): readonly string[] => {
  const { audit, verdict, summary } = finding
  const known = weightOf(finding, report) === 'known' ? ', known from the baseline' : ''
  const title = `${auditOf(audit).title} (${GROUPS[groupOf(audit)]})`
  return [
    ...wrap(`${VERDICT_WORDS[verdict].toUpperCase()}  ${audit}${known}`, print.width).map((line) =>
      print.verdict(verdict, line),
    ),
    ...wrap(title, print.width).map(print.strong),
    ...section('Seen', summary, print),
    ...('missing' in finding ? section('Missing', finding.missing, print) : []),
    ...finding.evidence.flatMap((evidence) => evidenceLines(evidence).flatMap((line) => kept(line, print.width))),
    // Where nothing could be told there is nothing to mend in the site.
    ...('missing' in finding ? [] : adviceLines(audit, print)),
  ]
}

const adviceLines = (audit: AuditId, print: Printer): readonly string[] => {
  const row = auditOf(audit)
  const { basis, says, page } = sourceWords(row)
  return [
    ...section('Rule', row.rule, print),
    ...section('Why', row.why, print),
    ...section('Source', `${basis}: ${says}`, print),
    ...(page === null ? [] : [`${INDENT}${page.url}`]),
    ...section('Mend', row.fix.text, print),
    ...row.fix.code.text.split('\n').map((line) => `${INDENT}  ${line}`),
  ]
}

const INDENT = ' '.repeat(11)

const section = (label: string, text: string, { width }: Printer): readonly string[] =>
  labelled(`  ${label}`.padEnd(INDENT.length), text, width)

/** A line of evidence keeps its columns; what is too long goes on below its own beginning. */
const kept = (line: string, width: number): readonly string[] => {
  const text = line.replaceAll('\t', '  ')
  const indent = `${INDENT}${/^[ >]*(?:\+\S+ \S+(?: \S+ \S+)? {2,}(?:token endpoint|\S+) +)?/.exec(text)?.[0] ?? ''}`
  return wrap(text.slice(indent.length - INDENT.length), width - indent.length).map((part, index) =>
    index === 0 ? indent + part : ' '.repeat(indent.length) + part,
  )
}
