/** The same as schemas, for readers that are not ours: `docs/scenario-check.schema.json` and its like are written from them. */

import { z } from 'zod'
import { CHECK_FORMAT, type CheckReport } from './formats.ts'

const text = z.string()
const fromOne = z.int().min(1)
const wholeNumber = z.int().min(0)

export const checkSchema: z.ZodType<CheckReport> = z.strictObject({
  format: z.literal(CHECK_FORMAT),
  files: wholeNumber.describe('How many were looked at.'),
  scenarios: wholeNumber,
  problems: z.array(
    z.strictObject({
      file: text.describe('From the folder in which the command was run.'),
      line: fromOne,
      column: fromOne,
      sentence: text.describe('What is wrong, and what to do.'),
      nearest: z.array(text).describe('Steps that could stand there instead, nearest first.'),
    }),
  ),
})

export const checkJsonSchema = (): unknown => ({
  title: 'Answer of "rehearsal scenario check --json"',
  ...z.toJSONSchema(checkSchema),
})
