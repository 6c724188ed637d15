/** What Gherkin cannot read, or reads as something else, in sentences. */

import { dialects } from '@cucumber/gherkin'
import { suggestionFor } from '../playwright-kit/nearest.ts'
import { stepsFor } from './match.ts'

type ParserError = {
  readonly message: string
  readonly location?: { readonly line: number; readonly column?: number }
  readonly errors?: readonly ParserError[]
}

export type Unreadable = { readonly line: number; readonly column: number; readonly sentence: string }

export const unreadableIn = (error: unknown, source: string): readonly Unreadable[] => {
  const { errors = [error as ParserError] } = error as ParserError
  // Of a file that does not begin as one, all the lines are in the wrong place.
  const headless = errors.find(({ message }) => message.includes('#FeatureLine') && !message.includes('end of file'))
  return (headless === undefined ? errors : [headless]).map(({ message, location }) => {
    const { line = 1, column = 1 } = location ?? {}
    return { line, column, sentence: sentenceOn(message, source.split(/\r?\n/)[line - 1]?.trim() ?? '', source) }
  })
}

/** The words with which a step begins are wrong: between a title and the first step, Gherkin takes such a line for a comment. */
export const misspeltStep = (text: string, source: string): string | null => {
  const [keyword = '', ...rest] = text.trim().split(/\s+/)
  return stepsFor(rest.join(' ')).length === 0 ? null : strangerSentence(keyword, text.trim(), source)
}

const sentenceOn = (message: string, text: string, source: string): string => {
  if (message.includes('Language not supported')) {
    return `There is no such language: ${text}; write "# language: en" or "# language: fr".`
  }
  if (message.includes('#FeatureLine')) {
    return dialects['fr']?.feature.some((word) => text.startsWith(word)) === true
      ? 'This is French: write "# language: fr" on the first line.'
      : 'A file begins with "Feature: " and what it is about; the scenarios stand below that.'
  }
  if (message.includes('inconsistent cell count')) return 'The rows of this table have different numbers of cells.'
  if (message.includes('unexpected end of file')) {
    return 'The file ends too early: a title has nothing below it, or a text that begins with """ does not end.'
  }
  return strangerSentence(text.split(/\s+/)[0] ?? '', text, source)
}

const strangerSentence = (word: string, text: string, source: string): string => {
  const keywords = keywordsOf(source)
  if (keywords.some((keyword) => text.startsWith(keyword))) {
    return `"${text}" cannot stand here: steps stand below a scenario, before its examples, and rows below what they belong to.`
  }
  return `"${text}" begins with no word of Gherkin that can stand here; ${suggestionFor(word, keywords)}`
}

const keywordsOf = (source: string): readonly string[] => {
  const language = /^\s*#\s*language:\s*(\S+)/m.exec(source)?.[1] ?? 'en'
  const dialect = dialects[language] ?? dialects['en']
  if (dialect === undefined) return []
  const { feature, scenario, given, when, then, and } = dialect
  const plain = [...feature, ...scenario, ...given, ...when, ...then, ...and].map((word) => word.trim())
  return plain.filter((word) => word !== '*')
}
