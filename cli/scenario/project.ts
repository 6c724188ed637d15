/** Where the scenarios of a project lie, as its settings file says, or by convention. */

import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { loadSettingsFile, type FileSettings } from '../../environment/settings-file.ts'
import { featureFiles } from '../../gherkin/check-features.ts'
import { sentenceFor, usageError } from '../audit/sentences.ts'

export type ScenarioProject = {
  /** That of the settings file that was named, else where the command is run. */
  readonly folder: string
  /** Below the folder. */
  readonly patterns: readonly string[]
  readonly hasOwnSteps: boolean
  readonly audit: FileSettings['audit']
}

export const FEATURES_FOLDER = 'features'

/** `config` is the settings file that the person named. */
export const readProject = async (config: string | undefined): Promise<ScenarioProject> => {
  const here = process.cwd()
  const { scenarios = {}, audit } = await loadSettingsFile(here, config).catch((error: unknown) => {
    throw sentenceFor(error)
  })
  const { features = `${FEATURES_FOLDER}/**/*.feature`, hasOwnSteps = false } = scenarios
  const folder = config === undefined ? here : path.dirname(path.resolve(config))
  return { folder, patterns: [features].flat(), hasOwnSteps, audit }
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

export const readSource = (file: string): string => readFileSync(file, 'utf8')
