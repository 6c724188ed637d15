/** The scenarios of a feature, with what tells whether one of them has been changed. */

import { createHash } from 'node:crypto'
import { asMeant } from './as-meant.ts'
import { isScenario, readFeature, type Run } from './read-feature.ts'

export type WrittenFeature = { readonly name: string; readonly scenarios: readonly WrittenScenario[] }

export type WrittenScenario = {
  readonly name: string
  readonly line: number
  /** One, or as many as there are examples. */
  readonly runs: readonly WrittenRun[]
}

export type WrittenRun = {
  /** Of the scenario, or of the row of its examples. */
  readonly line: number
  /** Another one once a step, or a value that is filled in, has been changed; titles and comments do not count. */
  readonly fingerprint: string
}

/** Null where the text is no feature. */
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

/** None in what is no feature. */
export const countScenarios = (source: string): number => writtenFeature(source)?.scenarios.length ?? 0

const writtenRun = ({ line, steps }: Run): WrittenRun => {
  const text = JSON.stringify(steps.map(({ text: words, argument }) => [words, argument ?? null]))
  return { line, fingerprint: createHash('sha256').update(text).digest('hex').slice(0, 16) }
}
