/** The transport without a port: what a browser context asks of the vendor is answered by a stage in this process. */

import type { BrowserContext, Request, Route } from '@playwright/test'
import type { Stage } from '../stage/stage.ts'
import { RECORD_URL } from './browser/page-message.ts'
import { knownButNotServed, platformPathOf, WHAT_THERE_IS } from './vendor-urls.ts'
import type { VendorCalls } from './vendor-calls.ts'

export type Interception = {
  /** Made when the first request comes. */
  readonly stage: () => Stage
  readonly calls: VendorCalls
  /** While page time is being moved the stage does not know yet what time it is. */
  readonly timeKnown: () => Promise<void>
  /** Which addresses are the vendor's. */
  readonly vendorUrl: RegExp
  /** Whether nothing of the vendor's can be reached, and how long each answer takes by the stage's clock, in milliseconds. */
  readonly mood: { readonly isBlocked: boolean; readonly slowMs: number }
  /** A request was answered, and may have told something; or blocked, because the test said so. */
  readonly onAnswered: (address: string, how: 'served' | 'blocked') => void
  /** What the test must not pass with. */
  readonly onProblem: (problem: Error) => void
  /** The site asked for an address of the vendor that the stand-in does not know. */
  readonly onUnknown: (sentence: string) => void
}

export const intercept = (context: BrowserContext, interception: Interception): Promise<unknown> =>
  context.route(interception.vendorUrl, async (route) => {
    try {
      await answer(route, interception)
    } catch (error) {
      // The page went away, and nobody waits for the answer.
      if (isGone(error)) return
      interception.onProblem(error instanceof Error ? error : new Error(String(error)))
      await route.abort().catch(() => {})
    }
  })

const answer = async (route: Route, interception: Interception): Promise<void> => {
  const request = route.request()
  const url = new URL(request.url())
  const path = platformPathOf(url)
  const address = url.origin + url.pathname
  const isRecord = url.href === RECORD_URL
  if (interception.mood.isBlocked && !isRecord) {
    interception.onAnswered(address, 'blocked')
    return route.abort('blockedbyclient')
  }
  if (path === null) return refuseUnknown(route, url, interception)
  const call = interception.calls.begin(request)
  const late = setTimeout(() => listenForEnd(request, interception.calls), LATE_MS)
  try {
    await interception.timeKnown()
    const stage = interception.stage()
    const slowMs = isRecord ? 0 : interception.mood.slowMs
    if (slowMs > 0) await stage.clock.wait(slowMs, call.signal)
    const response = await stage.handle(platformRequest(request, call.signal), path)
    if (!call.signal.aborted) await fulfil(route, response)
    interception.onAnswered(address, 'served')
  } finally {
    clearTimeout(late)
    call.end()
  }
}

/** A test listens for requests that fail only when one takes so long that it might: a listener costs a message for each. */
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
  const address = url.origin + url.pathname
  const sentence =
    `The site asked for ${method} ${address}, and the stand-in has nothing there; it has ${WHAT_THERE_IS}. ` +
    `Nothing was sent to the vendor. ${knownButNotServed(url) ?? WAY_OUT}`
  onUnknown(sentence)
  const path = (url.host + url.pathname).slice(0, 200)
  stage().journal.write({ type: 'request-refused', path, method, status: 404, problem: sentence })
  await route.fulfill({ status: 404, headers: { 'access-control-allow-origin': '*' }, body: sentence })
}

const WAY_OUT =
  "If the site may ask for it, give the address a route of your own, or set iadvizeUnknownAddresses: 'warning'."

const platformRequest = (request: Request, signal: AbortSignal): Parameters<Stage['handle']>[0] => {
  const headers = request.headers()
  const body = request.postDataBuffer()
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
