/** The words of a portfolio. */

import type { Portfolio, SiteState } from './portfolio.ts'

export const STATE_WORDS: Readonly<Record<SiteState, string>> = {
  'not-ready': 'not ready',
  'not-audited': 'not audited',
  'not-judged': 'not judged',
  'partly-judged': 'partly judged',
  ready: 'ready',
}

export const sitesWord = (count: number): string => (count === 1 ? '1 site' : `${count} sites`)

/** "12 of 300 sites are not ready" */
export const headline = ({ sites }: Pick<Portfolio, 'sites'>): string => {
  const countOf = (...states: readonly SiteState[]): number =>
    sites.filter(({ state }) => states.includes(state)).length
  const notReady = countOf('not-ready')
  if (notReady > 0) return `${notReady} of ${sitesWord(sites.length)} ${notReady === 1 ? 'is' : 'are'} not ready`
  const untold = countOf('not-audited', 'not-judged', 'partly-judged')
  if (untold > 0)
    return `No broken rule was seen, but ${untold} of ${sitesWord(sites.length)} could not be judged in full`
  return sites.length === 1 ? 'The site is ready' : `All ${sitesWord(sites.length)} are ready`
}
