/** What is said of a line that begins with no word of Gherkin. */

import { nearestTo, suggestionFor } from '../playwright-kit/nearest.ts'
import { STEP_KINDS, stepWord, stepWords, titleWords } from './keywords.ts'

export const strangeSentence = (text: string, language: string): string => {
  const [word = ''] = text.split(/\s+/)
  const steps = stepWords(language).toReversed()
  const words = [...titleWords(language), ...steps].map((keyword) => keyword.word.trim())
  const usual = STEP_KINDS.map((kind) => stepWord(kind, language)).join(', ')
  const hint = nearestTo(word, words).length === 0 ? `steps begin with ${usual}` : suggestionFor(word, words)
  return `"${text}" begins with no word of Gherkin that can stand here; ${hint}${hint.endsWith('?') ? '' : '.'}`
}
