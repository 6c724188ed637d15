/** Finds the mistakes in a feature file without a browser. Each has its line, and a sentence that says how to correct it. */

import { dialects } from '@cucumber/gherkin'
import { asMeant, columnAsWritten, linesOf } from './as-meant.ts'
import { checkExamples, unfilledSentence } from './check-examples.ts'
import { patternsOf } from '../journal-rows.ts'
import { languageIn, languageLine, titleWord } from './keywords.ts'
import { lostLines, type FeatureText, type LostLine } from './lost-lines.ts'
import { matchStep, type StepMatch } from './match.ts'
import { NO_OWN_STEPS, type OwnSteps } from './own-steps.ts'
import { isScenario, readFeature, type ReadFeature, type Run } from './read-feature.ts'
import { LANGUAGES, type Language } from '../language.ts'
import type { Rows } from '../step.ts'
import { noStepsIn, unreadableIn } from './unreadable.ts'

export type FeatureProblem = {
  /** Line and column count from 1. */
  readonly line: number
  readonly column: number
  readonly sentence: string
  /** Steps to write instead, nearest first. */
  readonly nearest: readonly string[]
}

/** `source` is the text of the file. The problems are in line order. */
export const checkFeature = (source: string, ownSteps: OwnSteps = NO_OWN_STEPS): readonly FeatureProblem[] => {
  const written = linesOf(source)
  const meant = asMeant(source)
  const lines = linesOf(meant)
  const text: FeatureText = { lines, language: languageIn(lines), isOwn: ownSteps.isOne }
  const problems = problemsIn(readFeature(meant), text, ownSteps)
  return inOrder(problems).map((problem) => ({
    ...problem,
    column: columnAsWritten(written[problem.line - 1] ?? '', problem.column),
  }))
}

const problemsIn = (feature: ReadFeature, text: FeatureText, ownSteps: OwnSteps): readonly FeatureProblem[] => {
  const { language } = text
  const lost = lostLines(feature, text)
  if (feature.error !== null) {
    const isHopeless = isForeign(language) && ownSteps === NO_OWN_STEPS
    return isHopeless ? [foreignProblem(text)] : unreadableProblems(feature.error, lost, text)
  }
  const { parts, runs } = feature
  const examples = parts.filter(isScenario).flatMap((scenario) => checkExamples(scenario, language))
  // An unfilled placeholder also makes the step wrong, but its line has been reported already.
  const told = new Set(examples.map(({ line }) => line))
  const wrongSteps = runs.flatMap((run) => stepProblems(run, text, ownSteps)).filter(({ line }) => !told.has(line))
  return [
    ...(lost.length === 0 ? emptiness(feature, text) : []),
    ...[...examples, ...lost].map(withNothingNear),
    ...wrongSteps,
    ...parts.filter(({ steps }) => steps.length === 0).flatMap((part) => stepless(part, feature, lost)),
  ]
}

const withNothingNear = (problem: LostLine): FeatureProblem => ({ ...problem, nearest: [] })

/** Reports a line that is both lost and unreadable only once, with what it was meant to be. */
const unreadableProblems = (
  error: unknown,
  lost: readonly LostLine[],
  text: FeatureText,
): readonly FeatureProblem[] => {
  const lostOn = new Set(lost.map(({ line }) => line))
  return [...lost, ...unreadableIn(error, text).filter(({ line }) => !lostOn.has(line))].map(withNothingNear)
}

/** Gherkin knows the language, but this package has no steps in it. A project may have its own. */
const isForeign = (language: string): boolean => language in dialects && !LANGUAGES.some((known) => known === language)

const foreignProblem = ({ lines, language }: FeatureText): FeatureProblem => ({
  line: languageLine(lines) + 1,
  column: 1,
  sentence: noStepsIn(language),
  nearest: [],
})

const stepProblems = ({ scenario, steps, stepOf }: Run, text: FeatureText, ownSteps: OwnSteps) =>
  steps.flatMap((compiled): readonly FeatureProblem[] => {
    const { language } = text
    const match = matchStep(compiled.text, languagesOf(language))
    if (match.kind === 'unknown' && ownSteps.mayBeOne(compiled.text)) return []
    const { line, column = 1 } = stepOf(compiled)?.location ?? { line: 1 }
    const told = match.kind === 'known' ? argumentProblem(match, compiled.argument) : match.sentence
    if (told === null) return []
    const unfilled = scenario.examples.length > 0 ? null : unfilledSentence(compiled.text, language)
    if (unfilled !== null) return [{ line, column, sentence: unfilled, nearest: [] }]
    if (match.kind !== 'unknown') return [{ line, column, sentence: told, nearest: [] }]
    return [isForeign(language) ? foreignProblem(text) : { line, column, sentence: told, nearest: match.nearest }]
  })

/** In a feature of another language, steps may be in any language of ours. */
const languagesOf = (name: string): readonly Language[] => {
  const own = LANGUAGES.filter((language) => language === name)
  return own.length === 0 ? LANGUAGES : own
}

type Argument = Run['steps'][number]['argument']

const argumentProblem = (match: Extract<StepMatch, { kind: 'known' }>, argument: Argument): string | null => {
  if (argument?.docString !== undefined) return 'This step takes no text: remove the lines between """ below it.'
  return tableProblem(
    match,
    argument?.dataTable?.rows.map(({ cells }) => cells.map(({ value }) => value)),
  )
}

const tableProblem = ({ step }: Extract<StepMatch, { kind: 'known' }>, rows: Rows | undefined): string | null => {
  if (!step.hasTable) return rows === undefined ? null : 'This step takes no table: remove the rows below it.'
  if (rows === undefined) return 'This step needs a table below it, such as | tag-loaded | on a separate line.'
  try {
    patternsOf(rows)
    return null
  } catch (error) {
    return (error as Error).message
  }
}

/** The problem of a file without any scenario. */
const emptiness = (
  { document: { feature }, parts }: ReadFeature,
  { language }: FeatureText,
): readonly FeatureProblem[] => {
  if (feature === undefined) {
    const sentence = 'There is no feature in this file: begin with "Feature: " and what it is about.'
    return [{ line: 1, column: 1, sentence, nearest: [] }]
  }
  if (parts.some(isScenario)) return []
  const { line, column = 1 } = feature.location
  const sentence = `This ${feature.keyword} has no scenarios: write "${titleWord('scenario', language)}: " and what should happen, and steps below it.`
  return [{ line, column, sentence, nearest: [] }]
}

/** A title without steps. If lines below it are lost, only those are reported. */
const stepless = (
  { location: { line, column = 1 }, keyword }: ReadFeature['parts'][number],
  { prose }: ReadFeature,
  lost: readonly LostLine[],
): readonly FeatureProblem[] => {
  const below = new Set(prose.filter(({ titleLine }) => titleLine === line).map((each) => each.line))
  if (lost.some((each) => below.has(each.line))) return []
  return [
    { line, column, sentence: `This ${keyword} has no steps: it would pass without checking anything.`, nearest: [] },
  ]
}

/** Removes duplicates, because a step of an outline is checked once per example. */
const inOrder = (problems: readonly FeatureProblem[]): readonly FeatureProblem[] => {
  const byText = new Map(problems.map((problem) => [`${problem.line} ${problem.sentence}`, problem]))
  return [...byText.values()].toSorted((one, other) => one.line - other.line || one.column - other.column)
}
