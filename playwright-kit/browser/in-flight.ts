/**
 * What a page is waiting for: requests, bodies, scripts, frames and other pages on their way. Time that passes waits for
 * them between two timers, as in life they would have come long since; but not for what does not come, as a long poll.
 */

import type { PageSettings } from './main.ts'
import { RECORD_URL } from './page-message.ts'
import { createTaskQueue } from './page-clock.ts'
import { createPatience, type Patience, type Wait } from './patience.ts'
import type { BrowserTimers } from './timer-list.ts'

export type InFlight = {
  /** The window may have another document than before. */
  readonly seeDocument: () => void
  /** Something of the site's is on its way that is worth waiting for; a load that waits for an idle vendor is not. */
  readonly isBusy: (idleVendor: number) => boolean
  /** Or until it is time to ask again how many requests to the vendor are idle. */
  readonly untilQuiet: (idleVendor: number) => Promise<void>
  /** What the tag recorded is being handed over: the journal does not have it yet. Counts as a request to the vendor. */
  readonly awaitRecord: (answered: Promise<unknown>) => void
  /** What that is, in words, a few of them. */
  readonly awaited: (idleVendor: number) => readonly string[]
  readonly isRecording: () => boolean
  /** Requests to the vendor: whoever answers them knows which of them get no answer yet. */
  readonly vendorCount: () => number
  /** Messages that have come from other windows so far. */
  readonly messageCount: () => number
  /**
   * Time begins to be moved. From now on looks for scripts and frames that are added, too, as it does in any case on a page
   * that has loaded.
   */
  readonly beginPassage: () => void
}

type Flight = { readonly address: string; readonly isVendor: boolean; readonly wait: Wait }

const ASK_AGAIN_MS = 50

/** As in `main.ts`. */
declare const rehearsalPage: Pick<PageSettings, 'vendorUrl'>

const VENDOR_URL = new RegExp(rehearsalPage.vendorUrl, 'i')

export const isVendorUrl = (url: string): boolean => VENDOR_URL.test(url)

/** What a page has of its own, by the machine's time. */
export type Machine = BrowserTimers & { readonly now: () => number }

/** Told what the page asks for; `isSession` of an attempt to begin a session of the vendor's, or to renew it. */
export type OnAsked = (address: string, isSession: boolean) => void

export const installInFlight = (machine: Machine, onAsked: OnAsked): InFlight => {
  const state = { flights: new Set<Flight>(), documentSeen: null, load: null, changed: () => {} }
  const sky: Sky = { machine, onAsked, taskDone: createTaskQueue(), patience: createPatience(machine.now), ...state }
  const begin: Begin = (url) => beginFlight(sky, url)
  const watchElements = createElementWatch(begin)
  // A window goes on with another document when its first, empty one is left for a page of the same origin.
  const seeDocument = (): void => {
    if (sky.documentSeen === document) return
    if (sky.documentSeen !== null) forgetFlights(sky)
    sky.documentSeen = document
    watchElements.end()
  }
  watchLoads(() => {
    seeDocument()
    if (document.readyState === 'complete') watchElements.begin()
    sky.changed()
  })
  watchRequests(begin)
  watchNavigations(begin)
  return {
    seeDocument,
    isBusy: (idleVendor) => isBusy(sky, idleVendor),
    awaitRecord: (answered) => endWith(answered, begin(RECORD_URL)),
    awaited: (idleVendor) => awaitedIn(sky, idleVendor),
    messageCount: countMessages(),
    isRecording: () => [...sky.flights].some(({ address }) => address === withoutQuery(RECORD_URL)),
    vendorCount: () => [...sky.flights].filter(({ isVendor }) => isVendor).length,
    untilQuiet: (idleVendor) => untilQuiet(sky, idleVendor),
    beginPassage: () => {
      seeDocument()
      sky.patience.beginPassage()
      watchElements.begin()
    },
  }
}

const endWith = (answered: Promise<unknown>, end: () => void): void => void answered.then(end, end)

const countMessages = (): (() => number) => {
  let count = 0
  window.addEventListener('message', () => (count += 1), { capture: true })
  return () => count
}

type Sky = {
  readonly machine: Machine
  readonly onAsked: OnAsked
  readonly taskDone: () => Promise<void>
  readonly patience: Patience
  readonly flights: Set<Flight>
  documentSeen: Document | null
  load: Wait | null
  changed: () => void
}

const watchLoads = (loadGoesOn: () => void): void => {
  loadGoesOn()
  // Of a window that goes on with another document browsers tell the second of them only.
  for (const type of ['readystatechange', 'load']) window.addEventListener(type, loadGoesOn, true)
}

const untilQuiet = async (sky: Sky, idleVendor: number): Promise<void> => {
  const { machine, taskDone } = sky
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
}

const beginFlight = (sky: Sky, url: string): (() => void) => {
  const { taskDone, patience, flights } = sky
  const address = withoutQuery(url)
  const isVendor = isVendorUrl(address)
  const flight: Flight = { address, isVendor, wait: patience.begin(address) }
  flights.add(flight)
  sky.onAsked(address, isVendor && address.endsWith('/graphql'))
  return async () => {
    // Whoever waits for it goes on first.
    await taskDone()
    // It may have been forgotten with its document.
    if (flights.delete(flight)) flight.wait.end()
    sky.changed()
  }
}

/** What a document has asked for ends with it. */
const forgetFlights = (sky: Sky): void => {
  for (const { wait } of sky.flights) wait.end()
  sky.flights.clear()
  sky.load = null
}

const isBusy = (sky: Sky, idleVendor: number): boolean => {
  sky.patience.asked()
  return (idleVendor === 0 && isLoading(sky)) || [...sky.flights].some(isAwaited)
}

const isAwaited = ({ isVendor, wait }: Flight): boolean => !isVendor && wait.goesOn()

const MOST_AWAITED = 3

const awaitedIn = (sky: Sky, idleVendor: number): readonly string[] => {
  const load = idleVendor === 0 && isLoading(sky) ? [`the load of ${withoutQuery(location.href)}`] : []
  const addresses = [...sky.flights].filter(isAwaited).map(({ address }) => address)
  return [...load, ...new Set(addresses)].slice(0, MOST_AWAITED)
}

const isLoading = (sky: Sky): boolean => {
  if (document.readyState === 'complete') {
    sky.load = null
    return false
  }
  sky.load ??= sky.patience.beginLoad()
  return sky.load.goesOn()
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

/** The page that is left is there until the other one comes, and has nothing more to do. */
const watchNavigations = (begin: Begin): void => {
  let end = (): void => {}
  const isOver = (): void => end()
  // Not in every browser.
  const navigation = (window as { readonly navigation?: Navigation }).navigation
  navigation?.addEventListener('navigate', ({ destination, downloadRequest }) => {
    isOver()
    if (!destination.sameDocument && downloadRequest === null) end = begin(destination.url)
  })
  // The site has taken it over, or it came to nothing.
  navigation?.addEventListener('navigatesuccess', isOver)
  navigation?.addEventListener('navigateerror', isOver)
}

type ElementWatch = { readonly begin: () => void; readonly end: () => void }

/** While a page is loading its load waits for what it adds, so nobody has to look at every element that it is made of. */
const createElementWatch = (begin: Begin): ElementWatch => {
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
  return {
    // A document that is observed already is not observed twice.
    begin: () => observer.observe(document, { childList: true, subtree: true }),
    end: () => observer.disconnect(),
  }
}
