/** What is wrong with a feature file, without a browser: each with its line, and a sentence that says what to do. */

import { dialects } from '@cucumber/gherkin'
import { asMeant, columnAsWritten, linesOf } from './as-meant.ts'
import { checkExamples, unfilledSentence } from './check-examples.ts'
import { patternsOf } from './journal-rows.ts'
import { languageIn, languageLine, titleWord } from './keywords.ts'
import { lostLines, type FeatureText, type LostLine } from './lost-lines.ts'
import { matchStep, type StepMatch } from './match.ts'
import { NO_OWN_STEPS, UNREADABLE_OWN_STEPS, type OwnSteps } from './own-steps.ts'
import { isScenario, readFeature, type ReadFeature, type Run } from './read-feature.ts'
import { LANGUAGES, type Language, type Rows } from './step.ts'
import { noStepsIn, unreadableIn } from './unreadable.ts'

export type FeatureProblem = {
  /** Counts from 1, both. */
  readonly line: number
  readonly column: number
  readonly sentence: string
  /** Steps that one could write instead, nearest first. */
  readonly nearest: readonly string[]
}

export type KnownSteps = {
  /** Steps of the project's own, as far as they can be read. */
  readonly own?: OwnSteps
  /** Steps that are not to be told as unknown; `own` when absent. */
  readonly mayBeOwn?: OwnSteps
}

/** `source` is the text of the file. In the order of the lines. */
export const checkFeature = (
  source: string,
  { own = NO_OWN_STEPS, mayBeOwn = own }: KnownSteps = {},
): readonly FeatureProblem[] => {
  const written = linesOf(source)
  const meant = asMeant(source)
  const lines = linesOf(meant)
  // Where any step may be one, no line of a description looks like one for that.
  const isOwn = own === UNREADABLE_OWN_STEPS ? NO_OWN_STEPS : own
  const text: FeatureText = { lines, language: languageIn(lines), isOwn }
  const problems = problemsIn(readFeature(meant), text, mayBeOwn)
  return inOrder(problems).map((problem) => ({
    ...problem,
    column: columnAsWritten(written[problem.line - 1] ?? '', problem.column),
  }))
}

const problemsIn = (feature: ReadFeature, text: FeatureText, isOwn: OwnSteps): readonly FeatureProblem[] => {
  const { language } = text
  const lost = lostLines(feature, text)
  if (feature.error !== null) {
    const isHopeless = isForeign(language) && isOwn === NO_OWN_STEPS
    return isHopeless ? [foreignProblem(text)] : unreadableProblems(feature.error, lost, text)
  }
  const { parts, runs } = feature
  const examples = parts.filter(isScenario).flatMap((scenario) => checkExamples(scenario, language))
  // What is not filled reads as a wrong step, too; its line has been told what is wrong with it.
  const told = new Set(examples.map(({ line }) => line))
  const wrongSteps = runs.flatMap((run) => stepProblems(run, text, isOwn)).filter(({ line }) => !told.has(line))
  return [
    ...(lost.length === 0 ? emptiness(feature, text) : []),
    ...[...examples, ...lost].map(withNothingNear),
    ...wrongSteps,
    ...parts.filter(({ steps }) => steps.length === 0).flatMap((part) => stepless(part, feature, lost)),
  ]
}

const withNothingNear = (problem: LostLine): FeatureProblem => ({ ...problem, nearest: [] })

/** Where a line is lost and cannot be read, what it was meant as is told once. */
const unreadableProblems = (
  error: unknown,
  lost: readonly LostLine[],
  text: FeatureText,
): readonly FeatureProblem[] => {
  const lostOn = new Set(lost.map(({ line }) => line))
  return [...lost, ...unreadableIn(error, text).filter(({ line }) => !lostOn.has(line))].map(withNothingNear)
}

/** Gherkin knows it, and there are no steps in it; a project can have some of its own. */
const isForeign = (language: string): boolean => language in dialects && !LANGUAGES.some((known) => known === language)

const foreignProblem = ({ lines, language }: FeatureText): FeatureProblem => ({
  line: languageLine(lines) + 1,
  column: 1,
  sentence: noStepsIn(language),
  nearest: [],
})

const stepProblems = ({ scenario, steps, stepOf }: Run, text: FeatureText, isOwn: OwnSteps) =>
  steps.flatMap((compiled): readonly FeatureProblem[] => {
    const { language } = text
    const match = matchStep(compiled.text, languagesOf(language))
    if (match.kind === 'unknown' && isOwn(compiled.text)) return []
    const { line, column = 1 } = stepOf(compiled)?.location ?? { line: 1 }
    const told = match.kind === 'known' ? argumentProblem(match, compiled.argument) : match.sentence
    if (told === null) return []
    const unfilled = scenario.examples.length > 0 ? null : unfilledSentence(compiled.text, language)
    if (unfilled !== null) return [{ line, column, sentence: unfilled, nearest: [] }]
    if (match.kind !== 'unknown') return [{ line, column, sentence: told, nearest: [] }]
    return [isForeign(language) ? foreignProblem(text) : { line, column, sentence: told, nearest: match.nearest }]
  })

/** In a feature of a third language steps can be of either. */
const languagesOf = (name: string): readonly Language[] => {
  const own = LANGUAGES.filter((language) => language === name)
  return own.length === 0 ? LANGUAGES : own
}

type Argument = Run['steps'][number]['argument']

const argumentProblem = (match: Extract<StepMatch, { kind: 'known' }>, argument: Argument): string | null => {
  if (argument?.docString !== undefined) return 'This step takes no text: take the lines between """ below it away.'
  return tableProblem(
    match,
    argument?.dataTable?.rows.map(({ cells }) => cells.map(({ value }) => value)),
  )
}

const tableProblem = ({ step }: Extract<StepMatch, { kind: 'known' }>, rows: Rows | undefined): string | null => {
  if (!step.hasTable) return rows === undefined ? null : 'This step takes no table: take the rows below it away.'
  if (rows === undefined) return 'This step needs a table below it, as | tag-loaded | on a line of its own.'
  try {
    patternsOf(rows)
    return null
  } catch (error) {
    return (error as Error).message
  }
}

/** A file that nothing comes of. */
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

/** Where lines below the title are lost, they are what is wrong with it. */
const stepless = (
  { location: { line, column = 1 }, keyword }: ReadFeature['parts'][number],
  { prose }: ReadFeature,
  lost: readonly LostLine[],
): readonly FeatureProblem[] => {
  const below = new Set(prose.filter(({ titleLine }) => titleLine === line).map((each) => each.line))
  if (lost.some((each) => below.has(each.line))) return []
  return [
    { line, column, sentence: `This ${keyword} has no steps: it would pass without looking at anything.`, nearest: [] },
  ]
}

/** A step of an outline is looked at once for each example. */
const inOrder = (problems: readonly FeatureProblem[]): readonly FeatureProblem[] => {
  const byText = new Map(problems.map((problem) => [`${problem.line} ${problem.sentence}`, problem]))
  return [...byText.values()].toSorted((one, other) => one.line - other.line || one.column - other.column)
}
