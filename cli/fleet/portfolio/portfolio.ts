/** What the audits of many sites found, put together: the sites by their worst finding, and the rules by how many sites break them. */

import { AUDIT_IDS, auditOf, type AuditId } from '../../../audits/catalogue.ts'
import type { AuditReport, Finding } from '../../../audits/finding.ts'
import { independent } from '../../../audits/reports/readiness.ts'
import { READINESS_STATES } from '../../../protocol/verdicts.ts'

export const PORTFOLIO_FORMAT = 1

/** `not-audited`: there is no report, because the site could not be reached, or because its audit did not end. */
export const SITE_STATES = ['not-ready', 'not-audited', 'not-judged', 'partly-judged', 'ready'] as const
export type SiteState = (typeof SITE_STATES)[number]

READINESS_STATES satisfies readonly SiteState[]

export type BrokenRule = { readonly audit: AuditId; readonly verdict: 'fail' | 'warn' }

/** What has changed on a site since the earlier run. */
export type SiteChange = {
  /** Rules that are broken now and were not. */
  readonly newlyBroken: readonly AuditId[]
  /** Rules that were broken and pass now. */
  readonly fixed: readonly AuditId[]
}

export type PortfolioSite = {
  readonly name: string
  /** The address that was audited; null if the audit did not come so far. */
  readonly target: string | null
  readonly state: SiteState
  /** One sentence: the headline of the site's report, or the reason why there is no report. */
  readonly sentence: string
  /** 0 to 100; null if too little was judged. */
  readonly score: number | null
  /** Whether it keeps the budget that it was given; false without a report. */
  readonly isWithinBudget: boolean
  /** Broken rules that do not follow from another finding. */
  readonly broken: readonly BrokenRule[]
  /** Rules that could not be judged. */
  readonly untold: readonly AuditId[]
  readonly durationMs: number
  /** The page of the site's report, relative to the portfolio; null without a report. */
  readonly report: string | null
  /** Null if there is no earlier run, or the site was not audited in it. */
  readonly change: SiteChange | null
}

export type RuleRow = {
  readonly audit: AuditId
  readonly fail: number
  readonly warn: number
  readonly untold: number
}

export type Portfolio = {
  readonly format: typeof PORTFOLIO_FORMAT
  readonly tool: { readonly name: 'iadvize-rehearsal'; readonly version: string }
  /** A date and time in UTC, as ISO 8601. */
  readonly startedAt: string
  readonly durationMs: number
  /** When the earlier run began that this one is compared with; null without one. */
  readonly since: string | null
  /** The worst come first. */
  readonly sites: readonly PortfolioSite[]
  /** Sites of the earlier run that this one does not have. */
  readonly gone: readonly string[]
  /** Those that a site breaks or that could not be judged. The rule that most sites break comes first. */
  readonly rules: readonly RuleRow[]
}

/** A site as it was audited. */
export type Audited = {
  readonly name: string
  readonly durationMs: number
} & (
  | { readonly report: SiteReport; readonly page: string | null }
  /** Why there is no report. */
  | { readonly report: null; readonly why: string }
)

/** The part of a site's report that a portfolio reads. */
export type SiteReport = Pick<AuditReport, 'target' | 'readiness' | 'score' | 'findings'> & {
  readonly outcome: Pick<AuditReport['outcome'], 'isWithinBudget'>
}

export type PortfolioRun = Pick<Portfolio, 'startedAt' | 'durationMs'> & {
  readonly toolVersion: string
  readonly sites: readonly Audited[]
  readonly earlier: Earlier | null
}

/** The part of an earlier portfolio that is compared. */
export type Earlier = Pick<Portfolio, 'startedAt'> & {
  readonly sites: readonly Pick<PortfolioSite, 'name' | 'state' | 'broken'>[]
}

export const makePortfolio = ({ toolVersion, startedAt, durationMs, sites, earlier }: PortfolioRun): Portfolio => {
  const before = new Map(earlier?.sites.map((site) => [site.name, site]))
  const rows = sites.map((site) => rowOf(site, before.get(site.name)))
  const names = new Set(sites.map(({ name }) => name))
  return {
    format: PORTFOLIO_FORMAT,
    tool: { name: 'iadvize-rehearsal', version: toolVersion },
    startedAt,
    durationMs,
    since: earlier?.startedAt ?? null,
    sites: rows.toSorted(byGravity),
    gone: [...before.keys()].filter((name) => !names.has(name)),
    rules: rulesIn(rows),
  }
}

const rowOf = (site: Audited, before: Earlier['sites'][number] | undefined): PortfolioSite => {
  const { name, durationMs } = site
  if (site.report === null) {
    const none = {
      target: null,
      score: null,
      isWithinBudget: false,
      broken: [],
      untold: [],
      report: null,
      change: null,
    }
    return { name, durationMs, state: 'not-audited', sentence: site.why, ...none }
  }
  const { target, readiness, score, findings, outcome } = site.report
  const broken = independent(findings)
    .flatMap(brokenIn)
    .toSorted((one, other) => gravityOf(other) - gravityOf(one))
  return {
    name,
    target,
    state: readiness.state,
    sentence: readiness.sentence,
    score: score.score,
    isWithinBudget: outcome.isWithinBudget,
    broken,
    untold: findings.flatMap(({ audit, verdict }) => (verdict === 'could-not-tell' ? [audit] : [])),
    durationMs,
    report: site.page,
    change: before === undefined || before.state === 'not-audited' ? null : changeOf(findings, broken, before.broken),
  }
}

const brokenIn = ({ audit, verdict }: Finding): readonly BrokenRule[] =>
  verdict === 'fail' || verdict === 'warn' ? [{ audit, verdict }] : []

const changeOf = (
  findings: readonly Finding[],
  broken: readonly BrokenRule[],
  before: readonly BrokenRule[],
): SiteChange => ({
  newlyBroken: broken
    .filter(
      ({ audit, verdict }) =>
        !before.some((old) => old.audit === audit && (old.verdict === 'fail' || verdict === 'warn')),
    )
    .map(({ audit }) => audit),
  // What could not be judged has not been fixed.
  fixed: before
    .map(({ audit }) => audit)
    .filter((audit) => findings.some((finding) => finding.audit === audit && finding.verdict === 'pass')),
})

/** By state, then by the heaviest broken rule, then by how many are broken, then by name. */
const byGravity = (one: PortfolioSite, other: PortfolioSite): number =>
  SITE_STATES.indexOf(one.state) - SITE_STATES.indexOf(other.state) ||
  weightOf(other) - weightOf(one) ||
  other.broken.length - one.broken.length ||
  one.name.localeCompare(other.name, 'en')

const weightOf = ({ broken }: PortfolioSite): number => Math.max(0, ...broken.map(gravityOf))

/** A rule that is only advice weighs less than any that is broken. */
const gravityOf = ({ audit, verdict }: BrokenRule): number => (verdict === 'fail' ? 10 : 1) * auditOf(audit).weight

const rulesIn = (sites: readonly PortfolioSite[]): readonly RuleRow[] =>
  AUDIT_IDS.map((audit) => ({
    audit,
    fail: countOf(sites, ({ broken }) => broken.some((rule) => rule.audit === audit && rule.verdict === 'fail')),
    warn: countOf(sites, ({ broken }) => broken.some((rule) => rule.audit === audit && rule.verdict === 'warn')),
    untold: countOf(sites, ({ untold }) => untold.includes(audit)),
  }))
    .filter(({ fail, warn, untold }) => fail + warn + untold > 0)
    .toSorted((one, other) => other.fail - one.fail || other.warn - one.warn || other.untold - one.untold)

const countOf = (sites: readonly PortfolioSite[], is: (site: PortfolioSite) => boolean): number =>
  sites.filter((site) => is(site)).length
