/** Makes tests of feature files, for the configuration of Playwright. */

import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { defineBddConfig } from 'playwright-bdd'
import { checkFeatures, featureFiles, problemLine, type FileProblem } from './check-features.ts'
import { handOverMeant, makeTests } from './make-tests.ts'
import { NO_OWN_STEPS, readOwnSteps, UNREADABLE_OWN_STEPS } from './own-steps.ts'

export type FeatureOptions = {
  /** Where the features lie, beside the configuration: `'features/*.feature'`. */
  readonly features: string | readonly string[]
  /** Steps of your own, in files that call playwright-bdd's `createBdd` with the `test` of this package. */
  readonly steps?: string | readonly string[]
  /** The file whose `test`, made of the `test` of this package, the features run with: where they need fixtures of yours. */
  readonly testFrom?: string
  /** Where the tests that are made of the features lie; `.features-gen` beside the configuration when absent. */
  readonly outputDir?: string
}

/**
 * The folder of the tests, for `testDir`. They are made anew whenever Playwright reads its configuration. Throws an Error
 * with a line for each step that cannot be run.
 */
export const rehearsalFeatures = ({ features, steps = [], testFrom, outputDir }: FeatureOptions): string => {
  const patterns = [features].flat()
  const ownSteps = [steps].flat()
  const folder = defineBddConfig({
    features: patterns,
    steps: [STEPS_FILE, ...ownSteps],
    ...(testFrom === undefined ? {} : { importTestFrom: testFrom }),
    ...(outputDir === undefined ? {} : { outputDir }),
  })
  const configuration = configurationPath()
  const project = folderOf(configuration)
  if (isMaker()) makeThem({ configuration, project, patterns, ownSteps })
  else if (isGenerator()) handOverMeant(filesIn(patterns, project))
  return folder
}

type Making = {
  readonly configuration: string | null
  /** The folder of the configuration. */
  readonly project: string
  readonly patterns: readonly string[]
  readonly ownSteps: readonly string[]
}

const makeThem = ({ configuration, project, patterns, ownSteps }: Making): void => {
  const files = featureFiles(patterns, project)
  const own = readOwnSteps(ownSteps, project)
  // What is unknown here may be one of the project's own steps, which playwright-bdd knows.
  const mayBeOwn = ownSteps.length > 0 ? UNREADABLE_OWN_STEPS : NO_OWN_STEPS
  complainOf(checkFeatures(files, project, { own, mayBeOwn }))
  const told = makeTests(configuration, filesIn(patterns, project))
  if (told === null) return
  // That says better than the generator which steps there are not.
  if (told.includes('Missing step definitions')) complainOf(checkFeatures(files, project, { own }))
  throw withoutStack(told)
}

const filesIn = (patterns: readonly string[], project: string): readonly string[] =>
  featureFiles(patterns, project).map((file) => path.resolve(project, file))

const isSource = import.meta.url.endsWith('.ts')

const STEPS_FILE = fileURLToPath(new URL(isSource ? './register.ts' : './bdd-steps.js', import.meta.url))

/** The process that the person has started; not its workers, nor the generator, which reads the configuration too. */
const isMaker = (): boolean => process.env['TEST_WORKER_INDEX'] === undefined && !isGenerator()

const isGenerator = (): boolean => process.env['PLAYWRIGHT_BDD_GEN'] !== undefined

/** As the person has named it, or null where Playwright finds it by itself. */
const configurationPath = (): string | null => {
  const { config } = parseArgs({ options: { config: { type: 'string', short: 'c' } }, strict: false }).values
  return typeof config === 'string' ? config : null
}

/** A folder may be named as well as a file. */
const folderOf = (configuration: string | null): string => {
  if (configuration === null) return process.cwd()
  const whole = path.resolve(configuration)
  return path.extname(whole) === '' ? whole : path.dirname(whole)
}

const complainOf = (problems: readonly FileProblem[]): void => {
  if (problems.length > 0) throw withoutStack(problems.map(problemLine).join('\n'))
}

const withoutStack = (lines: string): Error => {
  const error = new Error(`The features cannot be run:\n${lines}`)
  error.stack = error.message
  return error
}
