/** A browser sends what a page asks for while it is left past every route; so nothing is asked of the vendor then. */

import { isVendorUrl } from './in-flight.ts'

/** A popup keeps the window of the empty document with which it began: the one that was left need not be this one. */
let left: Document | undefined

export const isLeaving = (): boolean => left === document

export const keepLeavingFromVendor = (): void => {
  addEventListener('pagehide', () => (left = document), { capture: true })
  addEventListener('pageshow', () => (left = undefined), { capture: true })

  const nativeFetch = window.fetch.bind(window)
  const nativeBeacon = navigator.sendBeacon.bind(navigator)
  const isKept = (url: string): boolean => isLeaving() && isVendorUrl(new URL(url, location.href).href)
  window.fetch = (input, init) => {
    const url = input instanceof Request ? input.url : String(input)
    // Nothing of the page is left to hear how it went.
    return isKept(url) ? new Promise(() => {}) : nativeFetch(input, init)
  }
  navigator.sendBeacon = (url, body) => isKept(String(url)) || nativeBeacon(url, body)
}
