/** What an audit has found on a site, and the report of all of them. `report-schema.ts` is the same as a schema. */

import type { AuditId } from './catalogue.ts'
import type { GroupId } from './catalogue/row.ts'

/** The most urgent first. */
export const VERDICTS = ['fail', 'warn', 'could-not-tell', 'pass', 'not-applicable'] as const
export type Verdict = (typeof VERDICTS)[number]

/** Who did it. */
export const PARTIES = ['visitor', 'site', 'token endpoint', 'tag', 'platform', 'audit'] as const
export type Party = (typeof PARTIES)[number]

export type TimelineStep = {
  /** Milliseconds since the audit opened the site, by the clock of the page, which may be virtual. */
  readonly atMs: number
  readonly who: Party
  readonly what: string
  /** This is the step that breaks the rule. */
  readonly isFault: boolean
}

export type Evidence =
  | { readonly kind: 'timeline'; readonly caption: string; readonly steps: readonly TimelineStep[] }
  /** `png` is base64. Nothing can be redacted in a picture: whoever takes it must hide what may not be seen. */
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
}

export type Judged = Common & { readonly verdict: 'pass' | 'not-applicable' }

export type Broken = Common & {
  readonly verdict: 'fail' | 'warn'
  /**
   * A word for each way in which the rule is broken ("by-reload"), the same in every run: a baseline tells by it whether
   * it is broken in a new way. One at least.
   */
  readonly problems: readonly string[]
}

/** `missing` is what would have been needed in order to tell. */
export type Untold = Common & { readonly verdict: 'could-not-tell'; readonly missing: string }

export type Finding = Judged | Broken | Untold

export type Score = {
  /** 0 to 100, rounded down; null when nothing was judged. */
  readonly score: number | null
  readonly counts: Readonly<Record<Verdict, number>>
}

export type AuditSettings = {
  /** Ids and groups. Empty: all of them. */
  readonly only: readonly string[]
  readonly skip: readonly string[]
  /** As it was given; see `budget.ts`. */
  readonly budget: string
  /** What the person calls the baseline, its file; null without one. */
  readonly baseline: string | null
}

/** What of the findings counts against the site, by budget and baseline. */
export type Outcome = {
  readonly isWithinBudget: boolean
  /** Findings that the budget does not allow, without those of the baseline. */
  readonly overruns: readonly AuditId[]
  /** Scores that are below what the budget asks for. */
  readonly lowScores: readonly {
    readonly place: GroupId | 'all'
    readonly score: number | null
    readonly least: number
  }[]
  /** Broken rules that the baseline knew, and that are broken in no new way. */
  readonly known: readonly AuditId[]
  /** Broken in the baseline, and not any more. */
  readonly mended: readonly AuditId[]
}

export const REPORT_FORMAT = 1

export type AuditReport = {
  /** Of this file; it counts up when a reader of the former format could not read it any more. */
  readonly format: typeof REPORT_FORMAT
  readonly tool: { readonly name: 'iadvize-rehearsal'; readonly version: string }
  /** The address that was audited. */
  readonly target: string
  /** A date and time in UTC, as ISO 8601. */
  readonly startedAt: string
  readonly durationMs: number
  readonly settings: AuditSettings
  readonly score: Score & { readonly groups: Readonly<Record<GroupId, Score>> }
  readonly outcome: Outcome
  /** In the order of the catalogue, one an audit. */
  readonly findings: readonly Finding[]
}
