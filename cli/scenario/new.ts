/** `rehearsal scenario new`: writes a scenario that runs, and any missing files that it needs. */

import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { addressOf } from '../audit/address.ts'
import { usageError } from '../audit/sentences.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { missingPackages } from '../missing-packages.ts'
import { findFile, PLAYWRIGHT_CONFIG, SCENARIOS_CONFIG } from './configuration.ts'
import { fileNameOf } from './file-name.ts'
import type { Language } from '../../gherkin/language.ts'
import { lookForSid } from './look-for-sid.ts'
import { folderOfPattern, readProject, type ScenarioProject } from './project.ts'
import { configurationText, featureText, journeyText } from './templates.ts'

export type NewOptions = {
  readonly language?: Language
  readonly url?: string
  readonly sid?: string
  readonly config?: string
}

export const writeNewScenario = async (given: string, options: NewOptions): Promise<ExitCode> => {
  const project = await readProject(options.config)
  if (project.trouble !== null) throw usageError(project.trouble)
  const title = given.replaceAll(/\s+/g, ' ').trim()
  const name = fileNameOf(title)
  if (name === null) throw usageError('Give a title in words: "A customer signs in".')
  const feature = path.posix.join(folderOfPattern(project.patterns[0] ?? ''), `${name}.feature`)
  if (existsSync(path.join(project.folder, feature)))
    throw usageError(`${feature} already exists: change it, or choose another title.`)
  // Only checks the address. The configuration keeps it as the user wrote it.
  if (options.url !== undefined) addressOf(options.url)
  const written = [{ file: feature, text: featureText(title, options.language ?? 'en') }]
  const needed = await whatIsMissing(project, options)
  for (const { file, text } of [...written, ...needed.files]) {
    await mkdir(path.dirname(path.join(project.folder, file)), { recursive: true })
    await writeFile(path.join(project.folder, file), text, { flag: 'wx' })
    process.stdout.write(`Written: ${file}\n`)
  }
  const todos = [...needed.todos, ...packagesToInstall(project.folder)]
  if (todos.length > 0) process.stdout.write(`\nBefore it runs:\n${todos.map((todo) => `- ${todo}\n`).join('')}`)
  process.stdout.write(`\nRun it: ${runCommand(needed.configuration, name)}\n`)
  return EXIT.ok
}

type Missing = {
  readonly files: readonly { readonly file: string; readonly text: string }[]
  /** What only the user can do, one sentence each. */
  readonly todos: readonly string[]
  readonly configuration: string
}

/** If there is a configuration that runs scenarios, it is the user's own, and so is its journey: nothing is written. */
const whatIsMissing = async (project: ScenarioProject, options: NewOptions): Promise<Missing> => {
  const { folder, configuration, audit, patterns } = project
  if (configuration !== null) return { files: [], todos: [], configuration }
  const file = `${findFile(folder, PLAYWRIGHT_CONFIG) === null ? PLAYWRIGHT_CONFIG : SCENARIOS_CONFIG}.ts`
  const journey = audit?.journey === undefined ? findFile(folder, 'journey') : path.relative(folder, audit.journey)
  const url = options.url ?? audit?.url
  const { sid, trouble } = await sidOf(url, options.sid ?? audit?.sid)
  const text = configurationText({
    patterns,
    url: url ?? EXAMPLE_URL,
    sid: sid ?? EXAMPLE_SID,
    journey: `./${(journey ?? JOURNEY).replaceAll(path.sep, '/')}`,
  })
  const isJourneyMissing = journey === null
  return {
    files: [{ file, text }, ...(isJourneyMissing ? [{ file: JOURNEY, text: journeyText() }] : [])],
    todos: [
      ...(url === undefined ? [`${file}: replace ${EXAMPLE_URL} with the address of your site.`] : []),
      ...(sid === null ? [`${file}: replace ${EXAMPLE_SID} with the number of your iAdvize project.${trouble}`] : []),
      ...(isJourneyMissing ? [`${JOURNEY}: say who signs in to your site, and how. It contains an example.`] : []),
    ],
    configuration: file,
  }
}

const JOURNEY = 'journey.ts'
const EXAMPLE_URL = 'https://localhost:3000'
const EXAMPLE_SID = '1234'

type FoundSid = {
  readonly sid: string | null
  /** Why the sid is not known, to follow another sentence; empty if it was not looked for. */
  readonly trouble: string
}

const sidOf = async (url: string | undefined, given: string | undefined): Promise<FoundSid> => {
  if (given !== undefined) return { sid: given, trouble: '' }
  if (url === undefined) return { sid: null, trouble: '' }
  const looked = await lookForSid(url)
  return 'sid' in looked ? { ...looked, trouble: '' } : { sid: null, trouble: ` ${looked.trouble}` }
}

/** The command that installs the packages that are missing in the user's project; none if all are there. */
const packagesToInstall = (folder: string): readonly string[] => {
  const missing = missingPackages(folder)
  return missing.length === 0 ? [] : [`npm install --save-dev ${missing.join(' ')}`]
}

const runCommand = (configuration: string, name: string): string => {
  const isFound = configuration.startsWith(`${PLAYWRIGHT_CONFIG}.`)
  return `npx playwright test ${isFound ? '' : `--config ${configuration} `}${name}`
}
