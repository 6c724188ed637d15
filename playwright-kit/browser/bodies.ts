/**
 * Keeps the bodies of pending requests to the vendor. Not every browser shows a route what a request carries; the test process then
 * asks the page. A header tells which body belongs to which request.
 */

import { documentId } from './document-id.ts'
import { isVendorUrl } from './in-flight.ts'
import { BODY_FUNCTION, BODY_HEADER } from './page-message.ts'

export const keepBodies = (): void => {
  const bodies = new Map<string, string>()
  let count = 0
  const nativeFetch = window.fetch.bind(window)
  window.fetch = (input, init) => {
    const sent = init?.body
    // Text only: it can be read without being used up. A request without CORS cannot carry the header.
    if (typeof sent !== 'string' || init?.mode === 'no-cors' || !isVendorUrl(addressOf(input))) {
      return nativeFetch(input, init)
    }
    const id = `${documentId()}-${(count += 1)}`
    const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined))
    headers.set(BODY_HEADER, id)
    bodies.set(id, sent)
    const forget = (): void => void bodies.delete(id)
    const answer = nativeFetch(input, { ...init, headers })
    answer.then(forget, forget)
    return answer
  }
  Object.defineProperty(window, BODY_FUNCTION, { value: (id: string) => bodies.get(id) ?? null })
}

const addressOf = (input: RequestInfo | URL): string =>
  input instanceof Request ? input.url : (URL.parse(input, document.baseURI)?.href ?? '')
