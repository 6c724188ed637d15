/**
 * What is said while the audits run: a line for each verdict, and on a terminal below them a last line that says how far it
 * is. A log keeps the lines and never sees the last one.
 */

import { styleText } from 'node:util'
import { plainText } from './plain-text.ts'
import type { Finding, Verdict } from './finding.ts'
import { redact } from './redact.ts'
import { COLOURS } from './reports/terminal.ts'

export type ProgressMeans = {
  /** A terminal whose last line can be written anew. */
  readonly isTerminal: boolean
  readonly hasColours: boolean
  readonly columns: number
  readonly total: number
  readonly write: (text: string) => void
  /** Milliseconds, from anywhere. */
  readonly now: () => number
}

export type Progress = {
  readonly tell: (finding: Finding) => void
  /** Says again how far it is; to be called now and then on a terminal. */
  readonly tick: () => void
  /** The last line goes. */
  readonly end: () => void
}

const MARKS: Readonly<Record<Verdict, string>> = {
  fail: 'FAIL',
  warn: 'warn',
  'could-not-tell': '?',
  pass: 'ok',
  'not-applicable': '-',
}

const MARK_WIDTH = 4

const CLEAR_LINE = '\r\u001b[K'

export const createProgress = ({ isTerminal, hasColours, columns, total, write, now }: ProgressMeans): Progress => {
  const startedAt = now()
  const state = { judged: 0 }
  const clear = isTerminal ? CLEAR_LINE : ''
  const status = (): string => {
    if (!isTerminal) return ''
    const seconds = Math.floor((now() - startedAt) / 1_000)
    return cut(`${state.judged} of ${total} audits, ${seconds} s`, columns)
  }
  return {
    tell: (finding) => {
      state.judged += 1
      write(`${clear}${lineOf(finding, { hasColours, columns })}\n${status()}`)
    },
    tick: () => {
      if (isTerminal) write(clear + status())
    },
    end: () => write(clear),
  }
}

/** Whoever reads it again in a log wants to know why, without having to look for the report. */
const lineOf = (
  { audit, verdict, summary }: Finding,
  { hasColours, columns }: Pick<ProgressMeans, 'hasColours' | 'columns'>,
): string => {
  const mark = MARKS[verdict].padEnd(MARK_WIDTH)
  const isTold = verdict !== 'pass' && verdict !== 'not-applicable'
  const text = isTold ? `${audit}: ${redact(plainText(summary)).replaceAll(/\s+/g, ' ')}` : audit
  const styled = hasColours ? styleText(COLOURS[verdict], mark, { validateStream: false }) : mark
  return `${styled}  ${cut(text, columns - MARK_WIDTH - 2)}`
}

const cut = (text: string, width: number): string => (text.length <= width ? text : `${text.slice(0, width - 1)}…`)
