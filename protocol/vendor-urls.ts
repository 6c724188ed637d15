/** Which addresses are the vendor's, and what the stand-in serves at them. */

import { DIALOG_PART_PATH, TAG_PATHS } from './endpoints.ts'

/**
 * Every host of the vendor, those included that serve the tag under a brand's name, and nothing else: a route with it costs
 * other requests no message. `tagUrl` is where a stand-in serves the tag: what it serves there is the vendor's as well, and
 * nothing else on its host.
 */
export const vendorUrl = (ownHosts: readonly string[] = [], tagUrl?: string): RegExp => {
  const names = ['([^/?#@]+\\.)?iadvize\\.com', ...ownHosts.map(literal)]
  // A name with a dot at its end is the same host.
  const hosts = `https?://(${names.join('|')})\\.?(:\\d+)?([/?#]|$)`
  return new RegExp(`^(${[hosts, ...(tagUrl === undefined ? [] : [besideTag(tagUrl)])].join('|')})`, 'i')
}

const besideTag = (tagUrl: string): string => {
  const names = [...API_PATHS, ...TAG_FILES].map((path) => literal(path.slice(1)))
  return `${literal(folderOf(tagUrl))}(${names.join('|')})([?#]|$)`
}

const folderOf = (tagUrl: string): string => new URL('.', tagUrl).href

const literal = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** The path at the platform's door, or null for an address that the stand-in does not know. */
export const platformPathOf = ({ hostname, pathname, origin }: URL, tagUrl?: string): string | null => {
  if (tagUrl !== undefined && `${origin}${pathname}`.startsWith(folderOf(tagUrl))) {
    return `${origin}${pathname}`.slice(folderOf(tagUrl).length - 1)
  }
  if (/^api\.iadvize\.com\.?$/.test(hostname)) return API_PATHS.includes(pathname) ? pathname : null
  // Several hosts serve the same tag, one per vendor platform (halc, lc, ha, a client's own).
  return TAG_FILES.includes(pathname) ? pathname : null
}

const API_PATHS: readonly string[] = ['/graphql', '/conversation', '/journal']

const TAG_FILES: readonly string[] = [...TAG_PATHS, DIALOG_PART_PATH]

export const VENDOR_URL = vendorUrl()

export const isVendorUrl = (url: string): boolean => VENDOR_URL.test(url)

/** The bundle of the vendor's boxed tag: its frame loads the tag. */
export const isBoxedTag = ({ hostname, pathname }: URL): boolean =>
  hostname === 'static.iadvize.com' && pathname.startsWith('/boxed-tag/')

/** What is at a vendor address that the stand-in knows but does not serve, and what to do instead; null for other addresses. */
export const knownButNotServed = (url: URL): string | null =>
  isBoxedTag(url)
    ? "It is the bundle of the vendor's boxed tag, which the stand-in does not serve: serve your own copy of it with your own route. The stand-in serves the tag that its frame loads."
    : null

export const WHAT_THERE_IS = 'iadvize.js on the hosts of iadvize.com, and https://api.iadvize.com/graphql'
