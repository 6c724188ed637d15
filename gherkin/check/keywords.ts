/** The keywords of Gherkin by language. Pure. */

import { dialects } from '@cucumber/gherkin'
import { LANGUAGES } from '../language.ts'

export type Part = 'feature' | 'background' | 'rule' | 'scenario' | 'scenarioOutline' | 'examples'

export type StepKind = 'given' | 'when' | 'then' | 'and' | 'but'

/** A keyword that begins a part of the file, without its colon. */
export type TitleWord = { readonly part: Part; readonly word: string; readonly language: string }

/** A keyword that begins a step, with its final space or apostrophe. */
export type StepWord = { readonly kind: StepKind; readonly word: string; readonly language: string }

const PARTS: readonly Part[] = ['feature', 'background', 'rule', 'scenario', 'scenarioOutline', 'examples']
export const STEP_KINDS: readonly StepKind[] = ['given', 'when', 'then', 'and', 'but']

/** Longest first, because one can begin another: "Scenario Outline" and "Scenario". */
export const titleWords = (language: string): readonly TitleWord[] =>
  PARTS.flatMap((part) => (dialects[language]?.[part] ?? []).map((word) => ({ part, word, language }))).toSorted(
    byLength,
  )

/** Longest first, without the asterisk, which exists in every language. */
export const stepWords = (language: string): readonly StepWord[] =>
  STEP_KINDS.flatMap((kind) => (dialects[language]?.[kind] ?? []).map((word) => ({ kind, word, language })))
    .filter(({ word }) => word !== '* ')
    .toSorted(byLength)

const byLength = (one: { readonly word: string }, other: { readonly word: string }): number =>
  other.word.length - one.word.length

/** The usual keyword, if there are several. */
export const titleWord = (part: Part, language: string): string => {
  const words = (dialects[language] ?? dialects['en'])?.[part] ?? []
  return (part === 'scenario' ? words.at(-1) : words[0]) ?? ''
}

/** The usual keyword, without its final space: in French with "que", as in our steps. */
export const stepWord = (kind: StepKind, language: string): string => {
  const words = stepWords(language).filter((word) => word.kind === kind)
  const usual = words.find(({ word }) => USUAL.has(word)) ?? words.at(-1)
  return usual?.word.trim() ?? ''
}

const USUAL: ReadonlySet<string> = new Set(['Étant donné que ', 'Quand ', 'Alors ', 'Et ', 'Mais '])

/** The languages of the steps other than that of the feature. */
export const otherLanguages = (language: string): readonly string[] => LANGUAGES.filter((other) => other !== language)

/** "French" */
export const nameOf = (language: string): string => dialects[language]?.name ?? language

/** The index of the line "# language: fr"; -1 if the feature does not name its language. */
export const languageLine = (lines: readonly string[]): number => {
  const index = lines.findIndex((line) => LANGUAGE.test(line) || !/^\s*(?:#|$)/.test(line))
  return LANGUAGE.test(lines[index] ?? '') ? index : -1
}

/** The language of the feature, whether or not Gherkin knows it. */
export const languageIn = (lines: readonly string[]): string =>
  LANGUAGE.exec(lines[languageLine(lines)] ?? '')?.[1] ?? 'en'

/** The pattern that Gherkin itself uses. */
const LANGUAGE = /^\s*#\s*language\s*:\s*([a-zA-Z\-_]+)\s*$/

/** The language that has this word for a feature; ours come first, because many languages share a word. */
export const languageCalling = (feature: string): string | null =>
  [...LANGUAGES, ...Object.keys(dialects)].find(
    (language) => dialects[language]?.feature.some((word) => folded(word) === folded(feature)) === true,
  ) ?? null

/**
 * Ignores case, accents and punctuation: "Plan du scénario" and "plan du Scenario" are equal. Letters of other alphabets stay.
 */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
