/** Requests that a page makes while it is being left bypass Playwright's routes, so none may go to the vendor then. */

import { isVendorUrl } from './in-flight.ts'

/** The document that was left. A popup keeps the window of its initial empty document, so this need not be the current one. */
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
    // Never resolves: nothing of the page is left to receive the result.
    return isKept(url) ? new Promise(() => {}) : nativeFetch(input, init)
  }
  navigator.sendBeacon = (url, body) => isKept(String(url)) || nativeBeacon(url, body)
}
