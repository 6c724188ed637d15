/** A step of the table as a line of a feature: the words are the table's, whatever they come to be. */

import type { Kind, Language } from '../step.ts'
import { STEPS } from '../steps.ts'

export type Sentence = { readonly kind: Kind; readonly text: string }

/** `id` is that of the step; `values` are written in the place of what stands in braces, as they are. */
export const sentenceOf = (id: string, language: Language, values: readonly string[]): Sentence => {
  const step = STEPS.find((known) => known.id === id)
  if (step === undefined) throw new Error(`The table of steps has no ${id}.`)
  const left = [...values]
  const text = step[language].expression
    // "attempt(s)" is one of several; what else stands in brackets is left out.
    .replaceAll(/(\w)\(s\)/g, values.at(-1) === '1' ? '$1' : '$1s')
    // "65 minutes pass" in English, "passent" in French.
    .replaceAll(/(\w)\(nt\)/g, '$1nt')
    .replaceAll(/\([^)]*\)/g, '')
    .replaceAll(/\{\w+\}/g, () => left.shift() ?? '')
  return { kind: step.kind, text }
}

/** A text in quotes, as the expressions read it. */
export const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', String.raw`\"`)}"`

export type Who = 'customer' | 'other-customer' | 'stranger'

const PEOPLE: Readonly<Record<Who, Readonly<Record<Language, string>>>> = {
  customer: { en: 'the customer', fr: 'le client' },
  'other-customer': { en: 'another customer', fr: 'un autre client' },
  stranger: { en: 'a visitor', fr: 'un visiteur' },
}

export const personSaid = (who: Who, language: Language): string => PEOPLE[who][language]
