/** The requests of the browser that a stage is answering, and which of them get no answer before time has gone on. */

import { getEventListeners } from 'node:events'
import type { Frame, Request } from '@playwright/test'

export type VendorCall = { readonly signal: AbortSignal; readonly end: () => void }

export type VendorCalls = {
  readonly begin: (request: Request) => VendorCall
  /** The browser gave the request up. */
  readonly giveUp: (request: Request) => void
  /** Of this frame, those that wait for the clock of the stage, or for ever. */
  readonly idleOf: (frame: Frame) => number
  /** Some are neither answered nor known to wait. */
  readonly areWorking: () => boolean
  /** Nobody waits any longer for those that are neither answered nor known to wait. */
  readonly forgive: () => void
  /** Resolves when the next of them has ended, or after a moment. */
  readonly turn: () => Promise<void>
  readonly abortAll: () => void
}

/** A call may begin to wait for the clock without a word. */
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

/** Whoever waits for the clock, or for ever, wants to hear that nobody waits for the answer any more; nobody else does. */
const isIdle = ({ abort, isForgiven }: Call): boolean =>
  isForgiven || getEventListeners(abort.signal, 'abort').length > 0

/** A service worker's request has no frame, and one that begins with a page has none yet. */
const frameOf = (request: Request): Frame | null => {
  try {
    return request.serviceWorker() === null ? request.frame() : null
  } catch {
    return null
  }
}
