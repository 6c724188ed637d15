/**
 * Playwright's routes see a web socket only at a cost for every page, and only the vendor's would matter. So a socket to the
 * vendor is not opened. Its address is requested over HTTP instead, and the route refuses and names it.
 */

import { isVendorUrl } from './in-flight.ts'

/** A name that never resolves (RFC 6761). */
const NOWHERE = 'wss://refused.invalid/'

export const keepSocketsFromVendor = (): void => {
  const nativeFetch = window.fetch.bind(window)
  window.WebSocket = new Proxy(WebSocket, {
    construct: (target, [url, ...rest]: readonly unknown[], newTarget) => {
      const { href } = new URL(String(url), document.baseURI)
      const overHttp = href.replace(/^ws/, 'http')
      if (!isVendorUrl(overHttp)) return Reflect.construct(target, [url, ...rest], newTarget) as WebSocket
      nativeFetch(overHttp, { mode: 'no-cors' }).catch(() => {})
      return Reflect.construct(target, [NOWHERE], newTarget) as WebSocket
    },
  })
}
