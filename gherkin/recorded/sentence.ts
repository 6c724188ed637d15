/** Writes a step of the table as a line of a feature, so that the wording is always that of the table. */

import { durationText } from '../../protocol/duration.ts'
import type { Language } from '../language.ts'
import type { Kind } from '../step.ts'
import { STEPS } from '../steps.ts'

export type Sentence = { readonly kind: Kind; readonly text: string }

/** What stands in the place of braces: a string as it is, or what is said otherwise in another language. */
export type Value =
  | string
  /** In quotes. */
  | { readonly text: string }
  | { readonly who: Who }
  | { readonly times: number }
  | { readonly ms: number }

/** A step of the table with its values, in no language yet. */
export type Said = {
  readonly id: string
  readonly values: readonly Value[]
  /** Of a claim: how many like it have come true by then, with this one. */
  readonly nth?: number
}

export const said = (id: string, ...values: readonly Value[]): Said => ({ id, values })

/** `id` is that of the step. */
export const sentenceOf = ({ id, values: given }: Said, language: Language): Sentence => {
  const step = STEPS.find((known) => known.id === id)
  if (step === undefined) throw new Error(`The table of steps has no ${id}.`)
  const values = given.map((value) => valueSaid(value, language))
  const isOne = /^1(?: |$)/.test(values.at(-1) ?? '')
  const left = [...values]
  const text = step[language].expression
    // "attempt(s)" and "passe(nt)" of several, "pass(es)" of one; what else stands in brackets is left out.
    .replaceAll(/(\w)\((s|nt)\)/g, isOne ? '$1' : '$1$2')
    .replaceAll(/(\w)\(es\)/g, isOne ? '$1es' : '$1')
    .replaceAll(/\([^)]*\)/g, '')
    .replaceAll(/\{\w+\}/g, () => left.shift() ?? '')
  return { kind: step.kind, text }
}

const valueSaid = (value: Value, language: Language): string => {
  if (typeof value === 'string') return value
  if ('text' in value) return quoted(value.text)
  if ('who' in value) return personSaid(value.who, language)
  return 'times' in value ? TIMES[language](value.times) : LENGTHS[language](value.ms)
}

const TIMES: Readonly<Record<Language, (times: number) => string>> = {
  en: (times) => (times === 1 ? 'once' : times === 2 ? 'twice' : `${times} times`),
  fr: (times) => (times === 1 ? 'une fois' : `${times} fois`),
}

const LENGTHS: Readonly<Record<Language, (ms: number) => string>> = {
  en: durationText,
  fr: (ms) => durationText(ms).replace('day', 'jour'),
}

/** Text in quotes, as the expressions read it. */
export const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', String.raw`\"`)}"`

export type Who = 'customer' | 'other-customer' | 'stranger'

const PEOPLE: Readonly<Record<Who, Readonly<Record<Language, string>>>> = {
  customer: { en: 'the customer', fr: 'le client' },
  'other-customer': { en: 'another customer', fr: 'un autre client' },
  stranger: { en: 'a visitor', fr: 'un visiteur' },
}

const personSaid = (who: Who, language: Language): string => PEOPLE[who][language]
