/** Recognizes lines that were meant as a step but are not one for Gherkin. Pure. */

import { distanceBetween } from '../../protocol/nearest.ts'
import { folded, nameOf, otherLanguages, stepWord, stepWords, type StepKind, type StepWord } from './keywords.ts'
import { isLikeStep, stepsFor } from './match.ts'
import { withoutDecoration } from './meant-title.ts'
import type { OwnSteps } from './own-steps.ts'

export type MeantStep =
  /** `written` is the corrected line. `why` gives the reason if the keyword is of another language, and is empty otherwise. */
  | { readonly kind: 'step'; readonly written: string; readonly why: string; readonly isAmbiguous: boolean }
  /** The line begins with a word that is not similar to a keyword. */
  | { readonly kind: 'strange' }
  /** The line begins without a keyword. */
  | { readonly kind: 'wordless' }

export type StepContext = {
  /** The language of the feature. */
  readonly language: string
  readonly isOwn: OwnSteps['isOne']
  /** The lines above and below, empty if there are none. */
  readonly above: string
  readonly below: string
  /** Whether the same paragraph has "As a customer" or a similar phrase. */
  readonly isUserStory: boolean
}

/**
 * A line that begins with "Given", "When" or "Then" looks like a step to everyone who reads Gherkin. If Gherkin reads it as a
 * description, the scenario passes without it, whereas rewording a real sentence costs nothing. So the line counts as a step
 * unless it is clearly a sentence: it ends like one, continues on the next line, or tells a user story. "And" and "But" begin
 * sentences as often as steps, so the rest of their line must also look like a step.
 */
export const meantStep = (text: string, context: StepContext): MeantStep | null => {
  if (text.startsWith('* ') && isStep(text.slice(2), context)) {
    return { kind: 'step', written: text, why: '', isAmbiguous: false }
  }
  const plain = withoutDecoration(text).replace(LABEL, '').replaceAll('’', "'")
  const readings = readingsOf(plain, context.language)
  const known = readings.find(({ rest }) => isStep(rest, context))
  const meant = known ?? readings.find((reading) => isLeading(reading) && !isSentence(reading.rest, context))
  if (meant === undefined) return withoutWord(plain, context)
  const { word, rest } = meant
  const isOwnWord = word.language === context.language
  const right = isOwnWord ? word.word : `${stepWord(word.kind, context.language)} `
  const names = `"${word.word.trim()}" is ${nameOf(word.language)}, and this feature is in ${nameOf(context.language)}: `
  return { kind: 'step', written: `${right}${rest}`, why: isOwnWord ? '' : names, isAmbiguous: known === undefined }
}

/** "Step 1: " and "Étape 2 - ". */
const LABEL = /^\p{L}+ \d+\s*[:.)–-]\s*/u

type Reading = { readonly word: StepWord; readonly rest: string; readonly isExact: boolean }

const LEADING: ReadonlySet<StepKind> = new Set(['given', 'when', 'then'])

/** These words begin French sentences as often as "And" begins English ones. */
const EVERYDAY: ReadonlySet<string> = new Set(['Donc ', 'Soit '])

const isLeading = ({ word, isExact }: Reading): boolean => isExact && LEADING.has(word.kind) && !EVERYDAY.has(word.word)

const isStep = (words: string, { isOwn }: StepContext): boolean => words !== '' && (isLikeStep(words) || isOwn(words))

/** The possible keywords at the beginning: exact, in another case or joined to the next word, or misspelt; best first. */
const readingsOf = (plain: string, language: string): readonly Reading[] => {
  const words = [language, ...otherLanguages(language)].flatMap(stepWords)
  const exact = words.filter(({ word }) => plain.startsWith(word) && plain.length > word.length)
  const glued = words.filter(({ word }) => plain.toLowerCase().startsWith(word.trim().toLowerCase()))
  const after = (word: StepWord, isExact: boolean): Reading => ({
    word,
    rest: plain.slice(isExact ? word.word.length : word.word.trim().length).replace(/^[\s:,]+/, ''),
    isExact,
  })
  return [
    ...exact.map((word) => after(word, true)),
    ...glued.map((word) => after(word, false)),
    ...misspelt(plain, words),
  ]
}

/** Nearest first. */
const misspelt = (plain: string, words: readonly StepWord[]): readonly Reading[] => {
  const texts = plain.split(/\s+/)
  return words
    .map((word) => {
      const right = folded(word.word)
      const count = right.split(' ').length
      const slips = distanceBetween(folded(texts.slice(0, count).join(' ')), right)
      return { word, rest: texts.slice(count).join(' '), isExact: false, slips, most: right.length < 4 ? 1 : 2 }
    })
    .filter(({ slips, most }) => slips <= most)
    .toSorted((one, other) => one.slips - other.slips)
}

/** Recognizes a line without a keyword only if it is a complete step and does not continue the line above. */
const withoutWord = (plain: string, { isOwn, above }: StepContext): MeantStep | null => {
  const isWhole = (words: string): boolean => words !== '' && (stepsFor(words).length > 0 || isOwn(words))
  if (isWhole(plain.replace(/^\S+\s*/, ''))) return { kind: 'strange' }
  const isContinuation = above !== '' && !END.test(above)
  return isWhole(plain) && !isContinuation ? { kind: 'wordless' } : null
}

const END = /[.!?…:;,]["'”»)]*$/

const isSentence = (rest: string, { below, isUserStory }: StepContext): boolean =>
  isUserStory || END.test(rest) || /^\p{Ll}/u.test(below)

/** "As a customer", "I want", "So that"; "En tant que", "Je veux", "Afin de". User stories also use "When". */
export const STORY =
  /^(?:As an? |I (?:want|can|need)|So (?:that|I) |In order to |En tant qu|Je (?:veux|peux|souhaite)|Afin d|Pour que )/
