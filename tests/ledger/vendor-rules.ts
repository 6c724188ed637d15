/** The rows of the ledger that bear on journal entries, as the module that the control room reads. Pure. */

import type { VendorRule } from '../../journal/vendor-rule.ts'
import { VENDOR_PAGES, type VendorPage } from '../../protocol/vendor-pages.ts'
import type { Row, Section } from './row.ts'

export const vendorRulesModule = (ledger: readonly Section[]): string =>
  `/** Generated from \`tests/ledger/\` by \`npm run docs\`: change the rows there. */

import type { VendorRule } from './vendor-rule.ts'

export const VENDOR_RULES: readonly VendorRule[] = [
${vendorRulesIn(ledger)
  .map((rule) => `  ${JSON.stringify(rule)},\n`)
  .join('')}]
`

const vendorRulesIn = (ledger: readonly Section[]): readonly VendorRule[] =>
  ledger
    .flatMap(({ rows }) => rows)
    .flatMap((row) => {
      const page = pageOfRow(row)
      const { statement, standIn, mark, bearsOn = [] } = row
      return page === null || bearsOn.length === 0 ? [] : [{ statement, standIn, mark, page, bearsOn }]
    })

/** The first source that a person can open; null where there is none. */
export const pageOfRow = ({ sources }: Row): VendorPage | null =>
  sources.find((source): source is VendorPage & typeof source => source in VENDOR_PAGES) ?? null
