/** Where the tag finds its platform: from its own script's address, so that any host, port and prefix will do. */

export type Endpoints = Readonly<Record<'graphql' | 'journal' | 'conversation', string>>

const VENDOR_HOST = /(^|\.)iadvize\.com$/

/**
 * Served from `http://host/prefix/iadvize.js` the platform is at `http://host/prefix/`; served from a host of the vendor
 * it is `https://api.iadvize.com/`, as in life.
 */
export const endpointsOf = (scriptUrl: string): Endpoints => {
  const script = new URL(scriptUrl)
  const base = VENDOR_HOST.test(script.hostname) ? 'https://api.iadvize.com/' : new URL('.', script).href
  return { graphql: `${base}graphql`, journal: `${base}journal`, conversation: `${base}conversation` }
}
