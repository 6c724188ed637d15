/** What the catalogue says about one audit; how it is checked stands in the audit's own file. */

import type { VendorPage } from './vendor-pages.ts'

/** In the order of a visit; the id of an audit begins with its group. */
export const GROUPS = {
  loading: 'Loading the tag',
  activation: 'Activation',
  failure: 'When the activation fails',
  token: 'The token and its endpoint',
  session: 'A long session',
  logout: 'Signing out',
} as const

export type GroupId = keyof typeof GROUPS

export const GROUP_IDS = Object.keys(GROUPS) as readonly GroupId[]

/** Where the rule comes from, and how sure that is. */
export type RuleSource =
  | {
      /** The page says it; code of the vendor's does it; it follows from what the page says. */
      readonly basis: 'documented' | 'observed' | 'inferred'
      readonly page: VendorPage
      /** In our words. */
      readonly says: string
    }
  /** The vendor's pages are silent: `says` is why we ask for it all the same. */
  | { readonly basis: 'practice'; readonly says: string }

export type Language = 'html' | 'js' | 'http' | 'json'

export type AuditRow = {
  /** What is claimed of a good site. */
  readonly title: string
  readonly rule: string
  /** What happens to the brand, or to its visitors, otherwise. */
  readonly why: string
  readonly source: RuleSource
  readonly fix: { readonly text: string; readonly code: { readonly language: Language; readonly text: string } }
  /** The worst verdict of a site that breaks the rule; what is documented as a choice, or merely advice, warns. */
  readonly worst: 'fail' | 'warn'
  /** In the score: 1 is a matter of care, 2 costs conversations, 3 mixes up or exposes people. */
  readonly weight: 1 | 2 | 3
}

export type AuditTable<Group extends GroupId> = Readonly<Record<`${Group}-${string}`, AuditRow>>
