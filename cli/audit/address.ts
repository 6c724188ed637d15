/** Checks the address of a site that a user gave. */

import { usageError } from './sentences.ts'

/** The full address. Throws a sentence if `url` is not an address. `what` is at the address. */
export const addressOf = (url: string, what = 'a site'): string => {
  const address = URL.canParse(url) ? new URL(url) : null
  if (address !== null && /^https?:$/.test(address.protocol)) return address.href
  throw usageError(`"${url}" is not the address of ${what}: give one that begins with http:// or https://.`)
}

/**
 * The hosts that serve the tag. Throws a sentence if one of them is the site's own host, because then the site could not
 * be reached.
 */
export const hostsBeside = (url: string, hosts: readonly string[]): readonly string[] => {
  const { hostname } = new URL(url)
  if (!hosts.includes(hostname)) return hosts
  throw usageError(`"${hostname}" is the host of the site itself: name hosts that serve nothing but the tag.`)
}
