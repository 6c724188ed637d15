/** The answer of `rehearsal doctor --json` as a JSON schema for other programs: `docs/doctor.schema.json`. */

import { z } from 'zod'
import { DOCTOR_FORMAT, SETTING_SOURCES, SUBJECTS, VERDICTS, type DoctorReport, type FindingId } from './report.ts'

const text = z.string()
const verdict = z.enum(VERDICTS)

const ids = Object.keys(SUBJECTS) as [FindingId, ...FindingId[]]

export const doctorSchema: z.ZodType<DoctorReport> = z.strictObject({
  format: z.literal(DOCTOR_FORMAT),
  version: text.describe('Of Rehearsal.'),
  folder: text.describe('The folder in which the command was run.'),
  settingsFile: text.nullable().describe('As it was named or found; null if there is none.'),
  verdict: verdict.describe('The worst verdict of the findings.'),
  findings: z.array(
    z.strictObject({
      id: z.enum(ids).describe('What was looked at. Several keys, certificates or clocks have one finding each.'),
      subject: text.describe('What was looked at, in words.'),
      verdict,
      seen: text,
      fix: text.nullable().describe('What to do; null if nothing must be done. Commands are in backticks.'),
    }),
  ),
  settings: z
    .array(
      z.strictObject({
        name: text,
        value: text.describe('In words. Secrets are not repeated.'),
        source: z.enum(SETTING_SOURCES),
      }),
    )
    .describe('The settings in force. From a settings file that cannot be used, there are none.'),
})

export const doctorJsonSchema = (): unknown => ({
  title: 'Answer of "rehearsal doctor --json"',
  ...z.toJSONSchema(doctorSchema),
})
