/** A transport without a port: a stage in this process answers the vendor requests of a browser context. */

import type { BrowserContext, Request, Route } from '@playwright/test'
import type { Stage } from '../../stage/stage.ts'
import { RECORD_URL } from '../browser/page-message.ts'
import { platformPathOf } from '../../protocol/vendor-urls.ts'
import { refuseVendorAddress } from '../../stage/vendor-door.ts'
import { bodyOf, sentenceOnHidden } from './request-body.ts'
import type { VendorCalls } from './vendor-calls.ts'

export type Interception = {
  /** Creates the stage at the first request. */
  readonly stage: () => Stage
  readonly calls: VendorCalls
  /** Resolves when the stage knows the current time again, which it does not while page time is being moved. */
  readonly timeKnown: () => Promise<void>
  /** Matches the vendor's addresses. */
  readonly vendorUrl: RegExp
  /** Where the pages load the tag, if not from a host of the vendor. */
  readonly tagUrl?: string | undefined
  /** Whether nothing of the vendor's can be reached, and how long each answer takes by the stage's clock, in milliseconds. */
  readonly network: { readonly isBlocked: boolean; readonly slowMs: number }
  /** A request was answered and may have carried a report, or it was blocked because the test said so. */
  readonly onAnswered: (address: string, how: 'served' | 'blocked') => void
  /** Reports what must fail the test. */
  readonly onProblem: (problem: Error) => void
  /** The site requested a vendor address that the stand-in does not know. */
  readonly onUnknown: (sentence: string) => void
}

export const intercept = (context: BrowserContext, interception: Interception): Promise<unknown> =>
  context.route(interception.vendorUrl, async (route) => {
    try {
      await answer(route, interception)
    } catch (error) {
      // The page is gone, so nobody waits for the answer.
      if (isGone(error)) return
      interception.onProblem(error instanceof Error ? error : new Error(String(error)))
      await route.abort().catch(() => {})
    }
  })

const answer = async (route: Route, interception: Interception): Promise<void> => {
  const request = route.request()
  const url = new URL(request.url())
  const path = platformPathOf(url, interception.tagUrl)
  const address = url.origin + url.pathname
  const isRecord = url.href === RECORD_URL
  if (interception.network.isBlocked && !isRecord) {
    interception.onAnswered(address, 'blocked')
    return route.abort('blockedbyclient')
  }
  if (path === null) return refuseUnknown(route, url, interception)
  const call = interception.calls.begin(request)
  const late = setTimeout(() => listenForEnd(request, interception.calls), LATE_MS)
  try {
    const [body] = await Promise.all([bodyOf(request), interception.timeKnown()])
    if (body === 'gone') return await route.abort()
    if (body === 'hidden') return await refuseHidden(route, interception)
    const stage = interception.stage()
    const slowMs = isRecord ? 0 : interception.network.slowMs
    if (slowMs > 0) await stage.clock.wait(slowMs, call.signal)
    const response = await stage.handle(platformRequest(request, body, call.signal), path)
    if (!call.signal.aborted) await fulfil(route, response)
    interception.onAnswered(address, 'served')
  } finally {
    clearTimeout(late)
    call.end()
  }
}

/**
 * Real milliseconds after which the end of a request is listened for. A listener costs a message per request, so fast ones have
 * none.
 */
const LATE_MS = 50

const listenForEnd = (request: Request, calls: VendorCalls): void => {
  const page = pageOf(request)
  if (page === null) return
  const stop = (failed: Request): void => {
    if (failed === request) calls.giveUp(request)
  }
  page.on('requestfailed', stop)
  page.once('close', () => calls.giveUp(request))
}

const pageOf = (request: Request) => {
  try {
    return request.frame().page()
  } catch {
    return null
  }
}

const refuseUnknown = async (route: Route, url: URL, { stage, onUnknown }: Interception): Promise<void> => {
  const method = route.request().method()
  const { sentence, response } = refuseVendorAddress(stage(), { method, url, wayOut: WAY_OUT })
  onUnknown(sentence)
  await fulfil(route, response)
}

/** An answer to what nobody could read would be an answer to something else. */
const refuseHidden = async (route: Route, { onProblem }: Interception): Promise<void> => {
  const sentence = sentenceOnHidden(route.request())
  onProblem(new Error(sentence))
  const headers = { 'access-control-allow-origin': '*', 'content-type': 'text/plain; charset=utf-8' }
  await route.fulfill({ status: 501, headers, body: sentence })
}

const WAY_OUT =
  "If the site may request it, answer the address with your own route, or set iadvizeUnknownAddresses: 'warning'."

const platformRequest = (
  request: Request,
  body: Uint8Array | null,
  signal: AbortSignal,
): Parameters<Stage['handle']>[0] => {
  const headers = request.headers()
  return {
    method: request.method(),
    url: request.url(),
    headers: { get: (name) => headers[name.toLowerCase()] ?? null },
    signal,
    body: body === null ? null : chunksOf(body),
  }
}

async function* chunksOf(body: Uint8Array): AsyncGenerator<Uint8Array> {
  yield body
}

const fulfil = async (route: Route, response: Response): Promise<void> => {
  if (response.type === 'error') return route.abort('connectionreset')
  await route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  })
}

const isGone = (error: unknown): boolean =>
  error instanceof Error && /closed|Route is already handled|No resource|Invalid InterceptionId/i.test(error.message)
