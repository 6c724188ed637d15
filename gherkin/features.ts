/** Makes tests of feature files, for the configuration of Playwright. */

import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { defineBddConfig } from 'playwright-bdd'

export type FeatureOptions = {
  /** Where the features lie, beside the configuration: 'features/**\/*.feature'. */
  readonly features: string | readonly string[]
  /** Steps of your own, in files that call playwright-bdd's `createBdd` with the `test` of this package. */
  readonly steps?: string | readonly string[]
  /** The file whose `test`, made of the `test` of this package, the features run with: where they need fixtures of yours. */
  readonly testFrom?: string
  /** Where the tests that are made of the features lie; `.features-gen` beside the configuration when absent. */
  readonly outputDir?: string
}

/** The folder of the tests, for `testDir`. They are made anew whenever Playwright reads its configuration. */
export const rehearsalFeatures = ({ features, steps = [], testFrom, outputDir }: FeatureOptions): string => {
  const folder = defineBddConfig({
    features: [features].flat(),
    steps: [STEPS_FILE, ...[steps].flat()],
    ...(testFrom === undefined ? {} : { importTestFrom: testFrom }),
    ...(outputDir === undefined ? {} : { outputDir }),
  })
  if (isMaker()) makeTests()
  return folder
}

const isSource = import.meta.url.endsWith('.ts')

const STEPS_FILE = fileURLToPath(new URL(isSource ? './register.ts' : './bdd-steps.js', import.meta.url))

/** The process that the person has started; not its workers, nor the generator, which reads the configuration too. */
const isMaker = (): boolean =>
  process.env['TEST_WORKER_INDEX'] === undefined && process.env['PLAYWRIGHT_BDD_GEN'] === undefined

const makeTests = (): void => {
  const package_ = createRequire(import.meta.url).resolve('playwright-bdd/package.json')
  const generator = path.join(path.dirname(package_), 'dist/cli/index.js')
  const { config } = parseArgs({ options: { config: { type: 'string', short: 'c' } }, strict: false }).values
  const args = typeof config === 'string' ? ['--config', config] : []
  const { status, stderr, stdout } = spawnSync(process.execPath, [generator, ...args], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`The features cannot be run.\n${stdout}${stderr}`)
}
