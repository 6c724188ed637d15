/** A feature file as it is written, taken apart. */

import { AstBuilder, compile, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin'
import { IdGenerator, type Background, type GherkinDocument, type Scenario } from '@cucumber/messages'

export type CompiledStep = ReturnType<typeof compile>[number]['steps'][number]

/** One way through a scenario: the only one, or that of one row of its examples, on whose line it stands. */
export type Run = { readonly scenario: Scenario; readonly line: number; readonly steps: readonly CompiledStep[] }

export type ReadFeature = {
  readonly document: GherkinDocument
  readonly language: string
  readonly parts: readonly (Background | Scenario)[]
  readonly runs: readonly Run[]
}

/** Throws what the parser throws. */
export const readFeature = (source: string): ReadFeature => {
  const newId = IdGenerator.incrementing()
  const document = new Parser(new AstBuilder(newId), new GherkinClassicTokenMatcher()).parse(source)
  const parts = partsOf(document)
  return { document, language: document.feature?.language ?? 'en', parts, runs: runsOf(document, parts, newId) }
}

export const isScenario = (part: Background | Scenario): part is Scenario => 'examples' in part

const partsOf = (document: GherkinDocument): readonly (Background | Scenario)[] => {
  const children = document.feature?.children ?? []
  const all = [...children, ...children.flatMap(({ rule }) => rule?.children ?? [])]
  return all.flatMap(({ background, scenario }) => background ?? scenario ?? [])
}

type NewId = ReturnType<typeof IdGenerator.incrementing>

const runsOf = (document: GherkinDocument, parts: ReadFeature['parts'], newId: NewId): readonly Run[] => {
  const scenarios = new Map(parts.filter(isScenario).map((scenario) => [scenario.id, scenario]))
  return compile(document, '', newId).flatMap(({ astNodeIds: [id = ''], location, steps }) => {
    const scenario = scenarios.get(id)
    return scenario === undefined ? [] : [{ scenario, line: location?.line ?? scenario.location.line, steps }]
  })
}
