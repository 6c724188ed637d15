/** Which addresses are the vendor's, and what the stand-in has at them. */

import { DIALOG_PART_PATH, TAG_PATHS } from '../protocol/endpoints.ts'

/**
 * Every host of the vendor, those included that serve the tag under a brand's name, and nothing else: a route with it costs
 * other requests no message.
 */
export const vendorUrl = (ownHosts: readonly string[] = []): RegExp => {
  const names = ['([^/?#@]+\\.)?iadvize\\.com', ...ownHosts.map((host) => host.replaceAll('.', '\\.'))]
  return new RegExp(`^https?://(${names.join('|')})(:\\d+)?([/?#]|$)`, 'i')
}

export const VENDOR_URL = vendorUrl()

export const isVendorUrl = (url: string): boolean => VENDOR_URL.test(url)

/** The path at the platform's door, or null for an address that the stand-in does not know. */
export const platformPathOf = ({ hostname, pathname }: URL): string | null => {
  if (hostname === 'api.iadvize.com') return API_PATHS.includes(pathname) ? pathname : null
  // The tag is served by a host for each platform (halc, lc, ha, a client's own), all alike.
  return TAG_FILES.includes(pathname) ? pathname : null
}

const API_PATHS: readonly string[] = ['/graphql', '/conversation', '/journal']

const TAG_FILES: readonly string[] = [...TAG_PATHS, DIALOG_PART_PATH]

/** The bundle of the vendor's boxed tag: its frame loads the tag. */
export const isBoxedTag = ({ hostname, pathname }: URL): boolean =>
  hostname === 'static.iadvize.com' && pathname.startsWith('/boxed-tag/')

/** What is at an address of the vendor's that the stand-in knows and does not serve, and the way out; null for others. */
export const knownButNotServed = (url: URL): string | null =>
  isBoxedTag(url)
    ? "It is the bundle of the vendor's boxed tag, which the stand-in does not serve: serve a copy of yours with a route of your own. The tag that it loads in its frame is answered."
    : null

export const WHAT_THERE_IS = 'iadvize.js on the hosts of iadvize.com, and https://api.iadvize.com/graphql'
