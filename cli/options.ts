/** Makes options from their schemas, so that the command line and the settings file report a mistake in the same words. */

import { Option as CommandOption, type Command } from 'commander'
import { z } from 'zod'
import { check, sentencesOf } from '../settings/check.ts'
import type { Option, Options } from '../settings/option.ts'
import { CommandError, EXIT } from './exit-codes.ts'

/** Adds the options. The action gets their values under the names of `options`. */
export const addOptions = (command: Command, options: Options): void => {
  for (const [name, option] of Object.entries(options)) {
    if (/^[[<]/.test(option.flag)) command.argument(option.flag, helpOf(option))
    else command.addOption(new NamedOption(name, option))
  }
}

const helpOf = ({ help, otherwise }: Option): string =>
  otherwise === undefined ? help : `${help} (default: ${otherwise})`

class NamedOption extends CommandOption {
  readonly #name: string

  constructor(name: string, option: Option) {
    super(option.flag, helpOf(option))
    this.#name = name
    if (this.required) this.argParser<unknown>((text, before) => valueOf(option, text, before))
  }

  /** Commander would derive the name from the flag. */
  override attributeName(): string {
    return this.#name
  }
}

const valueOf = ({ flag, schema, fromText = z.string() }: Option, text: string, before: unknown): unknown => {
  const checked = <Value>(by: z.ZodType<Value>, given: unknown): Value => {
    const { data, complaints } = check(by, given)
    if (complaints === null) return data
    // The index in a list means nothing to a user who gave one of its items.
    const problems = complaints.map(({ problem }) => ({ path: '', problem }))
    throw new CommandError(EXIT.usage, `rehearsal: ${sentencesOf(problems, flag.replace(/[ ,].*/, ''))}`)
  }
  const given = checked(fromText, text)
  return checked(schema, schema instanceof z.ZodArray ? [before ?? [], given].flat() : given)
}
