/** What is wrong with a feature file, without a browser: each with its line, and a sentence that says what to do. */

import { dialects } from '@cucumber/gherkin'
import type { Background, Scenario, Step as GherkinStep } from '@cucumber/messages'
import { checkExamples, unfilledSentence } from './check-examples.ts'
import { patternsOf } from './journal-rows.ts'
import { matchStep, type StepMatch } from './match.ts'
import { NO_OWN_STEPS, type OwnSteps } from './own-steps.ts'
import { isScenario, readFeature, type CompiledStep, type ReadFeature } from './read-feature.ts'
import { LANGUAGES, type Language, type Rows } from './step.ts'
import { misspeltStep, unreadableIn } from './unreadable.ts'

export type FeatureProblem = {
  /** Counts from 1, both. */
  readonly line: number
  readonly column: number
  readonly sentence: string
  /** Steps that one could write instead, nearest first. */
  readonly nearest: readonly string[]
}

/** `source` is the text of the file. In the order of the lines. */
export const checkFeature = (source: string, isOwn: OwnSteps = NO_OWN_STEPS): readonly FeatureProblem[] => {
  let feature: ReadFeature
  try {
    feature = readFeature(source)
  } catch (error) {
    return unreadableIn(error, source).map((problem) => ({ ...problem, ...NOTHING_NEAR }))
  }
  const { parts, runs, language } = feature
  const examples = parts.filter(isScenario).flatMap((scenario) => checkExamples(scenario, language))
  // What is not filled reads as a wrong step, too; its line has been told what is wrong with it.
  const told = new Set(examples.map(({ line }) => line))
  const steps = new Map(parts.flatMap((part) => part.steps.map((step) => [step.id, step])))
  const wrongSteps = runs
    .flatMap(({ scenario, steps: compiled }) =>
      compiled.flatMap((step) =>
        problemsOf(step, {
          step: steps.get(step.astNodeIds[0] ?? ''),
          hasExamples: scenario.examples.length > 0,
          language,
          isOwn,
        }),
      ),
    )
    .filter(({ line }) => !told.has(line))
  return inOrder([
    ...emptiness(feature),
    ...examples.map((problem) => ({ ...problem, ...NOTHING_NEAR })),
    ...wrongSteps,
    ...parts.flatMap((part) => lostSteps(part, source)),
  ])
}
const NOTHING_NEAR = { nearest: [] } as const

type Written = {
  readonly step: GherkinStep | undefined
  readonly hasExamples: boolean
  readonly language: string
  readonly isOwn: OwnSteps
}

const problemsOf = (compiled: CompiledStep, written: Written): readonly FeatureProblem[] => {
  const { step, hasExamples, language, isOwn } = written
  const { line, column = 1 } = step?.location ?? { line: 1 }
  const rows = compiled.argument?.dataTable?.rows.map(({ cells }) => cells.map(({ value }) => value))
  const match = matchStep(compiled.text, languagesOf(language))
  if (match.kind === 'unknown' && isOwn(compiled.text)) return []
  const told = match.kind === 'known' ? tableProblem(match, rows) : match.sentence
  if (told === null) return []
  const unfilled = hasExamples ? null : unfilledSentence(compiled.text, language)
  if (unfilled !== null) return [{ line, column, sentence: unfilled, ...NOTHING_NEAR }]
  return [{ line, column, sentence: told, nearest: match.kind === 'unknown' ? match.nearest : [] }]
}

/** In a feature of a third language steps can be of either. */
const languagesOf = (name: string): readonly Language[] => {
  const own = LANGUAGES.filter((language) => language === name)
  return own.length === 0 ? LANGUAGES : own
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

const scenarioWord = (language: string): string => dialects[language]?.scenario.at(-1) ?? 'Scenario'

/** A file that nothing comes of. */
const emptiness = ({ document: { feature }, parts, language }: ReadFeature): readonly FeatureProblem[] => {
  if (feature === undefined) {
    const sentence = 'There is no feature in this file: begin with "Feature: " and what it is about.'
    return [{ line: 1, column: 1, sentence, ...NOTHING_NEAR }]
  }
  if (parts.some(isScenario)) return []
  const { line, column = 1 } = feature.location
  const sentence = `This ${feature.keyword} has no scenarios: write "${scenarioWord(language)}: " and what shall happen, and steps below it.`
  return [{ line, column, sentence, ...NOTHING_NEAR }]
}

/** Lines below the title that were meant as steps, and a part that has none. */
const lostSteps = ({ location, description, steps, keyword }: Background | Scenario, source: string) => {
  const lines = source.split(/\r?\n/)
  const lost = description.split('\n').flatMap((text): readonly FeatureProblem[] => {
    const line = lines.indexOf(text, location.line) + 1
    const sentence = misspeltStep(text, source)
    return sentence === null ? [] : [{ line, column: text.search(/\S/) + 1, sentence, ...NOTHING_NEAR }]
  })
  if (lost.length > 0 || steps.length > 0) return lost
  const sentence = `This ${keyword} has no steps: it would pass without looking at anything.`
  return [{ line: location.line, column: location.column ?? 1, sentence, ...NOTHING_NEAR }]
}

/** A step of an outline is looked at once for each example. */
const inOrder = (problems: readonly FeatureProblem[]): readonly FeatureProblem[] => {
  const byText = new Map(problems.map((problem) => [`${problem.line} ${problem.sentence}`, problem]))
  return [...byText.values()].toSorted((one, other) => one.line - other.line || one.column - other.column)
}
