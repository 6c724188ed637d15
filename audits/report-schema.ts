/** The JSON report as a schema: it reads baselines, and `docs/audit-report.schema.json` is written from it. */

import { z } from 'zod'
import { AUDIT_IDS, type AuditId } from './catalogue.ts'
import { GROUP_IDS, type GroupId } from './catalogue/row.ts'
import {
  PARTIES,
  REPORT_FORMAT,
  VERDICTS,
  type AuditReport,
  type Evidence,
  type Finding,
  type Verdict,
} from './finding.ts'

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

const common = { audit: auditId, summary: text, evidence: z.array(evidence), durationMs: z.number().min(0) }

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
    missing: text.min(1).describe('What would have been needed in order to tell.'),
  }),
])

const score = z.int().min(0).max(100).nullable().describe('0 to 100, rounded down; null when nothing was judged.')
const counts = z.record(z.enum(VERDICTS), wholeNumber) as z.ZodType<Readonly<Record<Verdict, number>>>
const groupScore = z.strictObject({ score, counts })

export const reportSchema: z.ZodType<AuditReport> = z.strictObject({
  format: z.literal(REPORT_FORMAT),
  tool: z.strictObject({ name: z.literal('iadvize-rehearsal'), version: text }),
  target: text.describe('The address that was audited.'),
  startedAt: z.iso.datetime(),
  durationMs: z.number().min(0),
  settings: z.strictObject({
    only: z.array(text).describe('Ids and groups. Empty: all of them.'),
    skip: z.array(text),
    budget: text,
    baseline: text.nullable(),
  }),
  score: z.strictObject({ score, counts, groups: z.record(groupId, groupScore) }),
  outcome: z.strictObject({
    isWithinBudget: z.boolean(),
    overruns: z.array(auditId).describe('Findings that the budget does not allow, without those of the baseline.'),
    lowScores: z.array(z.strictObject({ place: z.union([groupId, z.literal('all')]), score, least: wholeNumber })),
    known: z.array(auditId).describe('Broken rules that the baseline knew, and that are broken in no new way.'),
    mended: z.array(auditId).describe('Broken in the baseline, and not any more.'),
  }),
  findings: z.array(finding),
})

/** For readers of the report that are not ours. */
export const reportJsonSchema = (): unknown => ({
  title: 'Report of "rehearsal audit"',
  ...z.toJSONSchema(reportSchema),
})
