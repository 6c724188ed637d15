/** Every shop: the good one, those with one mistake, and the unusual but correct ones. */

import type { Sabotage, Site, UnusualSite } from './site.ts'
import { VARIANTS } from './variants/index.ts'

export const GOOD_SITE: Site = { id: 'good', about: 'The demo shop as it should be.', hasOwnCode: false }

export const SABOTAGES: readonly (Site & Sabotage)[] = VARIANTS.flatMap(({ id, hasOwnCode, variant }) =>
  'mistake' in variant ? [{ ...variant, id, hasOwnCode, about: variant.mistake }] : [],
)

export const UNUSUAL_SITES: readonly (Site & UnusualSite)[] = VARIANTS.flatMap(({ id, hasOwnCode, variant }) =>
  'mistake' in variant ? [] : [{ ...variant, id, hasOwnCode }],
)

export const SITES: readonly Site[] = [GOOD_SITE, ...UNUSUAL_SITES, ...SABOTAGES]

/** There is no site with this id. The message is meant for the person. */
export class UnknownSiteError extends Error {
  override readonly name = 'UnknownSiteError'
}

/** Throws an `UnknownSiteError` that lists the valid ids. */
export const siteOf = (id: string): Site => {
  const site = SITES.find((candidate) => candidate.id === id)
  if (site !== undefined) return site
  throw new UnknownSiteError(`There is no site "${id}"; the sites are ${SITES.map((known) => known.id).join(', ')}.`)
}
