/** The address of a site, as a person gives it. */

import { usageError } from './sentences.ts'

/** In full. Throws a sentence on what is none. */
export const addressOf = (url: string): string => {
  const address = URL.canParse(url) ? new URL(url) : null
  if (address !== null && /^https?:$/.test(address.protocol)) return address.href
  throw usageError(`"${url}" is no address of a site: give one that begins with http:// or https://.`)
}
