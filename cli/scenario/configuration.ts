/** Finds the Playwright configuration that runs the scenarios. */

import { existsSync } from 'node:fs'
import path from 'node:path'
import { loadWithoutRunner, type StandIns } from '../../gherkin/check/without-runner.ts'
import type { FeatureOptions } from '../../gherkin/features.ts'

export type Configuration = {
  readonly file: string
  /** The patterns of its feature files. */
  readonly patterns: readonly string[]
  /** The patterns of its own step files. */
  readonly ownSteps: readonly string[]
}

export type FoundConfiguration = {
  /** Null if no configuration runs scenarios. */
  readonly configuration: Configuration | null
  /** Why the configuration is not known, in a sentence. */
  readonly trouble: string | null
}

/** Playwright finds the first by itself. The other is for projects whose own configuration is for other tests. */
export const PLAYWRIGHT_CONFIG = 'playwright.config'
export const SCENARIOS_CONFIG = 'scenarios.config'

const ENDINGS = ['ts', 'js', 'mts', 'mjs', 'cts', 'cjs']

/** The file of this name with the extension that it has; null if there is none. */
export const findFile = (folder: string, name: string): string | null =>
  ENDINGS.map((ending) => `${name}.${ending}`).find((file) => existsSync(path.join(folder, file))) ?? null

export const findConfiguration = (folder: string): FoundConfiguration => {
  const troubles: string[] = []
  for (const name of [PLAYWRIGHT_CONFIG, SCENARIOS_CONFIG]) {
    const file = findFile(folder, name)
    if (file === null) continue
    try {
      const configuration = readConfiguration(folder, file)
      if (configuration !== null) return { configuration, trouble: null }
    } catch (error) {
      troubles.push((error as Error).message)
    }
  }
  return { configuration: null, trouble: troubles[0] ?? null }
}

const readConfiguration = (folder: string, file: string): Configuration | null => {
  const { calls } = loadConfiguration(folder, file, {})
  return calls.length === 0 ? null : { file, ...featuresOf(calls) }
}

/** Takes the place of a folder of tests that are made from features. */
export const MADE_FROM_FEATURES = '\0made from features'

export type LoadedConfiguration = {
  /** One configuration can have features in several of its projects. */
  readonly calls: readonly FeatureOptions[]
  /** What the file exports. */
  readonly exported: unknown
}

/** Throws an Error of one sentence if the file cannot be loaded. */
export const loadConfiguration = (folder: string, file: string, standIns: StandIns): LoadedConfiguration => {
  const calls: FeatureOptions[] = []
  const rehearsalFeatures = (options: FeatureOptions): string => {
    calls.push(options)
    return MADE_FROM_FEATURES
  }
  const exported = loadWithoutRunner(folder, file, { rehearsalFeatures, ...standIns })
  return { calls, exported }
}

export const featuresOf = (calls: readonly FeatureOptions[]): Pick<Configuration, 'patterns' | 'ownSteps'> => ({
  patterns: calls.flatMap(({ features }) => features),
  ownSteps: calls.flatMap(({ steps = [] }) => steps),
})
