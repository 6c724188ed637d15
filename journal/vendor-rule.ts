/** What the vendor says that an entry bears on: the rows of the fidelity ledger that name its type, or its failure. */

import type { FailureCode } from '../protocol/failures.ts'
import { VENDOR_PAGES, type VendorPage } from '../protocol/vendor-pages.ts'
import type { EntryType, JournalEntry } from './entries.ts'
import { VENDOR_RULES } from './vendor-rules.ts'

/**
 * How sure a statement is: a vendor page says it; code does it; nobody says it and we conclude it; nobody knows; two
 * sources disagree.
 */
export type Mark = 'documented' | 'observed' | 'inferred' | 'unknown' | 'contradiction'

export type RuleSubject = EntryType | FailureCode

export type VendorRule = {
  readonly statement: string
  /** What the stand-in does about it. */
  readonly standIn: string
  readonly mark: Mark
  readonly page: VendorPage
  readonly bearsOn: readonly RuleSubject[]
}

export type RuleOfEntry = VendorRule & (typeof VENDOR_PAGES)[VendorPage]

/** First those that are about what happened, then those about why it failed. */
export const rulesOf = (entry: JournalEntry): readonly RuleOfEntry[] => {
  const code = 'code' in entry ? entry.code : null
  const rules = [...new Set([...rulesAbout(entry.type), ...(code === null ? [] : rulesAbout(code))])]
  return rules.map((rule) => ({ ...rule, ...VENDOR_PAGES[rule.page] }))
}

const rulesAbout = (subject: RuleSubject): readonly VendorRule[] =>
  VENDOR_RULES.filter(({ bearsOn }) => bearsOn.includes(subject))
