/** The problem with a line that does not begin with a Gherkin keyword. */

import { nearestTo, suggestionFor } from '../../protocol/nearest.ts'
import { STEP_KINDS, stepWord, stepWords, titleWords } from './keywords.ts'

export const strangeSentence = (text: string, language: string): string => {
  const [word = ''] = text.split(/\s+/)
  const steps = stepWords(language).toReversed()
  const words = [...titleWords(language), ...steps].map((keyword) => keyword.word.trim())
  const usual = STEP_KINDS.map((kind) => stepWord(kind, language)).join(', ')
  const hint = nearestTo(word, words).length === 0 ? `steps begin with ${usual}.` : suggestionFor(word, words)
  return `"${text}" does not begin with a Gherkin keyword that is valid here; ${hint}`
}
