/** `rehearsal scenario`: the commands for who writes scenarios. */

import { Option, type Command } from 'commander'
import type { ExitCode } from './exit-codes.ts'

/** What a command that has run to its end found out. */
export type Outcome = { code: ExitCode }

const CONFIG = [
  '--config <file>',
  'settings file (default: rehearsal.config.ts, .js or .json, if there is one)',
] as const

/** Each command loads what it needs when it is called: a check shall not wait for what a recording needs. */
export const addScenario = (rehearsal: Command, outcome: Outcome): void => {
  const scenario = rehearsal.command('scenario').description('write, list and check scenarios, without code')
  addNew(scenario, outcome)
  addList(scenario, outcome)
  addCheck(scenario, outcome)
  addRecord(scenario, outcome)
}

const addNew = (scenario: Command, outcome: Outcome): void => {
  scenario
    .command('new')
    .description('write a scenario to begin with, and what it needs to run where that is missing')
    .argument('<title>', 'what it is about, in quotes: "A customer signs in"')
    .addOption(new Option('--language <language>', 'of the scenario (default: en)').choices(['en', 'fr']))
    .option('--url <url>', 'the address of your site, for a configuration that has to be written')
    .option('--sid <sid>', 'the iAdvize project, for the same (default: that of the snippet on the page)')
    .option(...CONFIG)
    .action(async (title: string, options: NewOptions) => {
      const { writeNewScenario } = await import('./scenario/new.ts')
      outcome.code = await writeNewScenario(title, options)
    })
}

const addList = (scenario: Command, outcome: Outcome): void => {
  scenario
    .command('list')
    .description('the scenarios, each with its last result')
    .option('--json', 'as JSON (docs/scenario-list.schema.json)')
    .option(...CONFIG)
    .action(async (options: ListOptions) => {
      const { listScenarios } = await import('./scenario/list.ts')
      outcome.code = await listScenarios(options)
    })
}

const addCheck = (scenario: Command, outcome: Outcome): void => {
  scenario
    .command('check')
    .description('look for mistakes in scenarios, without a browser')
    .argument('[files...]', 'feature files (default: all of them)')
    .option('--json', 'as JSON, for editors (docs/scenario-check.schema.json)')
    .option(...CONFIG)
    .action(async (files: readonly string[], options: CheckOptions) => {
      const { checkScenarios } = await import('./scenario/check.ts')
      outcome.code = await checkScenarios(files, options)
    })
}

const LANGUAGES = ['en', 'fr'] as const

const addRecord = (scenario: Command, outcome: Outcome): void => {
  scenario
    .command('record')
    .description('play on the site in a browser, and get a scenario of it')
    .argument('[url]', 'the site (default: that of the settings file, else the demo shop)')
    .option('--output <file>', 'where it is written (default: recorded.feature, beside the other scenarios)')
    .option('--title <title>', 'what the scenario is called')
    .addOption(new Option('--language <language>', 'of the steps (default: en)').choices(LANGUAGES))
    .option('--journey <file>', 'how one signs in and out (default: that of the settings file, else journey.ts)')
    .option('--sid <sid>', 'the iAdvize project (default: that of the snippet on the page)')
    .option('--public-key <file>', "the brand's public key as PEM; without it tokens are not opened")
    .option('--ignore-https-errors', 'take any certificate')
    .option(...CONFIG)
    .action(async (url: string | undefined, options: RecordOptions) => {
      const { requireRunner } = await import('./require-runner.ts')
      requireRunner('rehearsal scenario record')
      const { recordScenario } = await import('./scenario/record.ts')
      outcome.code = await recordScenario(url, options)
    })
}

export type RecordOptions = {
  readonly output?: string
  readonly title?: string
  readonly language?: (typeof LANGUAGES)[number]
  readonly journey?: string
  readonly sid?: string
  readonly publicKey?: string
  readonly ignoreHttpsErrors?: true
  readonly config?: string
}

export type NewOptions = {
  readonly language?: 'en' | 'fr'
  readonly url?: string
  readonly sid?: string
  readonly config?: string
}

export type ListOptions = { readonly json?: true; readonly config?: string }

export type CheckOptions = { readonly json?: true; readonly config?: string }
