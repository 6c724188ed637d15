/** The same as schemas, for readers that are not ours: `docs/scenario-check.schema.json` and its like are written from them. */

import { z } from 'zod'
import { CHECK_FORMAT, LIST_FORMAT, SCENARIO_STATUSES, type CheckReport, type ListReport } from './formats.ts'

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

export const listSchema: z.ZodType<ListReport> = z.strictObject({
  format: z.literal(LIST_FORMAT),
  features: z.array(
    z.strictObject({
      file: text.describe('From the folder in which the command was run.'),
      name: text.nullable().describe('Null for a file that is no feature.'),
      scenarios: z.array(
        z.strictObject({
          name: text,
          line: fromOne,
          status: z.enum(SCENARIO_STATUSES).describe('changed: what has run last is not what is written now.'),
          at: z.iso.datetime().nullable().describe('When it last ran; null for never.'),
          runs: wholeNumber.describe('How often it runs: once, or once for each example.'),
          failed: wholeNumber.describe('How many of these failed last.'),
        }),
      ),
    }),
  ),
})

export const listJsonSchema = (): unknown => ({
  title: 'Answer of "rehearsal scenario list --json"',
  ...z.toJSONSchema(listSchema),
})
