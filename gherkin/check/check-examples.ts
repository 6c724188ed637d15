/** Finds mistakes in a scenario's examples that would make it run differently from how it reads. */

import { dialects } from '@cucumber/gherkin'
import type { Examples, Scenario, Step } from '@cucumber/messages'
import { suggestionFor } from '../../protocol/nearest.ts'

export type ExampleProblem = {
  readonly line: number
  readonly column: number
  readonly sentence: string
}

/** `language` is the language of the feature. */
export const checkExamples = (scenario: Scenario, language: string): readonly ExampleProblem[] => {
  const { examples, keyword, location } = scenario
  if (examples.length === 0) {
    if (dialects[language]?.scenarioOutline.includes(keyword) !== true) return []
    const sentence = `This ${keyword} has no examples, and would never run: write "${examplesWord(language)}:" and a table below its steps.`
    return [{ ...at(location), sentence }]
  }
  const columns = [...new Set(examples.flatMap(columnsOf))]
  return [
    ...examples.flatMap(emptyTable),
    ...scenario.steps.flatMap((step) => unfilled(step, columns)),
    ...examples.flatMap((table) => idleColumns(table, scenario)),
  ]
}

/** The problem of a placeholder in angle brackets that nothing fills; null if the step has none. */
export const unfilledSentence = (text: string, language: string): string | null => {
  const [placeholder] = placeholdersIn(text)
  if (placeholder === undefined) return null
  return `<${placeholder}> is filled from examples, and this scenario has none: write "${examplesWord(language)}:" and a table with the column "${placeholder}" below its steps.`
}

const PLACEHOLDER = /<([^<>\s](?:[^<>]*[^<>\s])?)>/g

const placeholdersIn = (text: string): readonly string[] => [...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name)

const textsOf = ({ text, docString, dataTable }: Step): readonly string[] => [
  text,
  ...(docString === undefined ? [] : [docString.content]),
  ...(dataTable?.rows ?? []).flatMap(({ cells }) => cells.map(({ value }) => value)),
]

const columnsOf = ({ tableHeader }: Examples): readonly string[] => tableHeader?.cells.map(({ value }) => value) ?? []

const emptyTable = ({ tableHeader, tableBody, keyword, location }: Examples): readonly ExampleProblem[] => {
  if (tableBody.length > 0) return []
  const remedy =
    tableHeader === undefined ? 'a row with the columns, and a row for each' : 'a row for each below the columns'
  const sentence = `These ${keyword} have no rows, and the scenario would never run with them: write ${remedy}.`
  return [{ ...at(location), sentence }]
}

const unfilled = (step: Step, columns: readonly string[]): readonly ExampleProblem[] => {
  if (columns.length === 0) return []
  const strangers = [...new Set(textsOf(step).flatMap(placeholdersIn))].filter((name) => !columns.includes(name))
  return strangers.map((name) => ({
    ...at(step.location),
    sentence: `The examples have no column "${name}" for <${name}>; ${suggestionFor(name, columns)}`,
  }))
}

const idleColumns = ({ tableHeader }: Examples, { name, steps }: Scenario): readonly ExampleProblem[] => {
  const used = new Set([name, ...steps.flatMap(textsOf)].flatMap(placeholdersIn))
  return (tableHeader?.cells ?? [])
    .filter(({ value }) => !used.has(value))
    .map(({ value, location }) => ({
      ...at(location),
      sentence: `Nothing uses the column "${value}": write <${value}> in a step, or remove the column.`,
    }))
}

const at = ({ line, column = 1 }: { readonly line: number; readonly column?: number }) => ({ line, column })

const examplesWord = (language: string): string => dialects[language]?.examples[0] ?? 'Examples'
