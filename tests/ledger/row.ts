/** One row of the fidelity ledger: a statement about the vendor, what the stand-in makes of it, and what vouches for that. */

import type { Mark, RuleSubject } from '../../journal/vendor-rule.ts'
import type { Fidelity } from '../../protocol/fidelity.ts'

export const MARKS = [
  'documented',
  'observed',
  'inferred',
  'unknown',
  'contradiction',
] as const satisfies readonly Mark[]

/** Where the statement was read. What each key stands for is in `sources.ts`. */
export type SourceKey =
  | 'SEED'
  | 'AUTH'
  | 'FAQ'
  | 'INTRO'
  | 'MOBCOMPAT'
  | 'BE-IMP'
  | 'BE-SIG'
  | 'BE-TECH'
  | 'XDOMAIN'
  | 'HC-CLIENT'
  | 'HC-BACK'
  | 'HC-COOKIE'
  | 'HC-COOKIE2'
  | 'HC-CONSENT'
  | 'HC-EXTID'
  | 'HC-SPA'
  | 'HC-PRODUCT'
  | 'SDKDOC'
  | 'CBDOC'
  | 'BTNDOC'
  | 'MOBDOC'
  | 'BOX'
  | 'BOX-NEW'
  | 'BOX-CD'
  | 'BKM'
  | 'GTM-MAIN'
  | 'GTM-CD'
  | 'GTM-TX'
  | 'AND'
  | 'IOS'
  | 'RN'
  | 'FLU'
  | 'GQL'
  | 'WEB'

/** The folder that would have to change. */
export const ROOMS = ['mock-tag', 'mock-platform', 'protocol', 'tests'] as const
export type Room = (typeof ROOMS)[number]

/** What vouches for the row: exactly one of three. */
export type Proof =
  /** The title of the test or scenario that holds the statement, as it stands in its file: a template keeps its `${}`. */
  | { readonly test: string; readonly reason?: never; readonly open?: never }
  /** Why the stand-in does without it, or why no test can hold it. */
  | { readonly reason: string; readonly test?: never; readonly open?: never }
  /** What is to be built, and where. */
  | { readonly open: `${Room}: ${string}`; readonly test?: never; readonly reason?: never }

export const PROOFS = ['test', 'reason', 'open'] as const
export type ProofKind = (typeof PROOFS)[number]

export type Row = Proof & {
  /** Permanent; begins with the id of its section. */
  readonly id: string
  readonly mark: Mark
  /** Empty where nobody says anything. */
  readonly sources: readonly SourceKey[]
  /** The journal entries and failures beside which a person should read the statement. */
  readonly bearsOn?: readonly RuleSubject[]
  readonly statement: string
  readonly standIn: string
  /** The switch of `protocol/fidelity.ts` that decides it. */
  readonly fidelity?: keyof Fidelity
}

export type Section = {
  /** Its number, or a word for those without one; every row's id begins with it. */
  readonly id: string
  readonly title: string
  readonly rows: readonly Row[]
}

export const proofOf = (row: Row): { readonly kind: ProofKind; readonly text: string } => {
  if (row.test !== undefined) return { kind: 'test', text: row.test }
  if (row.reason !== undefined) return { kind: 'reason', text: row.reason }
  return { kind: 'open', text: row.open }
}
