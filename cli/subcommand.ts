/** Adds a command with the options of a table and an example in its help. */

import process from 'node:process'
import type { Command } from 'commander'
import { terminalOf } from '../audits/reports/terminal-of.ts'
import { wrap } from '../audits/reports/wrap.ts'
import type { Options } from '../settings/option.ts'
import { sentenceFor } from './audit/sentences.ts'
import type { ExitCode } from './exit-codes.ts'
import { addOptions } from './options.ts'
import type { Outcome } from './scenario.ts'

export type Subcommand = {
  readonly name: string
  readonly about: string
  readonly options: Options
  readonly example: readonly [string, ...string[]]
  /** What the help says at its end: a sentence, or text for a terminal of so many columns. */
  readonly more?: string | ((columns: number) => string)
  /** Gets the arguments, and the values of the options under their names. */
  readonly run: (args: readonly string[], options: object) => Promise<ExitCode>
}

export const addSubcommand = (
  parent: Command,
  outcome: Outcome,
  { name, about, options, example, more = '', run }: Subcommand,
): void => {
  const command = parent.command(name).description(about)
  addOptions(command, options)
  command.addHelpText('after', () => {
    const { columns } = terminalOf(process.stdout, process.env)
    const said = typeof more === 'string' ? wrap(more, columns).join('\n') : more(columns)
    const lines = [`Example${example.length > 1 ? 's' : ''}:`, ...example.map((line) => `  ${line}`)]
    return ['', ...lines, ...(said === '' ? [] : ['', said])].join('\n')
  })
  const hasArguments = command.registeredArguments.length > 0
  command.action(async (...given: readonly unknown[]) => {
    const args = hasArguments ? [given[0] as string | readonly string[]].flat() : []
    const values = given[hasArguments ? 1 : 0] as object
    outcome.code = await run(args, values).catch((error: unknown) => {
      throw sentenceFor(error)
    })
  })
}
