/** The summary on the terminal: scores, then what to mend, the worst first. */

import { styleText } from 'node:util'
import { auditOf, groupOf } from '../catalogue.ts'
import { GROUP_IDS, GROUPS } from '../catalogue/row.ts'
import { VERDICTS, type Finding, type Score, type Verdict } from '../finding.ts'
import type { RedactedReport } from '../redact.ts'
import { evidenceLines } from './evidence-text.ts'
import {
  countWord,
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
    ...GROUP_IDS.map((group) => scoreLine(GROUPS[group], report.score.groups[group])),
    scoreLine('All', report.score),
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

const COLOURS = {
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

const scoreLine = (name: string, { score, counts }: Score): string => {
  const words = VERDICTS.flatMap((verdict) => (counts[verdict] === 0 ? [] : [SHORT[verdict](counts[verdict])]))
  return `  ${name.padEnd(NAME_WIDTH)} ${scoreWord(score).padStart(4)}   ${words.join(', ') || 'not run'}`
}

/** A line of scores has no room for more. */
const SHORT: Readonly<Record<Verdict, (count: number) => string>> = {
  fail: (count) => countWord('fail', count),
  warn: (count) => countWord('warn', count),
  'could-not-tell': (count) => `${count} untold`,
  pass: (count) => countWord('pass', count),
  'not-applicable': (count) => `${count} n/a`,
}

const findingLines = (finding: Finding, report: RedactedReport, print: Printer): readonly string[] => {
  const { rule, why, fix, source, ...row } = auditOf(finding.audit)
  const { basis, says, page } = sourceWords({ rule, why, fix, source, ...row })
  const known = weightOf(finding, report) === 'known' ? ', known from the baseline' : ''
  const section = (label: string, text: string): readonly string[] =>
    labelled(`  ${label.padEnd(8)}`, text, print.width)
  return [
    ...wrap(`${VERDICT_WORDS[finding.verdict].toUpperCase()}  ${finding.audit}${known}`, print.width).map((line) =>
      print.verdict(finding.verdict, line),
    ),
    ...wrap(`  ${row.title} (${GROUPS[groupOf(finding.audit)]})`, print.width).map(print.strong),
    ...section('Seen', finding.summary),
    ...('missing' in finding ? section('Missing', finding.missing) : []),
    ...finding.evidence.flatMap((evidence) => evidenceLines(evidence).flatMap((line) => kept(line, print.width))),
    ...section('Rule', rule),
    ...section('Why', why),
    ...section('Source', `${basis}: ${says}`),
    ...(page === null ? [] : [`          ${page.url}`]),
    ...section('Mend', fix.text),
    ...fix.code.text.split('\n').map((line) => `            ${line}`),
  ]
}

/** A line of evidence keeps its columns; what is too long goes on below its own beginning. */
const kept = (line: string, width: number): readonly string[] => {
  const text = line.replaceAll('\t', '  ')
  const indent = `          ${/^[ >]*(?:\+\S+ \S+(?: \S+ \S+)? {2,}(?:token endpoint|\S+) +)?/.exec(text)?.[0] ?? ''}`
  return wrap(text.slice(indent.length - 10), width - indent.length).map((part, index) =>
    index === 0 ? indent + part : ' '.repeat(indent.length) + part,
  )
}
