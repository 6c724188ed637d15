/** Where the scenarios of a project are: as its settings file says, else as its test configuration says, else by convention. */

import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { loadSettingsFile, type FileSettings } from '../../environment/settings-file.ts'
import { featureFiles } from '../../gherkin/check/check-features.ts'
import { sentenceFor, usageError } from '../audit/sentences.ts'
import { findConfiguration } from './configuration.ts'

export type ScenarioProject = {
  /** The folder of the settings file that was named, else the current folder. */
  readonly folder: string
  /** Relative to the folder. */
  readonly patterns: readonly string[]
  /** Patterns of the files with the project's own steps, relative to the folder; null if they are not known. */
  readonly ownSteps: readonly string[] | null
  /** The configuration that runs the scenarios; null if there is none yet. */
  readonly configuration: string | null
  /** Why the configuration is not known, in a sentence. */
  readonly trouble: string | null
  readonly audit: FileSettings['audit']
}

const CONVENTION = ['features/**/*.feature']

/** `config` is the settings file that the user named. */
export const readProject = async (config: string | undefined): Promise<ScenarioProject> => {
  const here = process.cwd()
  const { scenarios = {}, audit } = await loadSettingsFile(here, config).catch((error: unknown) => {
    throw sentenceFor(error)
  })
  const folder = config === undefined ? here : path.dirname(path.resolve(config))
  const { configuration, trouble } = findConfiguration(folder)
  const steps = configuration === null && trouble !== null ? null : (configuration?.ownSteps ?? [])
  return {
    folder,
    patterns: scenarios.features === undefined ? (configuration?.patterns ?? CONVENTION) : [scenarios.features].flat(),
    ownSteps: scenarios.steps === undefined ? steps : [scenarios.steps].flat(),
    configuration: configuration?.file ?? null,
    trouble,
    audit,
  }
}

/** Relative to the current folder. Throws a sentence if there are no files. */
export const filesOfProject = ({ folder, patterns, trouble }: ScenarioProject): readonly string[] => {
  const files = featureFiles(patterns, folder)
  if (files.length > 0) return files.map((file) => nameFromHere(path.join(folder, file)))
  if (trouble !== null) throw usageError(`${trouble} The scenarios cannot be found for that reason: ${REMEDY}`)
  throw usageError(
    `There are no scenarios in ${patterns.join(', ')}: write one with rehearsal scenario new "A customer signs in", or ${REMEDY}`,
  )
}

const REMEDY = 'say where they are with "scenarios: { features: … }" in rehearsal.config.ts.'

/** The files, folders and patterns that the user gave. Throws a sentence if a name matches no file. */
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

/** The fixed part of a pattern: "tests/features" of "tests/features/*.feature". */
export const folderOfPattern = (pattern: string): string => {
  const parts = pattern.split('/')
  const first = parts.findIndex((part) => /[*?{[(!]/.test(part))
  return parts.slice(0, first === -1 ? -1 : first).join('/') || '.'
}
