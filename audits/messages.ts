/** What an audit says while it runs, to the program that started it: data, where `progress.ts` has words for a person. */

import type { Readiness, Verdict } from '../protocol/verdicts.ts'
import type { CastName } from './seen.ts'

export type AuditMessage =
  | { readonly type: 'begins'; readonly ruleCount: number }
  /** Several browsers can play scenes of one name side by side; each begins and ends. */
  | { readonly type: 'scene'; readonly scene: CastName; readonly isPlaying: boolean }
  | RuleVerdict
  | { readonly type: 'ends'; readonly readiness: Readiness; readonly score: number | null }

/** Texts are redacted. */
export type RuleVerdict = {
  readonly type: 'verdict'
  readonly audit: string
  /** What the rule claims of a good site. */
  readonly title: string
  readonly verdict: Verdict
  readonly summary: string
}
