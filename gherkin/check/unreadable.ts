/** Explains in sentences what Gherkin cannot parse. Pure. */

import { languageCalling, nameOf, stepWords, titleWord, titleWords } from './keywords.ts'
import { misfit, type FeatureText, type LostLine } from './lost-lines.ts'
import { meantStep } from './meant-step.ts'
import { meantTitle } from './meant-title.ts'
import { LANGUAGES } from '../language.ts'
import { strangeSentence } from './strange-sentence.ts'

type ParserError = {
  readonly message: string
  readonly location?: { readonly line: number; readonly column?: number }
  readonly errors?: readonly ParserError[]
}

export const unreadableIn = (error: unknown, text: FeatureText): readonly LostLine[] => {
  const { errors = [error as ParserError] } = error as ParserError
  // After an unknown language or an invalid first line, Gherkin reports every line as misplaced.
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
    // Below a broken title, steps and rows become valid once the title is fixed.
    const isRight = titles.slice(0, index).includes(true) && isMisplaced(words, text.language)
    return isRight ? [] : [{ line, column, sentence: sentenceOn(each.message, words, text) }]
  })
}

const isEnd = (message: string): boolean => message.includes('unexpected end of file')

const surroundingsIn = ({ language }: FeatureText) => ({ language, hasStepsBelow: false })

/** The sentence about a feature in a language without steps. */
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
    return 'The file ends too early: a title has nothing below it, or the text after """ does not end.'
  }
  return misplaced(words, text)
}

/** The sentence about an invalid beginning of a feature. */
const headlessSentence = (words: string, language: string): string => {
  const [, called = '', title = ''] = /^([^:：]*)[:：]?\s*(.*)$/.exec(words) ?? []
  const own = titleWord('feature', language)
  const whole = `${own}: ${title}`.trim()
  if (meantFeature(called, language)) return `"${words}" is not valid here: write "${whole}".`
  const calling = languageCalling(called)
  if (calling === null || calling === language) {
    return `A file begins with "${own}: " and what it is about; the scenarios go below that.`
  }
  if (!LANGUAGES.some((known) => known === calling)) return noStepsIn(calling)
  return language === 'en'
    ? `This is ${nameOf(calling)}: write "# language: ${calling}" on the first line.`
    : `"${called.trim()}" is ${nameOf(calling)}, and this feature is in ${nameOf(language)}: write "${whole}".`
}

/** Whether it is the language's own word for a feature, in another case or slightly misspelt. */
const meantFeature = (called: string, language: string): boolean => {
  if (languageCalling(called) === language) return true
  const remedy = meantTitle(`${called.trim()}:`, { language, hasStepsBelow: false })?.remedy
  return remedy === `write "${titleWord('feature', language)}:"` && languageCalling(called) === null
}

const misplaced = (words: string, { language, isOwn }: FeatureText): string => {
  const title = meantTitle(words, { language, hasStepsBelow: false })
  if (title !== null) return `"${words}" is not valid here: ${title.remedy}.`
  const step = meantStep(words, { language, isOwn, above: '', below: '', isUserStory: false })
  if (step?.kind === 'step' && step.written !== words)
    return `"${words}" is not valid here: ${step.why}write "${step.written}".`
  if (step !== null && step.kind !== 'step') return misfit(step, words, language)
  if (isMisplaced(words, language)) {
    return `"${words}" is not valid here: steps go below a scenario, before its examples; table rows go below their step or "${titleWord('examples', language)}:".`
  }
  return strangeSentence(words, language)
}

/** Whether the line is valid Gherkin in another place. */
const isMisplaced = (words: string, language: string): boolean =>
  /^(?:\||""")/.test(words) ||
  [...titleWords(language), ...stepWords(language)].some(({ word }) => words.startsWith(word.trim()))
