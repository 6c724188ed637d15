/** The browser's requests that a stage is answering, and which of them will get no answer before time moves on. */

import { getEventListeners } from 'node:events'
import type { Frame, Request } from '@playwright/test'

export type VendorCall = { readonly signal: AbortSignal; readonly end: () => void }

export type VendorCalls = {
  readonly begin: (request: Request) => VendorCall
  /** The browser cancelled the request. */
  readonly giveUp: (request: Request) => void
  /** The number of requests of this frame that wait for the stage's clock, or for ever. */
  readonly idleOf: (frame: Frame) => number
  /** Some requests are neither answered nor known to be waiting. */
  readonly areWorking: () => boolean
  /** Stops waiting for the requests that are neither answered nor known to be waiting. */
  readonly forgive: () => void
  /** Resolves when the next request has ended, or after a moment. */
  readonly turn: () => Promise<void>
  readonly abortAll: () => void
}

/** Real milliseconds: a request may start waiting for the clock without any event. */
const MOMENT_MS = 5

type Call = { readonly frame: Frame | null; readonly abort: AbortController; isForgiven: boolean }

export const createVendorCalls = (): VendorCalls => {
  const calls = new Map<Request, Call>()
  let ended = (): void => {}
  const end = (request: Request): void => {
    calls.delete(request)
    ended()
  }
  return {
    begin: (request) => {
      const abort = new AbortController()
      calls.set(request, { frame: frameOf(request), abort, isForgiven: false })
      return { signal: abort.signal, end: () => end(request) }
    },
    giveUp: (request) => {
      calls.get(request)?.abort.abort()
      end(request)
    },
    idleOf: (frame) => [...calls.values()].filter((call) => call.frame === frame && isIdle(call)).length,
    areWorking: () => [...calls.values()].some((call) => !isIdle(call)),
    forgive: () => {
      for (const call of calls.values()) call.isForgiven = true
    },
    turn: () =>
      new Promise((resolve) => {
        ended = resolve
        if (calls.size === 0) setImmediate(resolve)
        else setTimeout(resolve, MOMENT_MS)
      }),
    abortAll: () => {
      for (const { abort } of calls.values()) abort.abort()
      calls.clear()
    },
  }
}

/** A request that waits for the clock, or for ever, listens for its cancellation; others do not. */
const isIdle = ({ abort, isForgiven }: Call): boolean =>
  isForgiven || getEventListeners(abort.signal, 'abort').length > 0

/** A service worker's request has no frame, and the first request of a new page has none yet. */
const frameOf = (request: Request): Frame | null => {
  try {
    return request.serviceWorker() === null ? request.frame() : null
  } catch {
    return null
  }
}
