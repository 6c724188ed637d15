/** `rehearsal scenario`: the commands for who writes scenarios. */

import type { Command } from 'commander'
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
  addCheck(scenario, outcome)
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

export type CheckOptions = { readonly json?: true; readonly config?: string }
