/** Where the tag finds its platform: from its own script's address, so that any host, port and prefix will do. */

/** `dialogPart` is the rest of the tag, beside its script. */
export type Endpoints = Readonly<Record<'graphql' | 'journal' | 'conversation' | 'dialogPart', string>>

/** At the hosts of the vendor and at the stand-in alike: where loaders of all ages look for the tag. */
export const TAG_PATHS: readonly string[] = ['/iadvize.js', '/chat_init.js', '/pixel.php']
const DIALOG_PART = 'iadvize-chat.js'
export const DIALOG_PART_PATH = `/${DIALOG_PART}`

const VENDOR_HOST = /(^|\.)iadvize\.com$/

/**
 * Served from `http://host/prefix/iadvize.js` the platform is at `http://host/prefix/`; served from a host of the vendor,
 * or from one of `ownHosts`, which are the vendor's under a brand's name, it is `https://api.iadvize.com/`, as in life.
 */
export const endpointsOf = (scriptUrl: string, ownHosts: readonly string[] = []): Endpoints => {
  const script = new URL(scriptUrl)
  const isVendors = VENDOR_HOST.test(script.hostname) || ownHosts.includes(script.hostname)
  const base = isVendors ? 'https://api.iadvize.com/' : new URL('.', script).href
  return {
    graphql: `${base}graphql`,
    journal: `${base}journal`,
    conversation: `${base}conversation`,
    dialogPart: new URL(DIALOG_PART, script).href,
  }
}
