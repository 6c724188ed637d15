/** What an audit found on a site, and the report of all audits. `report-schema.ts` has the same as a schema. */

import type { Readiness, Verdict } from '../protocol/verdicts.ts'
import type { AuditId } from './catalogue.ts'
import type { GroupId } from './catalogue/groups.ts'

/** The party that acted. */
export const PARTIES = ['visitor', 'site', 'token endpoint', 'tag', 'platform', 'audit'] as const
export type Party = (typeof PARTIES)[number]

export type TimelineStep = {
  /** Milliseconds since the audit opened the site, on the page's clock, which may be virtual. */
  readonly atMs: number
  readonly who: Party
  readonly what: string
  /** This step breaks the rule. */
  readonly isFault: boolean
}

export type Evidence =
  | { readonly kind: 'timeline'; readonly caption: string; readonly steps: readonly TimelineStep[] }
  /** `png` is base64. A picture is not redacted, so secrets must be hidden when it is taken. */
  | { readonly kind: 'screenshot'; readonly caption: string; readonly png: string }
  | { readonly kind: 'value'; readonly name: string; readonly seen: string; readonly expected: string | null }
  /** Code of the site, with the address it came from. */
  | {
      readonly kind: 'code'
      readonly caption: string
      readonly url: string
      readonly line: number
      readonly text: string
    }

type Common = {
  readonly audit: AuditId
  /** One sentence: what was seen. */
  readonly summary: string
  readonly evidence: readonly Evidence[]
  readonly durationMs: number
  /** The id of the finding, or of the cause in `causes`, that this one follows from; missing if it stands for itself. */
  readonly consequenceOf?: string
}

export type Judged = Common & { readonly verdict: 'pass' | 'not-applicable' }

export type Broken = Common & {
  readonly verdict: 'fail' | 'warn'
  /**
   * One word or more, one for each way in which the rule is broken ("by-reload"). The words are the same in every run,
   * so that a baseline shows whether the rule is broken in a new way.
   */
  readonly problems: readonly string[]
}

/** `missing` is what would have been needed to tell. */
export type Untold = Common & { readonly verdict: 'could-not-tell'; readonly missing: string }

export type Finding = Judged | Broken | Untold

/**
 * Why several findings could not tell, if no rule is about it: a step of the journey that failed, or a key that was not
 * given.
 */
export type Cause = {
  /** Never the id of an audit. */
  readonly id: string
  /** What is wrong, in a few words. */
  readonly title: string
  /** One sentence: what was seen. */
  readonly summary: string
  readonly fix: string
  readonly evidence: readonly Evidence[]
}

export type Score = {
  /** 0 to 100, rounded down; null when too little was judged. See `score.ts`. */
  readonly score: number | null
  readonly counts: Readonly<Record<Verdict, number>>
}

export type AuditSettings = {
  /** Ids and groups; empty for all. */
  readonly only: readonly string[]
  readonly skip: readonly string[]
  /** As it was given; see `budget.ts`. */
  readonly budget: string
  /** The name of the baseline's file, as it was given; null without a baseline. */
  readonly baseline: string | null
}

/** The verdicts that a budget may limit the number of. */
export const LIMITED_VERDICTS = ['fail', 'warn', 'could-not-tell'] as const satisfies readonly Verdict[]
export type LimitedVerdict = (typeof LIMITED_VERDICTS)[number]

/** Which findings count against the site, according to budget and baseline. */
export type Outcome = {
  readonly isWithinBudget: boolean
  /** Findings that neither the budget nor the baseline allows. */
  readonly overruns: readonly AuditId[]
  /** Scores that are below what the budget asks for. */
  readonly lowScores: readonly {
    readonly place: GroupId | 'all'
    readonly score: number | null
    readonly least: number
  }[]
  /** Broken rules that the baseline knew, and that are broken in no new way. */
  readonly known: readonly AuditId[]
  /** Verdicts that more findings have than the budget allows. */
  readonly overCounts: readonly { readonly verdict: LimitedVerdict; readonly count: number; readonly most: number }[]
  /** Rules that were broken in the baseline and no longer are. */
  readonly fixed: readonly AuditId[]
}

export const REPORT_FORMAT = 1

/** The commands that write reports. */
export const AUDIT_COMMANDS = ['audit', 'audit-endpoint'] as const
export type AuditCommand = (typeof AUDIT_COMMANDS)[number]

export type AuditReport = {
  /** The version of this format. It goes up when readers of the former format can no longer read the file. */
  readonly format: typeof REPORT_FORMAT
  readonly tool: { readonly name: 'iadvize-rehearsal'; readonly version: string }
  /** `rehearsal audit`, which visits a site, or `rehearsal audit-endpoint`, which asks a token endpoint. */
  readonly command: AuditCommand
  /** The address that was audited. */
  readonly target: string
  /**
   * The file of the journey, relative to the folder in which the command ran; null if that folder has none. A code review shows findings there, because a site has no file in the repository.
   */
  readonly file: string | null
  /** A date and time in UTC, as ISO 8601. */
  readonly startedAt: string
  readonly durationMs: number
  readonly settings: AuditSettings
  readonly readiness: Readiness
  readonly score: Score & { readonly groups: Readonly<Record<GroupId, Score>> }
  readonly outcome: Outcome
  /** Causes that findings follow from and that are not findings themselves. */
  readonly causes: readonly Cause[]
  /** In the order of the catalogue, one for each audit. */
  readonly findings: readonly Finding[]
}
