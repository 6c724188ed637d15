/** The schema of the JSON report. It reads baselines, and `docs/audit-report.schema.json` is generated from it. */

import { z } from 'zod'
import { READINESS_STATES, VERDICTS, type Readiness, type Verdict } from '../../protocol/verdicts.ts'
import { AUDIT_IDS, type AuditId } from '../catalogue.ts'
import { GROUP_IDS, type GroupId } from '../catalogue/groups.ts'
import {
  AUDIT_COMMANDS,
  LIMITED_VERDICTS,
  PARTIES,
  REPORT_FORMAT,
  type AuditReport,
  type Cause,
  type Evidence,
  type Finding,
} from '../finding.ts'

const text = z.string()
const wholeNumber = z.int().min(0)
const auditId = z
  .enum(AUDIT_IDS as readonly [AuditId, ...AuditId[]])
  .meta({ id: 'AuditId', description: 'Permanent; see docs/audits.md.' })
const groupId = z.enum(GROUP_IDS as readonly [GroupId, ...GroupId[]]).meta({ id: 'GroupId' })

const evidence: z.ZodType<Evidence> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('timeline'),
    caption: text,
    steps: z.array(
      z.strictObject({
        atMs: z
          .number()
          .min(0)
          .describe('Since the audit opened the site, by the clock of the page, which may be virtual.'),
        who: z.enum(PARTIES),
        what: text,
        isFault: z.boolean().describe('This is the step that breaks the rule.'),
      }),
    ),
  }),
  z.strictObject({
    kind: z.literal('screenshot'),
    caption: text,
    png: text.regex(/^iVBORw0KGgo[A-Za-z0-9+/]*={0,2}$/).describe('A PNG in base64.'),
  }),
  z.strictObject({ kind: z.literal('value'), name: text, seen: text, expected: text.nullable() }),
  z.strictObject({ kind: z.literal('code'), caption: text, url: text, line: z.int().min(1), text }),
])

const common = {
  audit: auditId,
  summary: text,
  evidence: z.array(evidence),
  durationMs: z.number().min(0),
  consequenceOf: text
    .min(1)
    .exactOptional()
    .describe('The id of the finding, or of the cause in "causes", that this one follows from.'),
}

const finding: z.ZodType<Finding> = z.discriminatedUnion('verdict', [
  z.strictObject({ ...common, verdict: z.enum(['pass', 'not-applicable']) }),
  z.strictObject({
    ...common,
    verdict: z.enum(['fail', 'warn']),
    problems: z
      .array(text.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/))
      .min(1)
      .describe('A word for each way in which the rule is broken, the same in every run.'),
  }),
  z.strictObject({
    ...common,
    verdict: z.literal('could-not-tell'),
    missing: text.min(1).describe('What would have been needed to judge.'),
  }),
])

const score = z.int().min(0).max(100).nullable().describe('0 to 100, rounded down; null when too little was judged.')
const counts = z.record(z.enum(VERDICTS), wholeNumber) as z.ZodType<Readonly<Record<Verdict, number>>>
const groupScore = z.strictObject({ score, counts })

const readiness: z.ZodType<Readiness> = z.strictObject({
  state: z.enum(READINESS_STATES),
  sentence: text.min(1).describe('Whether the site may go live, and what must be fixed first.'),
})

const cause: z.ZodType<Cause> = z.strictObject({
  id: text.regex(/^cause-[a-z0-9-]+$/),
  title: text.min(1),
  summary: text,
  fix: text,
  evidence: z.array(evidence),
})

const OVER_COUNTS = z
  .array(z.strictObject({ verdict: z.enum(LIMITED_VERDICTS), count: wholeNumber, most: wholeNumber }))
  .describe('Verdicts that more findings have than the budget allows, without those of the baseline.')

const SHAPE = {
  format: z.literal(REPORT_FORMAT),
  tool: z.strictObject({ name: z.literal('iadvize-rehearsal'), version: text }),
  command: z.enum(AUDIT_COMMANDS),
  target: text.describe('The address that was audited.'),
  file: text
    .nullable()
    .describe(
      'The file of the journey, relative to the folder in which the command ran; null if that folder has none.',
    ),
  startedAt: z.iso.datetime(),
  durationMs: z.number().min(0),
  settings: z.strictObject({
    only: z.array(text).describe('Ids and groups. Empty: all of them.'),
    skip: z.array(text),
    budget: text,
    baseline: text.nullable(),
  }),
  readiness,
  score: z.strictObject({ score, counts, groups: z.record(groupId, groupScore) }),
  outcome: z.strictObject({
    isWithinBudget: z.boolean(),
    overruns: z
      .array(auditId)
      .describe('Findings that the budget does not allow, without those of the baseline; one for each cause.'),
    lowScores: z.array(z.strictObject({ place: z.union([groupId, z.literal('all')]), score, least: wholeNumber })),
    overCounts: OVER_COUNTS,
    known: z.array(auditId).describe('Broken rules that the baseline knew, and that are broken in no new way.'),
    fixed: z.array(auditId).describe('Broken in the baseline, but no longer broken.'),
  }),
  causes: z.array(cause).describe('Causes of findings that are not findings themselves.'),
  findings: z.array(finding),
}

export const reportSchema: z.ZodType<AuditReport> = z.strictObject(SHAPE)

/** A baseline is compared by its findings. A report from before the other fields existed is still valid. */
export type Baseline = Pick<AuditReport, 'findings'>

export const baselineSchema: z.ZodType<Baseline> = z.strictObject({
  ...SHAPE,
  command: SHAPE.command.optional(),
  file: SHAPE.file.optional(),
  outcome: SHAPE.outcome.extend({ overCounts: OVER_COUNTS.optional() }),
  readiness: readiness.optional(),
  causes: SHAPE.causes.optional(),
})

/** For other programs that read the report. */
export const reportJsonSchema = (): unknown => ({
  title: 'Report of "rehearsal audit"',
  ...z.toJSONSchema(reportSchema),
})
