/** What a run over a fleet says on the terminal when it ends. */

import { plainText } from '../../../audits/plain-text.ts'
import type { Portfolio, PortfolioSite } from './portfolio.ts'
import { headline, STATE_WORDS } from './words.ts'

const MAX_SITES = 10

/** `page` is where the report was written. */
export const summaryOf = (portfolio: Portfolio, page: string): string => {
  const bad = portfolio.sites.filter(({ state }) => state !== 'ready')
  const more = bad.length - MAX_SITES
  return [
    '',
    `${headline(portfolio)}.`,
    ...bad.slice(0, MAX_SITES).map(lineOf),
    ...(more > 0 ? [`  … and ${more} more`] : []),
    '',
    `Written: ${page}`,
    '',
  ].join('\n')
}

const lineOf = ({ name, state, broken, sentence }: PortfolioSite): string => {
  const what = broken.length > 0 ? broken.map(({ audit }) => audit).join(', ') : plainText(sentence)
  return cut(`  ${STATE_WORDS[state].padEnd(WIDTH)}  ${plainText(name)}: ${what}`)
}

/** The whole sentence is on the page. */
const cut = (line: string): string => (line.length > MAX_WIDTH ? `${line.slice(0, MAX_WIDTH - 1)}…` : line)

const MAX_WIDTH = 160

const WIDTH = Math.max(...Object.values(STATE_WORDS).map(({ length }) => length))
