/**
 * What is written while the audits run: a line for each verdict and, on a terminal, a status line below them. A log
 * never gets the status line.
 */

import { styleText } from 'node:util'
import { plainText } from './plain-text.ts'
import type { Finding } from './finding.ts'
import { redact } from './reports/redact.ts'
import { COLOURS } from './reports/terminal.ts'
import { VERDICT_WORDS } from './reports/words.ts'

export type ProgressDeps = {
  /** The output is a terminal, on which the status line can be rewritten. */
  readonly isTerminal: boolean
  readonly hasColours: boolean
  readonly columns: number
  readonly total: number
  readonly write: (text: string) => void
  /** Milliseconds since any fixed moment. */
  readonly now: () => number
}

export type Progress = {
  readonly tell: (finding: Finding) => void
  /** Updates the status line. To be called regularly on a terminal. */
  readonly tick: () => void
  /** Removes the status line. */
  readonly end: () => void
}

const MARK_WIDTH = Math.max(...Object.values(VERDICT_WORDS).map(({ length }) => length))

const CLEAR_LINE = '\r\u001b[K'

export const createProgress = ({ isTerminal, hasColours, columns, total, write, now }: ProgressDeps): Progress => {
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

/** A broken rule is written with its summary, so that the reader of a log knows the reason without opening the report. */
const lineOf = (
  { audit, verdict, summary }: Finding,
  { hasColours, columns }: Pick<ProgressDeps, 'hasColours' | 'columns'>,
): string => {
  const mark = VERDICT_WORDS[verdict].padEnd(MARK_WIDTH)
  // Why rules could not be judged is said once, under the cause, after all verdicts.
  const isTold = verdict === 'fail' || verdict === 'warn'
  const text = isTold ? `${audit}: ${redact(plainText(summary)).replaceAll(/\s+/g, ' ')}` : audit
  const styled = hasColours ? styleText(COLOURS[verdict], mark, { validateStream: false }) : mark
  return `${styled}  ${cut(text, columns - MARK_WIDTH - 2)}`
}

const cut = (text: string, width: number): string => (text.length <= width ? text : `${text.slice(0, width - 1)}…`)
