/** A stage behind the vendor's addresses, whatever carries the requests there. Nothing is ever passed on to the vendor. */

import { knownButNotServed, platformPathOf, WHAT_THERE_IS } from '../protocol/vendor-urls.ts'
import type { Stage } from './stage.ts'

export type VendorRequest = Parameters<Stage['handle']>[0] & { readonly url: string }

/** `wayOut` is what the user can do if the stand-in does not serve an address. */
export const answerVendorAddress = async (stage: Stage, request: VendorRequest, wayOut: string): Promise<Response> => {
  const url = new URL(request.url)
  const path = platformPathOf(url)
  if (path !== null) return stage.handle(request, path)
  return refuseVendorAddress(stage, { method: request.method, url, wayOut }).response
}

export type RefusedAddress = { readonly method: string; readonly url: URL; readonly wayOut: string }

/** Journals a request for an address that the stand-in does not serve, and answers it with the same sentence. */
export const refuseVendorAddress = (
  { journal }: Stage,
  { method, url, wayOut }: RefusedAddress,
): { readonly sentence: string; readonly response: Response } => {
  const sentence =
    `The site requested ${method} ${url.origin}${url.pathname}, which the stand-in does not serve; it serves ${WHAT_THERE_IS}. ` +
    `Nothing was sent to the vendor. ${knownButNotServed(url) ?? wayOut}`
  journal.write({ type: 'request-refused', path: journalPathOf(url), method, status: 404, problem: sentence })
  const headers = { 'access-control-allow-origin': '*', 'content-type': 'text/plain; charset=utf-8' }
  return { sentence, response: new Response(sentence, { status: 404, headers }) }
}

/** How an address of the vendor stands in the journal. */
export const journalPathOf = ({ host, pathname }: URL): string => (host + pathname).slice(0, 200)
