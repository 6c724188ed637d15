/** Where the scenarios of a project lie: as its settings file says, else the configuration of its tests, or by convention. */

import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { loadSettingsFile, type FileSettings } from '../../environment/settings-file.ts'
import { featureFiles } from '../../gherkin/check-features.ts'
import { sentenceFor, usageError } from '../audit/sentences.ts'
import { findConfiguration } from './configuration.ts'

export type ScenarioProject = {
  /** That of the settings file that was named, else where the command is run. */
  readonly folder: string
  /** Below the folder. */
  readonly patterns: readonly string[]
  /** Patterns below the folder of the files with steps of the project's own; null where nobody can tell. */
  readonly ownSteps: readonly string[] | null
  /** With which the scenarios run; null where there is none yet. */
  readonly configuration: string | null
  readonly audit: FileSettings['audit']
}

const CONVENTION = ['features/**/*.feature']

/** `config` is the settings file that the person named. */
export const readProject = async (config: string | undefined): Promise<ScenarioProject> => {
  const here = process.cwd()
  const { scenarios = {}, audit } = await loadSettingsFile(here, config).catch((error: unknown) => {
    throw sentenceFor(error)
  })
  const folder = config === undefined ? here : path.dirname(path.resolve(config))
  const configuration = findConfiguration(folder)
  const found = configuration === null || configuration.patterns.length === 0 ? CONVENTION : configuration.patterns
  return {
    folder,
    patterns: scenarios.features === undefined ? found : [scenarios.features].flat(),
    ownSteps:
      scenarios.steps === undefined ? (configuration === null ? [] : configuration.ownSteps) : [scenarios.steps].flat(),
    configuration: configuration?.file ?? null,
    audit,
  }
}

/** Named from where the command is run. Throws a sentence where there are none. */
export const filesOfProject = ({ folder, patterns }: ScenarioProject): readonly string[] => {
  const files = featureFiles(patterns, folder)
  if (files.length > 0) return files.map((file) => nameFromHere(path.join(folder, file)))
  throw usageError(
    `There are no scenarios in ${patterns.join(', ')}: write one with rehearsal scenario new "A customer signs in", or let "scenarios: { features: … }" of rehearsal.config.ts say where they are.`,
  )
}

/** Files, folders and patterns that the person gave. Throws a sentence on what is none of them. */
export const filesGiven = (names: readonly string[]): readonly string[] => [
  ...new Set(names.flatMap((name) => filesNamed(name).map((file) => nameFromHere(path.resolve(file))))),
]

const filesNamed = (name: string): readonly string[] => {
  const isThere = existsSync(name)
  if (isThere && !statSync(name).isDirectory()) return [name]
  const found = featureFiles([isThere ? `${name.replace(/[\\/]+$/, '')}/**/*.feature` : name], process.cwd())
  if (found.length > 0) return found
  throw usageError(isThere ? `There are no feature files in the folder ${name}.` : `There is no file ${name}.`)
}

const nameFromHere = (file: string): string => path.relative(process.cwd(), file).replaceAll(path.sep, '/')

/** The part of a pattern before the first thing that varies: "tests/features" of "tests/features/*.feature". */
export const folderOfPattern = (pattern: string): string => {
  const parts = pattern.split('/')
  const first = parts.findIndex((part) => /[*?{[(!]/.test(part))
  return parts.slice(0, first === -1 ? -1 : first).join('/') || '.'
}
