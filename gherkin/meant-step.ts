/** Lines that were meant as a step, and are not one for Gherkin. Pure. */

import { distanceBetween } from '../playwright-kit/nearest.ts'
import { folded, nameOf, otherLanguages, stepWord, stepWords, type StepKind, type StepWord } from './keywords.ts'
import { isLikeStep, stepsFor } from './match.ts'
import { withoutDecoration } from './meant-title.ts'
import type { OwnSteps } from './own-steps.ts'

export type MeantStep =
  /** `written` is what is right; `why` says so where its word is of the other language, and is empty otherwise. */
  | { readonly kind: 'step'; readonly written: string; readonly why: string; readonly isAmbiguous: boolean }
  /** It begins with a word that is like none of Gherkin's. */
  | { readonly kind: 'strange' }
  /** It begins with no word of Gherkin's at all. */
  | { readonly kind: 'wordless' }

export type StepContext = {
  /** Of the feature. */
  readonly language: string
  readonly isOwn: OwnSteps
  /** The lines above and below it, empty where there are none. */
  readonly above: string
  readonly below: string
  /** Whether "As a customer" or the like stands in the same paragraph. */
  readonly isUserStory: boolean
}

/**
 * A line that begins with "Given", "When" or "Then" is a step to everybody who reads Gherkin. In a description it is
 * lost, and the scenario passes without it, while another word at the beginning of a sentence costs nothing. So it counts
 * as a step unless it is plainly a sentence: it ends as one, goes on in the next line, or tells a user story. "And" and
 * "But" begin sentences as often as steps; after them the rest has to be like a step.
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

/** "Step 1: " and "Étape 2 - " */
const LABEL = /^\p{L}+ \d+\s*[:.)–-]\s*/u

type Reading = { readonly word: StepWord; readonly rest: string; readonly isExact: boolean }

const LEADING: ReadonlySet<StepKind> = new Set(['given', 'when', 'then'])

/** These begin French sentences as often as "And" does English ones. */
const EVERYDAY: ReadonlySet<string> = new Set(['Donc ', 'Soit '])

const isLeading = ({ word, isExact }: Reading): boolean => isExact && LEADING.has(word.kind) && !EVERYDAY.has(word.word)

const isStep = (words: string, { isOwn }: StepContext): boolean => words !== '' && (isLikeStep(words) || isOwn(words))

/** What the first words can be: as they are, in other letters or glued to the next, misspelt; best first. */
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

/** The line alone has to say a step, and not to go on from the one above. */
const withoutWord = (plain: string, { isOwn, above }: StepContext): MeantStep | null => {
  const isWhole = (words: string): boolean => words !== '' && (stepsFor(words).length > 0 || isOwn(words))
  if (isWhole(plain.replace(/^\S+\s*/, ''))) return { kind: 'strange' }
  const isContinuation = above !== '' && !END.test(above)
  return isWhole(plain) && !isContinuation ? { kind: 'wordless' } : null
}

const END = /[.!?…:;,]["'”»)]*$/

const isSentence = (rest: string, { below, isUserStory }: StepContext): boolean =>
  isUserStory || END.test(rest) || /^\p{Ll}/u.test(below)

/** "As a customer", "I want", "So that"; "En tant que", "Je veux", "Afin de": such stories say "When" as well. */
export const STORY =
  /^(?:As an? |I (?:want|can|need)|So (?:that|I) |In order to |En tant qu|Je (?:veux|peux|souhaite)|Afin d|Pour que )/
