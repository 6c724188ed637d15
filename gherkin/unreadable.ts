/** What Gherkin cannot read, in sentences: pure. */

import { languageCalling, nameOf, stepWords, titleWord, titleWords } from './keywords.ts'
import { misfit, type FeatureText, type LostLine } from './lost-lines.ts'
import { meantStep } from './meant-step.ts'
import { meantTitle } from './meant-title.ts'
import { LANGUAGES } from './step.ts'
import { strangeSentence } from './strange-sentence.ts'

type ParserError = {
  readonly message: string
  readonly location?: { readonly line: number; readonly column?: number }
  readonly errors?: readonly ParserError[]
}

export const unreadableIn = (error: unknown, text: FeatureText): readonly LostLine[] => {
  const { errors = [error as ParserError] } = error as ParserError
  // In an unknown language, and below a line that is no beginning, all the lines are in the wrong place.
  const unknown = errors.find(({ message }) => message.includes('Language not supported'))
  const headless = errors.find(({ message }) => message.includes('#FeatureLine') && !isEnd(message))
  const first = unknown ?? headless
  const inPlace = errors.length === 1 ? errors : errors.filter(({ message }) => !isEnd(message))
  const told = first === undefined ? inPlace : [first]
  const wordsOf = ({ location }: ParserError): string => text.lines[(location?.line ?? 1) - 1]?.trim() ?? ''
  const titles = told.map((each) => first === undefined && meantTitle(wordsOf(each), surroundingsIn(text)) !== null)
  return told.flatMap((each, index) => {
    const { line = 1, column = 1 } = each.location ?? {}
    const words = wordsOf(each)
    // Below a title that is none, steps and rows are right once the title is.
    const isRight = titles.slice(0, index).includes(true) && isMisplaced(words, text.language)
    return isRight ? [] : [{ line, column, sentence: sentenceOn(each.message, words, text) }]
  })
}

const isEnd = (message: string): boolean => message.includes('unexpected end of file')

const surroundingsIn = ({ language }: FeatureText) => ({ language, hasStepsBelow: false })

/** Of a feature in a language without steps. */
export const noStepsIn = (language: string): string =>
  `There are no steps in ${nameOf(language)}: write the feature in English, or in French with "# language: fr" on the first line.`

const sentenceOn = (message: string, words: string, text: FeatureText): string => {
  const { language } = text
  if (message.includes('Language not supported')) {
    return `There is no such language: ${words}; write "# language: en" or "# language: fr".`
  }
  if (message.includes('#FeatureLine')) return headlessSentence(words, language)
  if (message.includes('inconsistent cell count')) return 'The rows of this table have different numbers of cells.'
  if (isEnd(message)) {
    return 'The file ends too early: a title has nothing below it, or a text that begins with """ does not end.'
  }
  return misplaced(words, text)
}

/** Where a feature has to begin. */
const headlessSentence = (words: string, language: string): string => {
  const [, called = '', title = ''] = /^([^:：]*)[:：]?\s*(.*)$/.exec(words) ?? []
  const own = titleWord('feature', language)
  const whole = `${own}: ${title}`.trim()
  if (meantFeature(called, language)) return `"${words}" cannot stand here: write "${whole}".`
  const calling = languageCalling(called)
  if (calling === null || calling === language) {
    return `A file begins with "${own}: " and what it is about; the scenarios stand below that.`
  }
  if (!LANGUAGES.some((known) => known === calling)) return noStepsIn(calling)
  return language === 'en'
    ? `This is ${nameOf(calling)}: write "# language: ${calling}" on the first line.`
    : `"${called.trim()}" is ${nameOf(calling)}, and this feature is in ${nameOf(language)}: write "${whole}".`
}

/** Its own word for a feature, in other letters or nearly. */
const meantFeature = (called: string, language: string): boolean => {
  if (languageCalling(called) === language) return true
  const remedy = meantTitle(`${called.trim()}:`, { language, hasStepsBelow: false })?.remedy
  return remedy === `write "${titleWord('feature', language)}:"` && languageCalling(called) === null
}

const misplaced = (words: string, { language, isOwn }: FeatureText): string => {
  const title = meantTitle(words, { language, hasStepsBelow: false })
  if (title !== null) return `"${words}" cannot stand here: ${title.remedy}.`
  const step = meantStep(words, { language, isOwn, above: '', below: '', isUserStory: false })
  if (step?.kind === 'step' && step.written !== words)
    return `"${words}" cannot stand here: ${step.why}write "${step.written}".`
  if (step !== null && step.kind !== 'step') return misfit(step, words, language)
  if (isMisplaced(words, language)) {
    return `"${words}" cannot stand here: steps stand below a scenario, before its examples, and rows below what they belong to.`
  }
  return strangeSentence(words, language)
}

/** It is as Gherkin knows it, but for its place. */
const isMisplaced = (words: string, language: string): boolean =>
  /^(?:\||""")/.test(words) ||
  [...titleWords(language), ...stepWords(language)].some(({ word }) => words.startsWith(word.trim()))
