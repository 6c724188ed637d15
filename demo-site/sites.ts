/** All shops that there are: the good one, those with a mistake, and those that are unusual and good. */

import { SABOTAGES } from './sabotaged/index.ts'
import type { Site } from './site.ts'
import { UNUSUAL_SITES } from './unusual/index.ts'

export const GOOD_SITE: Site = { id: 'good', about: 'The demo shop as it should be.' }

export const SITES: readonly Site[] = [GOOD_SITE, ...UNUSUAL_SITES, ...SABOTAGES]

/** There is no such site; the message is the sentence for the person. */
export class UnknownSiteError extends Error {
  override readonly name = 'UnknownSiteError'
}

/** Throws an `UnknownSiteError` that lists the ids. */
export const siteOf = (id: string): Site => {
  const site = SITES.find((candidate) => candidate.id === id)
  if (site !== undefined) return site
  throw new UnknownSiteError(`There is no site "${id}"; there are ${SITES.map((known) => known.id).join(', ')}.`)
}
