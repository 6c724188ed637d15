/** The formats as JSON schemas for other programs. `docs/scenario-check.schema.json` and the like are generated from them. */

import { z } from 'zod'
import { CHECK_FORMAT, LIST_FORMAT, SCENARIO_STATUSES, type CheckReport, type ListReport } from './formats.ts'

const text = z.string()
const fromOne = z.int().min(1)
const wholeNumber = z.int().min(0)

export const checkSchema: z.ZodType<CheckReport> = z.strictObject({
  format: z.literal(CHECK_FORMAT),
  files: wholeNumber.describe('How many files were checked.'),
  scenarios: wholeNumber,
  problems: z.array(
    z.strictObject({
      file: text.describe('Relative to the folder in which the command was run.'),
      line: fromOne,
      column: fromOne,
      sentence: text.describe('What is wrong, and what to do.'),
      nearest: z.array(text).describe('Steps that may be meant, nearest first.'),
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
      file: text.describe('Relative to the folder in which the command was run.'),
      name: text.nullable().describe('Null if the file is not a feature.'),
      scenarios: z.array(
        z.strictObject({
          name: text,
          line: fromOne,
          status: z.enum(SCENARIO_STATUSES).describe('changed: the scenario was changed after its last run.'),
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
