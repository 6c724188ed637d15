/** What a request of a page carries. Firefox over WebDriver BiDi does not show it to a route; the page still has it then. */

import type { Request } from '@playwright/test'
import { BODY_FUNCTION, BODY_HEADER } from '../browser/page-message.ts'

/**
 * `gone`: the page was left, so nobody waits for an answer. `hidden`: the request has a body, and neither the browser nor the page
 * says which.
 */
export type RequestBody = Uint8Array | null | 'gone' | 'hidden'

export const bodyOf = async (request: Request): Promise<RequestBody> => {
  const shown = request.postDataBuffer()
  if (shown !== null) return shown
  const { [BODY_HEADER]: id, 'content-length': length } = request.headers()
  if (id !== undefined) return keptBody(request, id)
  return Number(length ?? 0) > 0 ? 'hidden' : null
}

const keptBody = async (request: Request, id: string): Promise<RequestBody> => {
  try {
    const asked = { name: BODY_FUNCTION, id }
    const body = await request.frame().evaluate(({ name, id: wanted }) => {
      const read = Reflect.get(window, name) as ((id: string) => string | null) | undefined
      return read?.(wanted) ?? null
    }, asked)
    return body === null ? 'gone' : Buffer.from(body)
  } catch {
    return 'gone'
  }
}

export const sentenceOnHidden = (request: Request): string => {
  const { origin, pathname } = new URL(request.url())
  return (
    `The browser does not show Playwright the body of ${request.method()} ${origin}${pathname}, so the stand-in could not answer it. ` +
    'Send the body with fetch() and as text, which the kit reads in the page, or run this test in Chromium.'
  )
}
