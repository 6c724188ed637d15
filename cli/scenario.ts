/** `rehearsal scenario`: the commands for people who write scenarios. */

import { Option, type Command } from 'commander'
import { CONFIG } from '../settings/config-option.ts'
import type { CheckOptions } from './scenario/check.ts'
import { LANGUAGES } from '../gherkin/language.ts'
import type { ListOptions } from './scenario/list.ts'
import type { NewOptions } from './scenario/new.ts'
import type { RecordOptions } from './scenario/record.ts'

/** The result of a command that ran to its end. */
/** An `ExitCode`, or that of the user's own command. */
export type Outcome = { code: number }

/** Each command loads what it needs when it is called: a check must not wait for what only a recording needs. */
export const addScenario = (rehearsal: Command, outcome: Outcome): void => {
  const scenario = rehearsal.command('scenario').description('write, check, list and record scenarios, without code')
  addNew(scenario, outcome)
  addList(scenario, outcome)
  addCheck(scenario, outcome)
  addRecord(scenario, outcome)
}

const addNew = (scenario: Command, outcome: Outcome): void => {
  scenario
    .command('new')
    .description('write a scenario to begin with, and any missing files that it needs to run')
    .argument('<title>', 'what it is about, in quotes: "A customer signs in"')
    .addOption(new Option('--language <language>', 'language of the scenario (default: en)').choices(LANGUAGES))
    .option('--url <url>', 'the address of your site, for a new configuration')
    .option('--sid <sid>', 'the iAdvize project, for a new configuration (default: that of the snippet on the page)')
    .option(CONFIG.flag, CONFIG.help)
    .action(async (title: string, options: NewOptions) => {
      const { writeNewScenario } = await import('./scenario/new.ts')
      outcome.code = await writeNewScenario(title, options)
    })
}

const addList = (scenario: Command, outcome: Outcome): void => {
  scenario
    .command('list')
    .description('list the scenarios, each with its last result')
    .option('--json', 'print JSON (docs/scenario-list.schema.json)')
    .option(CONFIG.flag, CONFIG.help)
    .action(async (options: ListOptions) => {
      const { listScenarios } = await import('./scenario/list.ts')
      outcome.code = await listScenarios(options)
    })
}

const addCheck = (scenario: Command, outcome: Outcome): void => {
  scenario
    .command('check')
    .description('check scenarios for mistakes, without a browser')
    .argument('[files...]', 'feature files (default: all of them)')
    .option('--json', 'print JSON, for editors (docs/scenario-check.schema.json)')
    .option(CONFIG.flag, CONFIG.help)
    .action(async (files: readonly string[], options: CheckOptions) => {
      const { checkScenarios } = await import('./scenario/check.ts')
      outcome.code = await checkScenarios(files, options)
    })
}

const addRecord = (scenario: Command, outcome: Outcome): void => {
  scenario
    .command('record')
    .description('use the site in a browser, and get a scenario of what you did')
    .argument('[url]', 'the site (default: that of the settings file, else the demo shop)')
    .option('--output <file>', 'the file to write (default: recorded.feature, beside the other scenarios)')
    .option('--title <title>', 'title of the scenario')
    .addOption(new Option('--language <language>', 'language of the steps (default: en)').choices(LANGUAGES))
    .option('--journey <file>', 'how visitors sign in and out (default: that of the settings file, else journey.ts)')
    .option('--sid <sid>', 'the iAdvize project (default: that of the snippet on the page)')
    .option('--public-key <file>', "the brand's public key; without it tokens are not opened")
    .option('--ignore-https-errors', 'accept any certificate')
    .option(CONFIG.flag, CONFIG.help)
    .action(async (url: string | undefined, options: RecordOptions) => {
      const { requireRunner } = await import('./require-runner.ts')
      requireRunner('rehearsal scenario record')
      const { recordScenario } = await import('./scenario/record.ts')
      outcome.code = await recordScenario(url, options)
    })
}
