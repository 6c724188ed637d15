/**
 * What a page is waiting for: requests, bodies, scripts and frames on their way. Time that passes waits for them between
 * two timers, as in life they would have come long since; but not for what does not come, as a long poll.
 */

import { createTaskQueue, type BrowserTimers } from './page-clock.ts'

export type InFlight = {
  /** Something of the site's is on its way that is worth waiting for. */
  readonly isBusy: () => boolean
  readonly untilQuiet: () => Promise<void>
  /** Requests to the vendor: whoever answers them knows which of them get no answer yet. */
  readonly vendorCount: () => number
  /** Looks for scripts and frames that are added, too; a passage of time needs it, and nothing else. */
  readonly watchElements: (isOn: boolean) => void
}

type Flight = { readonly key: string; readonly isVendor: boolean; isLong: boolean }

/** Real milliseconds after which a request is taken for one that is not answered soon, and no later one like it is waited for. */
const PATIENCE_MS = 2_000

const VENDOR_URL = /^https?:\/\/([^/?#]+\.)?iadvize\.com(?=[:/?#]|$)/i

export const isVendorUrl = (url: string): boolean => VENDOR_URL.test(url)

/** `natives` are the timers of the machine's time. */
export const installInFlight = (natives: BrowserTimers): InFlight => {
  const { setTimeout: nativeSet, clearTimeout: nativeClear } = natives
  const flights = new Set<Flight>()
  const longKeys = new Set<string>()
  const listeners = new Set<() => void>()
  const taskDone = createTaskQueue()
  const changed = (): void => listeners.forEach((listener) => listener())

  let isLoadAwaited = true

  const begin = (url: string): (() => void) => {
    const key = withoutQuery(url)
    const flight: Flight = { key, isVendor: isVendorUrl(key), isLong: longKeys.has(key) }
    flights.add(flight)
    // Whoever waits for it goes on first.
    return () =>
      void taskDone().then(() => {
        flights.delete(flight)
        changed()
      })
  }
  const isBusy = (): boolean =>
    (isLoadAwaited && document.readyState !== 'complete') ||
    [...flights].some(({ isVendor, isLong }) => !isVendor && !isLong)
  const giveUp = (waited: ReadonlySet<Flight>): void => {
    if (document.readyState !== 'complete') isLoadAwaited = false
    for (const flight of waited) {
      if (flight.isVendor || !flights.has(flight)) continue
      flight.isLong = true
      longKeys.add(flight.key)
    }
    changed()
  }
  document.addEventListener('readystatechange', changed)
  watchRequests(begin)
  return {
    isBusy,
    vendorCount: () => [...flights].filter(({ isVendor }) => isVendor).length,
    untilQuiet: async () => {
      await taskDone()
      if (!isBusy()) return
      const waited = new Set(flights)
      const timer = nativeSet(() => giveUp(waited), PATIENCE_MS)
      while (isBusy()) {
        await new Promise<void>((resolve) => void listeners.add(resolve))
        listeners.clear()
        await taskDone()
      }
      nativeClear(timer)
    },
    watchElements: createElementWatch(begin),
  }
}

const withoutQuery = (url: string): string => {
  const address = URL.parse(url, document.baseURI)
  return address === null ? url : address.origin + address.pathname
}

type Begin = (url: string) => () => void

const BODY_READERS = ['json', 'text', 'arrayBuffer', 'blob', 'formData', 'bytes'] as const

const watchRequests = (begin: Begin): void => {
  const { fetch: nativeFetch } = window
  window.fetch = (input, init) => {
    const answer = nativeFetch.call(window, input, init)
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
  const nativeOpen = XMLHttpRequest.prototype.open as (this: XMLHttpRequest, ...args: readonly unknown[]) => void
  const nativeSend = XMLHttpRequest.prototype.send
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
      // Under an address of its own: the vendor's script, too, tells by itself when it has come.
      const end = begin('about:element')
      element.addEventListener('load', end, { once: true })
      element.addEventListener('error', end, { once: true })
    }
  }
  const observer = new MutationObserver((records) => records.forEach(({ addedNodes }) => addedNodes.forEach(watch)))
  return (isOn) => {
    if (isOn) observer.observe(document, { childList: true, subtree: true })
    else observer.disconnect()
  }
}
