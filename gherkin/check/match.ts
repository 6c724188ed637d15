/** Finds the meaning of a scenario's line, without a browser or a runner. */

import { CucumberExpression, ParameterType, ParameterTypeRegistry } from '@cucumber/cucumber-expressions'
import { distanceBetween, nearestTo } from '../../protocol/nearest.ts'
import { PARAMETERS } from '../parameters.ts'
import { LANGUAGES, type Language } from '../language.ts'
import type { Step } from '../step.ts'
import { STEPS } from '../steps.ts'

export type StepMatch =
  | {
      readonly kind: 'known'
      readonly step: Step
      readonly language: Language
      readonly values: readonly unknown[]
    }
  /** A step that is right except for a value. The sentence names the nearest valid values. */
  | { readonly kind: 'wrong-value'; readonly step: Step; readonly language: Language; readonly sentence: string }
  /** `nearest` are complete steps, nearest first; empty if none is similar. */
  | { readonly kind: 'unknown'; readonly sentence: string; readonly nearest: readonly string[] }

/** `text` has no keyword. Steps match in every language; the nearest ones are suggested only in `languages`. */
export const matchStep = (text: string, languages: readonly Language[] = LANGUAGES): StepMatch => {
  for (const { step, language, expression } of EXPRESSIONS) {
    const found = expression.match(text)
    if (found === null) continue
    try {
      const values = found.map((argument) => argument.getValue<unknown>(null))
      ;(step.check as Check | undefined)?.(...values)
      return { kind: 'known', step, language, values }
    } catch (error) {
      return { kind: 'wrong-value', step, language, sentence: (error as Error).message }
    }
  }
  const nearest = nearestSteps(text, languages)
  return { kind: 'unknown', sentence: sentenceOn(text, nearest), nearest }
}

type Check = (...values: readonly unknown[]) => unknown

/** The steps that match. There should be at most one. */
export const stepsFor = (text: string): readonly Step[] => [
  ...new Set(EXPRESSIONS.filter(({ expression }) => expression.match(text) !== null).map(({ step }) => step)),
]

/**
 * Matches a project's own step. It accepts any text for its parameters, which are not known here. Throws if the expression is
 * invalid.
 */
export const matcherOf = (expression: string | RegExp): ((text: string) => boolean) => {
  if (typeof expression !== 'string') return (text) => expression.test(text)
  const known = expression.replaceAll(/(?<!\\)\{([^{}]+)\}/g, (parameter, name: string) =>
    registry.lookupByTypeName(name) === undefined ? '{}' : parameter,
  )
  const cucumber = new CucumberExpression(known, registry)
  return (text) => cucumber.match(text) !== null
}

/** Whether the text is probably one of our steps, with a typing error or with placeholders for examples. */
export const isLikeStep = (text: string): boolean => {
  if (EXPRESSIONS.some(({ expression }) => expression.match(text) !== null)) return true
  const filled = text.replaceAll(/"?<[^<>]+>"?/g, '…')
  const shapes = filled === text ? candidatesOf : shapesOf
  return STEPS.some((step) =>
    LANGUAGES.some((language) => shapes(step, language).some((shape) => isNearly(filled, shape))),
  )
}

/** A typing error changes one or two characters; a different sentence differs by more. */
const isNearly = (text: string, other: string): boolean => {
  const slips = Math.min(2, Math.floor(other.length / 8))
  return Math.abs(text.length - other.length) <= slips && distanceBetween(text, other) <= slips
}

/** The expression with its values replaced, with and without its optional parts. */
const shapesOf = (step: Step, language: Language): readonly string[] => {
  const { expression } = step[language]
  return ['', '$1'].map((optional) => expression.replaceAll(/\(([^)]*)\)/g, optional).replaceAll(/\{\w+\}/g, '…'))
}

const registry = new ParameterTypeRegistry()
for (const { name, pattern, read } of PARAMETERS) {
  registry.defineParameterType(new ParameterType<unknown>(name, pattern, null, read, true, false))
}

const EXPRESSIONS = STEPS.flatMap((step) =>
  LANGUAGES.map((language) => ({
    step,
    language,
    expression: new CucumberExpression(step[language].expression, registry),
  })),
)

const nearestSteps = (text: string, languages: readonly Language[]): readonly string[] => {
  const examples = STEPS.flatMap((step) => languages.flatMap((language) => candidatesOf(step, language)))
  return nearestTo(text, [...new Set(examples)])
}

/** The example, and the expression without optional parts, filled with the people whom scenarios usually name. */
const candidatesOf = (step: Step, language: Language): readonly string[] => {
  const { example, expression } = step[language]
  const filled = expression
    .replaceAll(/\([^)]*\)/g, '')
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => typicalValue(name, language))
  return [example, filled]
}

const typicalValue = (name: string, language: Language): string => {
  const examples = PARAMETERS.find((parameter) => parameter.name === name)?.examples
  return examples?.[language === 'en' ? 0 : 1][0] ?? '"…"'
}

/** The path in a project that has the package installed. */
const ALL_STEPS = 'node_modules/iadvize-rehearsal/docs/steps.md'

const sentenceOn = (text: string, [first, ...others]: readonly string[]): string => {
  const unknown = `There is no step "${text}"`
  if (first === undefined) return `${unknown}; ${ALL_STEPS} has all of them.`
  const more = others.length === 0 ? '' : ` Also near: ${others.map((other) => `"${other}"`).join(', ')}.`
  return `${unknown}; did you mean "${first}"?${more}`
}
