/**
 * A feature as it was meant: with the blanks, apostrophes and accents that Gherkin and the steps know, in the place of
 * those that typography, word processors and some keyboards put there. What stands in quotes stays as it is written.
 * Every line stays on its line: pure.
 */

import { languageIn, stepWords, titleWords } from './keywords.ts'
import { matchStep } from './match.ts'
import { readFeature, type Run } from './read-feature.ts'

export const asMeant = (source: string): string => {
  const lines = linesOf(source)
  const language = languageIn(lines.map(withPlainSigns))
  const structure = withPlainStructure(lines, language)
  const text = structure.join('\n')
  return withPlainWords(text) === text ? text : withPlainSteps(text)
}

/** Editors end a line at each of these. */
export const linesOf = (source: string): readonly string[] => source.split(/\r\n|\n|\r/)

/** Where the column of a line as it was meant is in the line as it is written; both count signs from 1. */
export const columnAsWritten = (written: string, column: number): number => {
  const signs = Array.from(written)
  const index = signs.findIndex((_, at) => lengthOf(signs.slice(0, at + 1).join('')) >= column)
  return index === -1 ? column : index + 1
}

const lengthOf = (text: string): number => Array.from(withPlainSigns(text)).length

const APOSTROPHE = /[\u2018\u2019\u02BC\u2032\u00B4\uFF07]/g
/** No-break, thin and other blanks of fixed width, and tabs. */
const NO_PLAIN_BLANK = /[\t\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g
/** Of no width: marks of an order of bytes, of a direction, of a place to break or not to break a word. */
const NOTHING = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g

/** Also what is not closed. */
const QUOTED = /("[^"]*(?:"|$))/
const QUOTED_OR_PLACEHOLDER = /("[^"]*(?:"|$)|<[^<>]*>)/

const outside = (verbatim: RegExp, text: string, change: (part: string) => string): string =>
  text
    .split(verbatim)
    .map((part, index) => (index % 2 === 0 ? change(part) : part))
    .join('')

const withPlainSigns = (line: string): string =>
  outside(QUOTED, line.normalize('NFC'), (part) => part.replaceAll(NOTHING, ''))

const withPlainBlanks = (text: string): string => outside(QUOTED, text, (part) => part.replaceAll(NO_PLAIN_BLANK, ' '))

const withPlainWords = (text: string): string =>
  outside(QUOTED_OR_PLACEHOLDER, text, (part) => part.replaceAll(APOSTROPHE, "'").replaceAll(NO_PLAIN_BLANK, ' '))

/** What Gherkin itself looks at: titles, the words that begin a step, and the edges of cells. */
const withPlainStructure = (lines: readonly string[], language: string): readonly string[] => {
  const title = titlePattern(language)
  const step = stepPattern(language)
  let closing: string | null = null
  let isBelowStep = false
  return lines.map((line) => {
    const plain = withPlainSigns(line)
    const [separator = null] = /^"""|^```/.exec(plain.trimStart()) ?? []
    if (closing !== null) {
      if (separator === closing) closing = null
      return line
    }
    // In a description it opens nothing.
    if (separator !== null && isBelowStep) closing = separator
    if (/^\s*\|/.test(plain)) return plain.replaceAll(EDGE, (blanks) => blanks.replaceAll(NO_PLAIN_BLANK, ' '))
    const mended = withPlainBlanks(plain)
      .replace(title, '$1:$2')
      .replace(step, (words) => words.replaceAll(APOSTROPHE, "'"))
    if (mended.trim() !== '') isBelowStep = step.test(mended)
    return mended
  })
}

const EDGE = /(?<=\|)\s+|\s+(?=\||$)/g

/** "Scénario :" becomes "Scénario: ", which is as long. */
const titlePattern = (language: string): RegExp =>
  new RegExp(
    String.raw`^(\s*(?:${titleWords(language)
      .map(({ word }) => escaped(word))
      .join('|')}))(\s+):`,
  )

const stepPattern = (language: string): RegExp => {
  const words = stepWords(language).map(({ word }) => escaped(word).replaceAll("'", `(?:'|${APOSTROPHE.source})`))
  return new RegExp(String.raw`^\s*(?:${[escaped('* '), ...words].join('|')})`)
}

const escaped = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)

/**
 * Only where a step becomes one of ours by it: who has written steps of their own with such signs has them in the
 * expressions, too.
 */
const withPlainSteps = (text: string): string => {
  const { runs } = readFeature(text)
  const lines = text.split('\n')
  for (const run of runs) {
    for (const { line, columns } of run.steps.flatMap((compiled) => needsPlainWords(compiled, run))) {
      lines[line - 1] = withPlainWords(lines[line - 1] ?? '')
      if (columns.length > 0) lines[run.line - 1] = withPlainCells(lines[run.line - 1] ?? '', columns)
    }
  }
  return lines.join('\n')
}

type Needed = { readonly line: number; /** Of the examples, from 0. */ readonly columns: readonly number[] }

const needsPlainWords = (compiled: Run['steps'][number], { stepOf, header }: Run): readonly Needed[] => {
  const plain = withPlainWords(compiled.text)
  if (plain === compiled.text || matchStep(compiled.text).kind === 'known') return []
  const written = stepOf(compiled)
  if (written === undefined || matchStep(plain).kind === 'unknown') return []
  const bare = written.text.replaceAll(new RegExp(QUOTED, 'g'), '')
  const names = [...bare.matchAll(/<([^<>]+)>/g)].map(([, name = '']) => name.trim())
  return [{ line: written.location.line, columns: names.map((name) => header.indexOf(name)).filter((at) => at !== -1) }]
}

const withPlainCells = (row: string, columns: readonly number[]): string =>
  row
    .split(/(?<!\\)\|/)
    .map((cell, index) => (columns.includes(index - 1) ? withPlainWords(cell) : cell))
    .join('|')
