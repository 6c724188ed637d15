/** Generates tests from feature files, for the configuration of Playwright. */

import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { defineBddConfig } from 'playwright-bdd'
import { checkFeatures, featureFiles, problemLine, type FileProblem } from './check/check-features.ts'
import { handOverMeant, makeTests } from './run/make-tests.ts'
import { NO_OWN_STEPS, ownStepsOnDemand } from './check/own-steps.ts'

export type FeatureOptions = {
  /** The feature files, relative to the configuration: `'features/*.feature'`. */
  readonly features: string | readonly string[]
  /** Steps of your own, in files that call playwright-bdd's `createBdd` with the `test` of this package. */
  readonly steps?: string | readonly string[]
  /** The file whose `test`, an extension of this package's `test`, runs the features. Needed if they use fixtures of yours. */
  readonly testFrom?: string
  /** The folder of the generated tests. Default: `.features-gen` beside the configuration. */
  readonly outputDir?: string
}

/**
 * Returns the folder of the tests, for `testDir`. They are generated again whenever Playwright reads its configuration. Throws an
 * Error with a line for each step that cannot run.
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
  const own = ownStepsOnDemand(ownSteps, project)
  // A step that is unknown here may be one of the project's own, which playwright-bdd knows.
  complainOf(checkFeatures(files, project, own === NO_OWN_STEPS ? own : { ...own, mayBeOne: () => true }))
  const told = makeTests(configuration, filesIn(patterns, project))
  if (told === null) return
  // This check explains unknown steps better than the generator does.
  if (told.includes('Missing step definitions')) complainOf(checkFeatures(files, project, own))
  throw withoutStack(told)
}

const filesIn = (patterns: readonly string[], project: string): readonly string[] =>
  featureFiles(patterns, project).map((file) => path.resolve(project, file))

const isSource = import.meta.url.endsWith('.ts')

const STEPS_FILE = fileURLToPath(new URL(isSource ? './steps-file.ts' : './bdd-steps.js', import.meta.url))

/**
 * True in the process that the person started; false in its workers and in the generator, which reads the configuration as well.
 */
const isMaker = (): boolean => process.env['TEST_WORKER_INDEX'] === undefined && !isGenerator()

const isGenerator = (): boolean => process.env['PLAYWRIGHT_BDD_GEN'] !== undefined

/** The configuration given on the command line, or null if Playwright finds it itself. */
const configurationPath = (): string | null => {
  const { config } = parseArgs({ options: { config: { type: 'string', short: 'c' } }, strict: false }).values
  return typeof config === 'string' ? config : null
}

/** The command line may name a folder instead of a file. */
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
