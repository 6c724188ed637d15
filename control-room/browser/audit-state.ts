/** What the stand-in tells of its audit; the pages of the control room show it. */

import type { AuditMessage, RuleVerdict } from '../../audits/messages.ts'

/** One at a time for the whole stand-in, so that every stage tells of the same; the last one stays until the next begins. */
export type AuditState = {
  /** Journeys are files below this folder. */
  readonly folder: string
  readonly audit: Audit | null
}

export type Audit = Seen &
  /** `readiness` is what the site was found to be, from when that is known. */
  (
    | { readonly phase: 'running'; readonly readiness: Ending['readiness'] | null }
    | { readonly phase: 'cancelled' }
    /** There is a report. `problem` says why it is not of all that there is; null where it is. */
    | { readonly phase: 'done'; readonly readiness: Ending['readiness']; readonly problem: string | null }
    /** There is none, and `problem` says why. */
    | { readonly phase: 'failed'; readonly problem: string }
  )

/** What has been seen of it so far. */
type Seen = {
  /** Null for the demo shop. */
  readonly url: string | null
  /** Milliseconds since 1970, by the machine's clock. */
  readonly startedAt: number
  /** How many rules are judged; null until the browser is there. */
  readonly ruleCount: number | null
  /** How many browsers play each scene at the moment; 0 where it has been played. */
  readonly scenes: Readonly<Partial<Record<SceneOfAudit, number>>>
  /** In the order in which they came. */
  readonly verdicts: readonly Omit<RuleVerdict, 'type'>[]
}

type Ending = Extract<AuditMessage, { type: 'ends' }>

export type SceneOfAudit = Extract<AuditMessage, { type: 'scene' }>['scene']
