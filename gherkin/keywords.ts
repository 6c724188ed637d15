/** The keywords of Gherkin by language: pure. */

import { dialects } from '@cucumber/gherkin'
import { LANGUAGES } from './step.ts'

export type Part = 'feature' | 'background' | 'rule' | 'scenario' | 'scenarioOutline' | 'examples'

export type StepKind = 'given' | 'when' | 'then' | 'and' | 'but'

/** A word that begins a part of the file, without its colon. */
export type TitleWord = { readonly part: Part; readonly word: string; readonly language: string }

/** Words that begin a step, with the blank or the apostrophe at their end. */
export type StepWord = { readonly kind: StepKind; readonly word: string; readonly language: string }

const PARTS: readonly Part[] = ['feature', 'background', 'rule', 'scenario', 'scenarioOutline', 'examples']
export const STEP_KINDS: readonly StepKind[] = ['given', 'when', 'then', 'and', 'but']

/** Longest first, as one can begin another: "Scenario Outline" and "Scenario". */
export const titleWords = (language: string): readonly TitleWord[] =>
  PARTS.flatMap((part) => (dialects[language]?.[part] ?? []).map((word) => ({ part, word, language }))).toSorted(
    byLength,
  )

/** Longest first, without the asterisk, which every language has. */
export const stepWords = (language: string): readonly StepWord[] =>
  STEP_KINDS.flatMap((kind) => (dialects[language]?.[kind] ?? []).map((word) => ({ kind, word, language })))
    .filter(({ word }) => word !== '* ')
    .toSorted(byLength)

const byLength = (one: { readonly word: string }, other: { readonly word: string }): number =>
  other.word.length - one.word.length

/** As one would write it: the most common of several. */
export const titleWord = (part: Part, language: string): string => {
  const words = (dialects[language] ?? dialects['en'])?.[part] ?? []
  return (part === 'scenario' ? words.at(-1) : words[0]) ?? ''
}

/** As one would write it, without the blank: in French with "que", as the steps have it. */
export const stepWord = (kind: StepKind, language: string): string => {
  const words = stepWords(language).filter((word) => word.kind === kind)
  const usual = words.find(({ word }) => USUAL.has(word)) ?? words.at(-1)
  return usual?.word.trim() ?? ''
}

const USUAL: ReadonlySet<string> = new Set(['Étant donné que ', 'Quand ', 'Alors ', 'Et ', 'Mais '])

/** The languages of the steps that are not that of the feature. */
export const otherLanguages = (language: string): readonly string[] => LANGUAGES.filter((other) => other !== language)

/** "French" */
export const nameOf = (language: string): string => dialects[language]?.name ?? language

/** Where "# language: fr" stands, counted from 0; -1 where the feature does not say its language. */
export const languageLine = (lines: readonly string[]): number => {
  const index = lines.findIndex((line) => LANGUAGE.test(line) || !/^\s*(?:#|$)/.test(line))
  return LANGUAGE.test(lines[index] ?? '') ? index : -1
}

/** That of the feature, known to Gherkin or not. */
export const languageIn = (lines: readonly string[]): string =>
  LANGUAGE.exec(lines[languageLine(lines)] ?? '')?.[1] ?? 'en'

/** As Gherkin reads it. */
const LANGUAGE = /^\s*#\s*language\s*:\s*([a-zA-Z\-_]+)\s*$/

/** The language that calls a feature so: that of ours first, as many languages share a word. */
export const languageCalling = (feature: string): string | null =>
  [...LANGUAGES, ...Object.keys(dialects)].find(
    (language) => dialects[language]?.feature.some((word) => folded(word) === folded(feature)) === true,
  ) ?? null

/** Without case, accents and signs: "Plan du scénario" and "plan du Scenario" are one. Letters other than ours stay. */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
