/**
 * Routes of Playwright do not see a web socket unless every page pays for it; the vendor's would be the only ones that
 * matter. So none is opened: its address is asked for over HTTP, where the route refuses it and names it.
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
