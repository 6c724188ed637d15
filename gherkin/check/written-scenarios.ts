/** The scenarios of a feature, with fingerprints that show whether one has changed. */

import { createHash } from 'node:crypto'
import { asMeant } from './as-meant.ts'
import { isScenario, readFeature, type Run } from './read-feature.ts'

export type WrittenFeature = { readonly name: string; readonly scenarios: readonly WrittenScenario[] }

export type WrittenScenario = {
  readonly name: string
  readonly line: number
  /** One run, or one for each example. */
  readonly runs: readonly WrittenRun[]
}

export type WrittenRun = {
  /** The line of the scenario, or of the row of its examples. */
  readonly line: number
  /** Changes when a step or a filled-in value changes; titles and comments do not count. */
  readonly fingerprint: string
}

/** Null if the text is not a feature. */
export const writtenFeature = (source: string): WrittenFeature | null => {
  const feature = readFeature(asMeant(source))
  if (feature.error !== null) return null
  const scenarios = feature.parts.filter(isScenario).map((part) => ({
    name: part.name,
    line: part.location.line,
    runs: feature.runs.filter(({ scenario }) => scenario === part).map(writtenRun),
  }))
  return { name: feature.document.feature?.name ?? '', scenarios }
}

/** 0 if the text is not a feature. */
export const countScenarios = (source: string): number => writtenFeature(source)?.scenarios.length ?? 0

const writtenRun = ({ line, steps }: Run): WrittenRun => {
  const text = JSON.stringify(steps.map(({ text: words, argument }) => [words, argument ?? null]))
  return { line, fingerprint: createHash('sha256').update(text).digest('hex').slice(0, 16) }
}
