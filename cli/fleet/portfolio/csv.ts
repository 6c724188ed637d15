/** A portfolio as a table for a spreadsheet: one line a site. */

import { plainText } from '../../../audits/plain-text.ts'
import type { Portfolio, PortfolioSite } from './portfolio.ts'

const COLUMNS: readonly (readonly [title: string, of: (site: PortfolioSite) => string | number])[] = [
  ['name', ({ name }) => name],
  ['address', ({ target }) => target ?? ''],
  ['state', ({ state }) => state],
  ['score', ({ score }) => score ?? ''],
  ['fail', ({ broken }) => broken.filter(({ verdict }) => verdict === 'fail').length],
  ['warn', ({ broken }) => broken.filter(({ verdict }) => verdict === 'warn').length],
  ['could not tell', ({ untold }) => untold.length],
  ['broken rules', ({ broken }) => broken.map(({ audit }) => audit).join(' ')],
  ['newly broken', ({ change }) => change?.newlyBroken.join(' ') ?? ''],
  ['fixed', ({ change }) => change?.fixed.join(' ') ?? ''],
  ['seconds', ({ durationMs }) => Math.round(durationMs / 1_000)],
  ['report', ({ report }) => report ?? ''],
  ['headline', ({ sentence }) => sentence],
]

/** Lines end as RFC 4180 has it. */
export const portfolioCsv = ({ sites }: Pick<Portfolio, 'sites'>): string =>
  [COLUMNS.map(([title]) => title), ...sites.map((site) => COLUMNS.map(([, of]) => of(site)))]
    .map((cells) => `${cells.map(cellOf).join(',')}\r\n`)
    .join('')

/**
 * A spreadsheet takes a text that begins with one of these for a formula, and the name of a site comes from elsewhere. An
 * apostrophe makes it a text again.
 */
const FORMULA = /^[=+\-@\t\r]/

const cellOf = (value: string | number): string => {
  if (typeof value === 'number') return String(value)
  const text = plainText(value)
  const safe = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
