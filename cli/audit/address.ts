/** The address of a site, as a person gives it. */

import { usageError } from './sentences.ts'

/** In full. Throws a sentence on what is none. */
export const addressOf = (url: string): string => {
  const address = URL.canParse(url) ? new URL(url) : null
  if (address !== null && /^https?:$/.test(address.protocol)) return address.href
  throw usageError(`"${url}" is no address of a site: give one that begins with http:// or https://.`)
}

/** The hosts that serve the tag. Throws a sentence where the site is on one of them: nothing of it would be reached. */
export const hostsBeside = (url: string, hosts: readonly string[]): readonly string[] => {
  const { hostname } = new URL(url)
  if (!hosts.includes(hostname)) return hosts
  throw usageError(`"${hostname}" is the host of the site itself: name hosts that serve nothing but the tag.`)
}
