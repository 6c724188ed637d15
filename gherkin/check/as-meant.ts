/**
 * A feature as its author meant it: typographic spaces, apostrophes and accents from word processors and some keyboards become
 * those that Gherkin and the steps know. Quoted text is not changed, and no line moves. Pure.
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

/** The line endings that editors recognize. */
export const linesOf = (source: string): readonly string[] => source.split(/\r\n|\n|\r/)

/** The column in the written line for a column in the corrected line. Both count characters from 1. */
export const columnAsWritten = (written: string, column: number): number => {
  const signs = Array.from(written)
  const index = signs.findIndex((_, at) => lengthOf(signs.slice(0, at + 1).join('')) >= column)
  return index === -1 ? column : index + 1
}

const lengthOf = (text: string): number => Array.from(withPlainSigns(text)).length

const APOSTROPHE = /[\u2018\u2019\u02BC\u2032\u00B4\uFF07]/g
/** No-break, thin and other fixed-width spaces, and tabs. */
const NO_PLAIN_BLANK = /[\t\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g
/** Zero-width characters: byte order marks, direction marks, and marks that allow or forbid a line break. */
const NOTHING = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g

/** Includes quoted text that is not closed. */
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

/** Corrects what Gherkin itself reads: titles, the keywords of steps, and the edges of cells. */
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
    // In a description, it does not open a text block.
    if (separator !== null && isBelowStep) closing = separator
    if (/^\s*\|/.test(plain)) return plain.replaceAll(EDGE, (blanks) => blanks.replaceAll(NO_PLAIN_BLANK, ' '))
    const fixed = withPlainBlanks(plain)
      .replace(title, '$1:$2')
      .replace(step, (words) => words.replaceAll(APOSTROPHE, "'"))
    if (fixed.trim() !== '') isBelowStep = step.test(fixed)
    return fixed
  })
}

const EDGE = /(?<=\|)\s+|\s+(?=\||$)/g

/** "Scénario :" becomes "Scénario: ", which has the same length. */
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
 * Corrects a step only if that makes it one of ours. A project whose own steps use such characters has them in its expressions as
 * well.
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

type Needed = { readonly line: number; /** Columns of the examples, from 0. */ readonly columns: readonly number[] }

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
