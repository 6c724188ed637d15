/** Where the tag finds its platform. It is derived from the script's own address, so any host, port and prefix works. */

/** `dialogPart` is the second part of the tag, served beside its script. */
export type Endpoints = Readonly<Record<'graphql' | 'journal' | 'conversation' | 'dialogPart', string>>

/** The paths at which old and new loaders look for the tag, on the vendor's hosts and the stand-in alike. */
export const TAG_PATHS: readonly string[] = ['/iadvize.js', '/chat_init.js', '/pixel.php']
const DIALOG_PART = 'iadvize-chat.js'
export const DIALOG_PART_PATH = `/${DIALOG_PART}`

const VENDOR_HOST = /(^|\.)iadvize\.com$/

/** Whether it is a host of the vendor, or one of `ownHosts`, which serve the tag under a brand's name. */
export const isVendorHost = (hostname: string, ownHosts: readonly string[] = []): boolean =>
  VENDOR_HOST.test(hostname) || ownHosts.includes(hostname)

/**
 * If the script is served from `http://host/prefix/iadvize.js`, the platform is at `http://host/prefix/`. If it is served from a
 * host of the vendor, or from one of `ownHosts`, which serve the tag under a brand's name, the platform is at
 * `https://api.iadvize.com/`, as in production.
 */
export const endpointsOf = (scriptUrl: string, ownHosts: readonly string[] = []): Endpoints => {
  const script = new URL(scriptUrl)
  const base = isVendorHost(script.hostname, ownHosts) ? 'https://api.iadvize.com/' : new URL('.', script).href
  return {
    graphql: `${base}graphql`,
    journal: `${base}journal`,
    conversation: `${base}conversation`,
    dialogPart: new URL(DIALOG_PART, script).href,
  }
}

/** The most events in one report of a tag to the journal. */
export const REPORT_MAX_EVENTS = 200
