/** What is said of a line that begins with no word of Gherkin. */

import { suggestionFor } from '../playwright-kit/nearest.ts'
import { stepWords, titleWords } from './keywords.ts'

export const strangeSentence = (text: string, language: string): string => {
  const [word = ''] = text.split(/\s+/)
  const steps = stepWords(language).toReversed()
  const words = [...titleWords(language), ...steps].map((keyword) => keyword.word.trim())
  return `"${text}" begins with no word of Gherkin that can stand here; ${suggestionFor(word, words)}`
}
