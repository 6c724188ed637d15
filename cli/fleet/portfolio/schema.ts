/** The schema of a portfolio as JSON. It reads earlier ones, and `docs/audit-fleet.schema.json` is generated from it. */

import { z } from 'zod'
import { AUDIT_IDS, type AuditId } from '../../../audits/catalogue.ts'
import { PORTFOLIO_FORMAT, SITE_STATES, type Portfolio } from './portfolio.ts'

const text = z.string()
const count = z.int().min(0)
const auditId = z
  .enum(AUDIT_IDS as readonly [AuditId, ...AuditId[]])
  .meta({ id: 'AuditId', description: 'Permanent; see docs/audits.md.' })

const site = z.strictObject({
  name: text,
  target: text.nullable().describe('The address that was audited; null if the audit did not come so far.'),
  state: z.enum(SITE_STATES),
  sentence: text.min(1).describe("The headline of the site's report, or the reason why there is no report."),
  score: z.int().min(0).max(100).nullable(),
  isWithinBudget: z.boolean().describe('Whether it keeps the budget that it was given; false without a report.'),
  broken: z
    .array(z.strictObject({ audit: auditId, verdict: z.enum(['fail', 'warn']) }))
    .describe('Broken rules that do not follow from another finding.'),
  untold: z.array(auditId).describe('Rules that could not be judged.'),
  durationMs: z.number().min(0),
  report: text.nullable().describe('The page of the report of the site, relative to this file.'),
  change: z
    .strictObject({ newlyBroken: z.array(auditId), fixed: z.array(auditId) })
    .nullable()
    .describe('Since the earlier run; null if the site was not audited in it.'),
})

export const portfolioSchema: z.ZodType<Portfolio> = z.strictObject({
  format: z.literal(PORTFOLIO_FORMAT),
  tool: z.strictObject({ name: z.literal('iadvize-rehearsal'), version: text }),
  startedAt: z.iso.datetime(),
  durationMs: z.number().min(0),
  since: z.iso.datetime().nullable().describe('When the earlier run began; null without one.'),
  sites: z.array(site).describe('The worst come first.'),
  gone: z.array(text).describe('Sites of the earlier run that this one does not have.'),
  rules: z.array(z.strictObject({ audit: auditId, fail: count, warn: count, untold: count })),
})

class EarlierPortfolioError extends Error {
  override readonly name = 'EarlierPortfolioError'
}

/** Throws an `EarlierPortfolioError` with one sentence if the text is not a portfolio of this format. */
export const readPortfolio = (given: string, file: string): Portfolio => {
  const { data, error } = portfolioSchema.safeParse(parsed(given))
  if (error === undefined) return data
  const [issue] = error.issues
  const place = issue?.path.join('.') || 'the whole file'
  throw new EarlierPortfolioError(
    `The earlier report ${file} is not one about a fleet that this version can read (${place}: ${issue?.message}): name the ${PORTFOLIO_JSON} of an earlier run, or leave it out.`,
  )
}

export const PORTFOLIO_JSON = 'fleet.json'

const parsed = (given: string): unknown => {
  try {
    return JSON.parse(given)
  } catch {
    return null
  }
}

export const portfolioJsonSchema = (): unknown => ({
  title: 'Report of "rehearsal audit --fleet"',
  ...z.toJSONSchema(portfolioSchema),
})
