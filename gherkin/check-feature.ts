/** What is wrong with a feature file, without a browser: each with its line, and a sentence that says what to do. */

import { AstBuilder, compile, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin'
import {
  IdGenerator,
  type Background,
  type GherkinDocument,
  type Scenario,
  type Step as GherkinStep,
} from '@cucumber/messages'
import { patternsOf } from './journal-rows.ts'
import { matchStep, type StepMatch } from './match.ts'
import type { Rows } from './step.ts'
import { misspeltStep, unreadableIn } from './unreadable.ts'

export type FeatureProblem = {
  /** Counts from 1, both. */
  readonly line: number
  readonly column: number
  readonly sentence: string
  /** Steps that one could write instead, nearest first. */
  readonly nearest: readonly string[]
  /** Not in the table of steps; a project may have steps of its own. */
  readonly isUnknownStep: boolean
}

/** `source` is the text of the file. In the order of the lines. */
export const checkFeature = (source: string): readonly FeatureProblem[] => {
  const newId = IdGenerator.incrementing()
  let document: GherkinDocument
  try {
    document = new Parser(new AstBuilder(newId), new GherkinClassicTokenMatcher()).parse(source)
  } catch (error) {
    return unreadableIn(error, source).map((problem) => ({ ...problem, ...NOTHING_NEAR }))
  }
  const parts = partsOf(document)
  const steps = new Map(parts.flatMap((part) => part.steps.map((step) => [step.id, step])))
  const wrongSteps = compile(document, '', newId).flatMap((pickle) =>
    pickle.steps.flatMap((step) => problemsOf(step, steps.get(step.astNodeIds[0] ?? ''))),
  )
  return inOrder([...wrongSteps, ...parts.flatMap((part) => lostSteps(part, source))])
}

const NOTHING_NEAR = { nearest: [], isUnknownStep: false } as const

type CompiledStep = ReturnType<typeof compile>[number]['steps'][number]

const problemsOf = (pickleStep: CompiledStep, written: GherkinStep | undefined): readonly FeatureProblem[] => {
  const { line, column = 1 } = written?.location ?? { line: 1 }
  const rows = pickleStep.argument?.dataTable?.rows.map(({ cells }) => cells.map(({ value }) => value))
  const match = matchStep(pickleStep.text)
  const sentence = match.kind === 'known' ? tableProblem(match, rows) : match.sentence
  if (sentence === null) return []
  return match.kind === 'unknown'
    ? [{ line, column, sentence, nearest: match.nearest, isUnknownStep: true }]
    : [{ line, column, sentence, ...NOTHING_NEAR }]
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

const partsOf = (document: GherkinDocument): readonly (Background | Scenario)[] => {
  const children = document.feature?.children ?? []
  const all = [...children, ...children.flatMap(({ rule }) => rule?.children ?? [])]
  return all.flatMap(({ background, scenario }) => background ?? scenario ?? [])
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
  return [...byText.values()].toSorted((one, other) => one.line - other.line)
}
