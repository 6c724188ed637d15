/**
 * What a page tells the vendor while it is left: a browser sends it past every route. It is handed to the next page of the
 * same tab and origin instead, which sends it before the site's own scripts run. Where there is none it is lost, as words
 * often are that somebody says on leaving; it reaches the vendor in no case.
 */

import { isVendorUrl } from './in-flight.ts'

const PLACE = 'iadvize-rehearsal-last-words'

type Words = { readonly url: string; readonly body: string }

export const carryLastWords = (): void => {
  const nativeFetch = window.fetch.bind(window)
  const nativeBeacon = navigator.sendBeacon.bind(navigator)
  // The window of a popup's first, empty document goes on with the page that the popup is opened for.
  let left: Document | null = null
  addEventListener('pagehide', () => (left = document), { capture: true })
  addEventListener('pageshow', () => (left = null), { capture: true })

  for (const { url, body } of takeWords()) {
    nativeFetch(url, { method: 'POST', body, headers: { 'content-type': 'text/plain' } }).catch(() => {})
  }
  const isKept = (url: string, body: unknown): boolean => {
    if (left !== document || !isVendorUrl(new URL(url, location.href).href)) return false
    if (typeof body === 'string') keepWords({ url, body })
    return true
  }
  window.fetch = (input, init) => {
    const url = input instanceof Request ? input.url : String(input)
    // Nobody is there any more to hear how it went.
    return isKept(url, init?.body) ? new Promise(() => {}) : nativeFetch(input, init)
  }
  navigator.sendBeacon = (url, body) => isKept(String(url), body) || nativeBeacon(url, body)
}

const takeWords = (): readonly Words[] => {
  try {
    const kept = sessionStorage.getItem(PLACE)
    if (kept === null) return []
    sessionStorage.removeItem(PLACE)
    return JSON.parse(kept) as readonly Words[]
  } catch {
    // A frame that may have no storage.
    return []
  }
}

const keepWords = (words: Words): void => {
  try {
    sessionStorage.setItem(PLACE, JSON.stringify([...takeWords(), words]))
  } catch {
    // As above.
  }
}
