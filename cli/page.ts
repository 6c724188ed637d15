/** Lines for a terminal: labels in a column, colours where it has them, and nothing that could move its cursor. */

import { styleText } from 'node:util'
import { plainText } from '../audits/plain-text.ts'
import type { Terminal } from '../audits/reports/terminal-of.ts'
import { labelled } from '../audits/reports/wrap.ts'

type Format = Parameters<typeof styleText>[0]

export type Page = {
  readonly styled: (format: Format, text: string) => string
  /** A label, and text in a column beside it. A command in backticks that does not fit has a line of its own, to be copied. */
  readonly entry: (label: string, text: string, indent?: number) => readonly string[]
}

/** Of the names that the vendor gives to claims and fields, `visitorData` and `phoneNumber` are the longest. */
const LABEL_WIDTH = 'visitorData  '.length

export const pageFor = ({ columns, hasColours }: Terminal): Page => ({
  styled: (format, text) => (hasColours ? styleText(format, text, { validateStream: false }) : text),
  entry: (label, text, indent = 2) => {
    const margin = ' '.repeat(indent)
    const column = margin + ' '.repeat(LABEL_WIDTH)
    const head = margin + plainText(label)
    if (text === '') return [head]
    const [first = '', ...others] = paragraphsOf(plainText(text), columns - column.length)
    const fits = head.length + 2 <= column.length
    return [
      ...(fits ? [] : labelled(margin, plainText(label), columns)),
      ...labelled(fits ? head.padEnd(column.length) : column, first, columns),
      ...others.flatMap((other) =>
        isCommand(other) ? [`${margin}  ${other.slice(1, -1)}`] : labelled(column, other, columns),
      ),
    ]
  },
})

const paragraphsOf = (text: string, width: number): readonly string[] =>
  text.length <= width || !text.includes('`')
    ? [text]
    : text
        .split(/(`[^`]+`)/)
        .map((part) => part.trim())
        .filter((part) => part !== '' && part !== '.')

const isCommand = (text: string): boolean => text.startsWith('`') && text.endsWith('`')
