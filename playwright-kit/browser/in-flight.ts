/**
 * What a page is waiting for: requests, bodies, scripts and frames on their way. Time that passes waits for them between
 * two timers, as in life they would have come long since; but not for what does not come, as a long poll.
 */

import { createTaskQueue } from './page-clock.ts'
import type { BrowserTimers } from './timer-list.ts'

export type InFlight = {
  /** Something of the site's is on its way that is worth waiting for; a load that waits for an idle vendor is not. */
  readonly isBusy: (idleVendor: number) => boolean
  /** Or until it is time to ask again how many requests to the vendor are idle. */
  readonly untilQuiet: (idleVendor: number) => Promise<void>
  /** Requests to the vendor: whoever answers them knows which of them get no answer yet. */
  readonly vendorCount: () => number
  /** From now on looks for scripts and frames that are added, too. A page that has loaded is looked at in any case. */
  readonly watchElements: () => void
}

type Flight = { readonly key: string; readonly isVendor: boolean; readonly patientUntil: number }

/** Real milliseconds after which a request is taken for one that is not answered soon, and no later one like it is waited for. */
const PATIENCE_MS = 2_000

/** Requests one after the other, without a pause, after which their address is taken for one that is asked for ever. */
const ENDLESS_FROM = 100

const ASK_AGAIN_MS = 50

const VENDOR_URL = /^https?:\/\/([^/?#]+\.)?iadvize\.com(?=[:/?#]|$)/i

export const isVendorUrl = (url: string): boolean => VENDOR_URL.test(url)

/** What a page has of its own, by the machine's time. */
export type Machine = BrowserTimers & { readonly now: () => number }

export const installInFlight = (machine: Machine): InFlight => {
  const taskDone = createTaskQueue()
  const sky: Sky = {
    machine,
    taskDone,
    flights: new Set(),
    longKeys: new Set(),
    chains: new Map(),
    loadPatientUntil: null,
    changed: () => {},
  }
  const begin: Begin = (url) => beginFlight(sky, url)
  document.addEventListener('readystatechange', () => sky.changed())
  watchRequests(begin)
  return {
    isBusy: (idleVendor) => isBusy(sky, idleVendor),
    vendorCount: () => [...sky.flights].filter(({ isVendor }) => isVendor).length,
    untilQuiet: async (idleVendor) => {
      await taskDone()
      const askAgainAt = machine.now() + ASK_AGAIN_MS
      const timer = machine.setTimeout(() => sky.changed(), ASK_AGAIN_MS)
      while (isBusy(sky, idleVendor) && machine.now() < askAgainAt) {
        await new Promise<void>((resolve) => {
          sky.changed = resolve
        })
        await taskDone()
      }
      machine.clearTimeout(timer)
    },
    watchElements: createElementWatch(begin),
  }
}

type Sky = {
  readonly machine: Machine
  readonly taskDone: () => Promise<void>
  readonly flights: Set<Flight>
  /** Of requests that were not answered soon, or that never end. */
  readonly longKeys: Set<string>
  /** Requests to the same address without a pause. */
  readonly chains: Map<string, Chain>
  loadPatientUntil: number | null
  changed: () => void
}

type Chain = { readonly since: number; readonly count: number }

const beginFlight = (sky: Sky, url: string): (() => void) => {
  const { machine, taskDone, flights, longKeys } = sky
  const key = withoutQuery(url)
  lengthenChain(sky, key)
  const patientUntil = machine.now() + (longKeys.has(key) ? 0 : PATIENCE_MS)
  const flight: Flight = { key, isVendor: isVendorUrl(key), patientUntil }
  flights.add(flight)
  return async () => {
    // Whoever waits for it goes on first.
    await taskDone()
    flights.delete(flight)
    sky.changed()
  }
}

/** Whoever asks again as soon as they have an answer would be waited for as long as they are there. */
const lengthenChain = ({ machine, flights, longKeys, chains }: Sky, key: string): void => {
  const isGoingOn = [...flights].some((flight) => flight.key === key)
  const { since, count } = (isGoingOn ? chains.get(key) : undefined) ?? { since: machine.now(), count: 0 }
  chains.set(key, { since, count: count + 1 })
  if (count > ENDLESS_FROM && machine.now() - since > PATIENCE_MS) longKeys.add(key)
}

const isBusy = (sky: Sky, idleVendor: number): boolean =>
  (idleVendor === 0 && isLoading(sky)) || [...sky.flights].some((flight) => isAwaited(sky, flight))

const isLoading = (sky: Sky): boolean => {
  if (document.readyState === 'complete') return false
  sky.loadPatientUntil ??= sky.machine.now() + PATIENCE_MS
  return sky.machine.now() < sky.loadPatientUntil
}

const isAwaited = ({ machine, longKeys }: Sky, { isVendor, key, patientUntil }: Flight): boolean => {
  if (isVendor) return false
  if (machine.now() < patientUntil) return true
  longKeys.add(key)
  return false
}

const withoutQuery = (url: string): string => {
  const address = URL.parse(url, document.baseURI)
  return address === null ? url : address.origin + address.pathname
}

type Begin = (url: string) => () => void

const BODY_READERS = ['json', 'text', 'arrayBuffer', 'blob', 'formData', 'bytes'] as const

const watchRequests = (begin: Begin): void => {
  const nativeFetch = window.fetch.bind(window)
  window.fetch = (input, init) => {
    const answer = nativeFetch(input, init)
    const end = begin(input instanceof Request ? input.url : String(input))
    answer.then(end, end)
    return answer
  }
  for (const name of BODY_READERS) {
    const read = Response.prototype[name] as ((this: Response) => Promise<unknown>) | undefined
    if (read === undefined) continue
    Object.assign(Response.prototype, {
      [name](this: Response) {
        const body = read.call(this)
        const end = begin(this.url)
        body.then(end, end)
        return body
      },
    })
  }
  const nativeOpen = Reflect.get(XMLHttpRequest.prototype, 'open') as (
    this: XMLHttpRequest,
    ...args: readonly unknown[]
  ) => void
  const nativeSend = Reflect.get(XMLHttpRequest.prototype, 'send') as (this: XMLHttpRequest, body: unknown) => void
  const urls = new WeakMap<XMLHttpRequest, string>()
  XMLHttpRequest.prototype.open = function (this: XMLHttpRequest, ...args: readonly unknown[]) {
    urls.set(this, String(args[1]))
    Reflect.apply(nativeOpen, this, args)
  }
  XMLHttpRequest.prototype.send = function (this: XMLHttpRequest, body) {
    nativeSend.call(this, body)
    this.addEventListener('loadend', begin(urls.get(this) ?? ''), { once: true })
  }
}

/** While a page is loading its load waits for what it adds, so nobody has to look at every element that it is made of. */
const createElementWatch = (begin: Begin): InFlight['watchElements'] => {
  const watch = (node: Node): void => {
    if (!(node instanceof HTMLElement)) return
    const loading = [node, ...node.querySelectorAll('script, iframe')].filter(
      (element) =>
        (element instanceof HTMLScriptElement && element.src !== '') ||
        // One without an address has loaded by now.
        (element instanceof HTMLIFrameElement && !element.src.startsWith('about:') && element.src !== ''),
    )
    for (const element of loading) {
      const end = begin(element.getAttribute('src') ?? '')
      element.addEventListener('load', end, { once: true })
      element.addEventListener('error', end, { once: true })
    }
  }
  const observer = new MutationObserver((records) => records.forEach(({ addedNodes }) => addedNodes.forEach(watch)))
  const look = (): void => observer.observe(document, { childList: true, subtree: true })
  if (document.readyState === 'complete') look()
  else window.addEventListener('load', look, { once: true })
  return look
}
