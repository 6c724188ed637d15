/** An option of a command: its schema, and what the command line, its help and the docs say about it. */

import { z } from 'zod'
import { fields } from './fields.ts'

export type Option = {
  readonly schema: z.ZodType
  /** `--step-limit <seconds>`, or `[url]` or `<file>` for an argument of the command. */
  readonly flag: string
  /** Text for the help and the docs. In the docs, the name of a file in `docs/` becomes a link. */
  readonly help: string
  /** What holds when the option is absent. */
  readonly otherwise?: string | number
  /** Turns the text from the command line into what the schema expects. Without it, the text itself is the value. */
  readonly fromText?: z.ZodType
  /** The value is a file name. In the settings file it is relative to that file's folder. */
  readonly isFile?: true
}

/** Keyed by the name that the settings file and the code use. */
export type Options = Readonly<Record<string, Option>>

/** One schema for all the options, each of which may be absent. */
export const objectOf = <Table extends Options>(table: Table) =>
  fields(
    Object.fromEntries(Object.entries(table).map(([name, { schema }]) => [name, z.exactOptional(schema)])) as {
      [Name in keyof Table]: z.ZodExactOptional<Table[Name]['schema']>
    },
  )
