/** A feature as Gherkin parses it, with the lines that Gherkin reads as prose. */

import { AstBuilder, compile, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin'
import {
  IdGenerator,
  type Background,
  type GherkinDocument,
  type Scenario,
  type Step as GherkinStep,
} from '@cucumber/messages'

export type CompiledStep = ReturnType<typeof compile>[number]['steps'][number]

/** One run of a scenario: its only one, or the one for a row of its examples, in which case `line` is that row's. */
export type Run = {
  readonly scenario: Scenario
  readonly line: number
  readonly steps: readonly CompiledStep[]
  /** The step as written. Undefined does not occur. */
  readonly stepOf: (compiled: CompiledStep) => GherkinStep | undefined
  /** The columns of its examples; empty if there are none. */
  readonly header: readonly string[]
}

/** A line that Gherkin ignores. Lines count from 1, as in Gherkin. */
export type ProseLine = {
  readonly line: number
  readonly text: string
  /** The line of the title above it. */
  readonly titleLine: number
}

export type ReadFeature = {
  readonly document: GherkinDocument
  readonly parts: readonly (Background | Scenario)[]
  readonly runs: readonly Run[]
  readonly prose: readonly ProseLine[]
  /** Comments between steps or below them. */
  readonly commentsAmongSteps: readonly ProseLine[]
  /** The parser's error or null. After an error, the rest is as far as the parser got. */
  readonly error: unknown
}

export const readFeature = (source: string): ReadFeature => {
  const newId = IdGenerator.incrementing()
  const { matcher, prose, commentsAmongSteps } = listeningMatcher()
  const lost = { prose, commentsAmongSteps }
  try {
    const document = new Parser(new AstBuilder(newId), matcher).parse(source)
    const parts = partsOf(document)
    return { document, parts, runs: runsOf(document, parts, newId), ...lost, error: null }
  } catch (error) {
    return { document: { comments: [] }, parts: [], runs: [], ...lost, error }
  }
}

type Matcher = GherkinClassicTokenMatcher
type Token = Parameters<Matcher['match_Other']>[0]

/**
 * Collects prose while matching, because the document has descriptions without their lines, and none if the file cannot be
 * parsed.
 */
const listeningMatcher = () => {
  const matcher = new GherkinClassicTokenMatcher()
  const prose: ProseLine[] = []
  const commentsAmongSteps: ProseLine[] = []
  const place = { titleLine: 0, isInText: false, isAmongSteps: false }
  const listen = (name: TokenMethod, heard: (token: Token) => void): void => {
    const match = matcher[name].bind(matcher)
    matcher[name] = (token) => {
      const isMatch = match(token)
      if (isMatch) heard(token)
      return isMatch
    }
  }
  const lineOf = ({ location, line }: Token): ProseLine => ({
    line: location.line,
    text: line.getLineText(0),
    titleLine: place.titleLine,
  })
  for (const title of TITLES) {
    listen(title, ({ location }) => Object.assign(place, { titleLine: location.line, isAmongSteps: false }))
  }
  listen('match_StepLine', () => Object.assign(place, { isAmongSteps: true }))
  listen('match_DocStringSeparator', () => Object.assign(place, { isInText: !place.isInText }))
  listen('match_Comment', (token) => place.isAmongSteps && commentsAmongSteps.push(lineOf(token)))
  listen('match_Other', (token) => place.isInText || prose.push(lineOf(token)))
  return { matcher, prose, commentsAmongSteps }
}

const TITLES = [
  'match_FeatureLine',
  'match_BackgroundLine',
  'match_RuleLine',
  'match_ScenarioLine',
  'match_ExamplesLine',
] as const

type TokenMethod = (typeof TITLES)[number] | `match_${'StepLine' | 'DocStringSeparator' | 'Comment' | 'Other'}`

export const isScenario = (part: Background | Scenario): part is Scenario => 'examples' in part

const partsOf = (document: GherkinDocument): readonly (Background | Scenario)[] => {
  const children = document.feature?.children ?? []
  const all = [...children, ...children.flatMap(({ rule }) => rule?.children ?? [])]
  return all.flatMap(({ background, scenario }) => background ?? scenario ?? [])
}

type NewId = ReturnType<typeof IdGenerator.incrementing>

const runsOf = (document: GherkinDocument, parts: ReadFeature['parts'], newId: NewId): readonly Run[] => {
  const scenarios = new Map(parts.filter(isScenario).map((scenario) => [scenario.id, scenario]))
  const written = new Map(parts.flatMap((part) => part.steps.map((step) => [step.id, step])))
  const stepOf: Run['stepOf'] = ({ astNodeIds: [id = ''] }) => written.get(id)
  return compile(document, '', newId).flatMap(({ astNodeIds: [id = '', row], location, steps }) => {
    const scenario = scenarios.get(id)
    if (scenario === undefined) return []
    const header = headerOf(scenario, row)
    return [{ scenario, line: location?.line ?? scenario.location.line, steps, stepOf, header }]
  })
}

const headerOf = ({ examples }: Scenario, row: string | undefined): readonly string[] => {
  const table = examples.find(({ tableBody }) => tableBody.some(({ id }) => id === row))
  return table?.tableHeader?.cells.map(({ value }) => value) ?? []
}
