/**
 * What a page is waiting for: pending requests, bodies, scripts, frames and other pages. While time is passed, the next timer is
 * not called before these have arrived, because in real time they would have arrived long before. Requests that never end, such
 * as long polls, are not waited for.
 */

import { RECORD_URL } from './page-message.ts'
import { createTaskQueue } from './page-clock.ts'
import type { PageSettings } from './page-settings.ts'
import { createPatience, type Patience, type Wait } from './patience.ts'
import type { BrowserTimers } from './timer-list.ts'
import { untilQuiet, type Busy } from './until-quiet.ts'

export type InFlight = {
  /** Call this first: the window may have another document than before. */
  readonly seeDocument: () => void
  /**
   * True while the site has something pending that is worth waiting for. A load that waits only for idle vendor requests does not
   * count.
   */
  readonly isBusy: (idleVendor: number) => boolean
  /** Resolves when nothing is pending, or when it is time to ask again how many requests to the vendor are idle. */
  readonly untilQuiet: (idleVendor: number) => Promise<void>
  /** Resolves when the page has done its queued work: tasks that follow one another, as when a framework renders. */
  readonly workDone: () => Promise<void>
  /** The tag's report is being delivered, so the journal does not have it yet. Counts as a request to the vendor. */
  readonly awaitRecord: (answered: Promise<unknown>) => void
  /** Describes what is pending, in a few entries. */
  readonly awaited: (idleVendor: number) => readonly string[]
  readonly isRecording: () => boolean
  /** The number of pending requests to the vendor. The stand-in knows which of them it has not answered yet. */
  readonly vendorCount: () => number
  /** The number of messages received from other windows so far. */
  readonly messageCount: () => number
  readonly heed: Patience['heed']
  readonly learnt: Patience['learnt']
  /** A passage of time begins. From now on, added scripts and frames are watched even if the page has not loaded yet. */
  readonly beginPassage: () => void
}

type Flight = { readonly address: string; readonly isVendor: boolean; readonly wait: Wait }

/** Defined in `main.ts`. */
declare const rehearsalPage: Pick<PageSettings, 'vendorUrl'>

const VENDOR_URL = new RegExp(rehearsalPage.vendorUrl, 'i')

export const isVendorUrl = (url: string): boolean => VENDOR_URL.test(url)

/** The page's native timers and clock, which run in real time. */
export type Machine = BrowserTimers & { readonly now: () => number }

/** Called for each request of the page. `isSession` is true for an attempt to begin or renew a session with the vendor. */
export type OnAsked = (address: string, isSession: boolean) => void

export const installInFlight = (machine: Machine, onAsked: OnAsked): InFlight => {
  const state = { flights: new Set<Flight>(), documentSeen: null, load: null, changed: () => {} }
  const taskDone = createTaskQueue()
  const workDone = createWorkEnd(machine, taskDone)
  const patience = createPatience(machine.now)
  const inFlight: InFlightState = { onAsked, taskDone, workDone, patience, ...state }
  const begin: Begin = (url) => beginFlight(inFlight, url)
  const watchElements = createElementWatch(begin)
  // A popup or a same-origin frame keeps its window when its initial empty document is replaced.
  const seeDocument = (): void => {
    if (inFlight.documentSeen === document) return
    if (inFlight.documentSeen !== null) forgetFlights(inFlight)
    inFlight.documentSeen = document
    watchElements.end()
  }
  watchLoads(() => {
    seeDocument()
    if (document.readyState === 'complete') watchElements.begin()
    inFlight.changed()
  })
  watchRequests(begin)
  watchNavigations(begin)
  return {
    seeDocument,
    isBusy: (idleVendor) => isBusy(inFlight, idleVendor),
    workDone,
    awaitRecord: (answered) => endWith(answered, begin(RECORD_URL)),
    awaited: (idleVendor) => awaitedIn(inFlight, idleVendor),
    messageCount: countMessages(),
    isRecording: () => [...inFlight.flights].some(({ address }) => address === withoutQuery(RECORD_URL)),
    vendorCount: () => [...inFlight.flights].filter(({ isVendor }) => isVendor).length,
    untilQuiet: (idleVendor) => untilQuiet(busyWith(inFlight, idleVendor), machine),
    heed: inFlight.patience.heed,
    learnt: inFlight.patience.learnt,
    beginPassage: () => {
      seeDocument()
      inFlight.patience.beginPassage()
      watchElements.begin()
    },
  }
}

/** Real milliseconds to wait for a page's queued work, and the shorter limit for a page whose work has once not ended in time. */
const WORK_LIMIT_MS = 1_000
const ENDLESS_WORK_LIMIT_MS = 20

/** A background task runs when no other task is left. Browsers without `scheduler` can only wait for one task. */
const createWorkEnd = ({ setTimeout, clearTimeout }: Machine, taskDone: () => Promise<void>): (() => Promise<void>) => {
  const { scheduler } = window as { readonly scheduler?: Scheduler }
  if (scheduler === undefined) return taskDone
  const postTask = scheduler.postTask.bind(scheduler)
  let limitMs = WORK_LIMIT_MS
  return async () => {
    await taskDone()
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => {
        limitMs = ENDLESS_WORK_LIMIT_MS
        resolve()
      }, limitMs)
      const end = (): void => {
        clearTimeout(timer)
        resolve()
      }
      postTask(end, { priority: 'background' }).then(end, end)
    })
  }
}

const endWith = (answered: Promise<unknown>, end: () => void): void => void answered.then(end, end)

const countMessages = (): (() => number) => {
  let count = 0
  window.addEventListener('message', () => (count += 1), { capture: true })
  return () => count
}

type InFlightState = {
  readonly onAsked: OnAsked
  readonly taskDone: () => Promise<void>
  readonly workDone: InFlight['workDone']
  readonly patience: Patience
  readonly flights: Set<Flight>
  documentSeen: Document | null
  load: Wait | null
  changed: () => void
}

const watchLoads = (loadGoesOn: () => void): void => {
  loadGoesOn()
  // When the document of a window is replaced, browsers fire these events for the second document only.
  for (const type of ['readystatechange', 'load']) window.addEventListener(type, loadGoesOn, true)
}

const busyWith = (inFlight: InFlightState, idleVendor: number): Busy => ({
  isBusy: () => isBusy(inFlight, idleVendor),
  workDone: inFlight.workDone,
  onChange: (changed) => {
    inFlight.changed = changed
  },
})

const beginFlight = (inFlight: InFlightState, url: string): (() => void) => {
  const { taskDone, patience, flights } = inFlight
  const address = withoutQuery(url)
  const isVendor = isVendorUrl(address)
  const flight: Flight = { address, isVendor, wait: patience.begin(address) }
  flights.add(flight)
  inFlight.onAsked(address, isVendor && address.endsWith('/graphql'))
  return async () => {
    // Lets the code that awaits the response continue first.
    await taskDone()
    // It may have been dropped together with its document.
    if (flights.delete(flight)) flight.wait.end()
    inFlight.changed()
  }
}

/** The requests of a document end with it. */
const forgetFlights = (inFlight: InFlightState): void => {
  for (const { wait } of inFlight.flights) wait.end()
  inFlight.flights.clear()
  inFlight.load = null
}

const isBusy = (inFlight: InFlightState, idleVendor: number): boolean => {
  inFlight.patience.asked()
  return (idleVendor === 0 && isLoading(inFlight)) || [...inFlight.flights].some(isAwaited)
}

const isAwaited = ({ isVendor, wait }: Flight): boolean => !isVendor && wait.goesOn()

const MOST_AWAITED = 3

const awaitedIn = (inFlight: InFlightState, idleVendor: number): readonly string[] => {
  const load = idleVendor === 0 && isLoading(inFlight) ? [`the load of ${withoutQuery(location.href)}`] : []
  const addresses = [...inFlight.flights].filter(isAwaited).map(({ address }) => address)
  return [...load, ...new Set(addresses)].slice(0, MOST_AWAITED)
}

const isLoading = (inFlight: InFlightState): boolean => {
  if (document.readyState === 'complete') {
    inFlight.load = null
    return false
  }
  inFlight.load ??= inFlight.patience.beginLoad()
  return inFlight.load.goesOn()
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

/** A page that is being left stays until the next one arrives; meanwhile it has nothing more to do. */
const watchNavigations = (begin: Begin): void => {
  let end = (): void => {}
  const isOver = (): void => end()
  // Some browsers do not have it.
  const navigation = (window as { readonly navigation?: Navigation }).navigation
  navigation?.addEventListener('navigate', ({ destination, downloadRequest }) => {
    isOver()
    if (!destination.sameDocument && downloadRequest === null) end = begin(destination.url)
  })
  // The site has handled the navigation itself, or the navigation failed.
  navigation?.addEventListener('navigatesuccess', isOver)
  navigation?.addEventListener('navigateerror', isOver)
}

type ElementWatch = { readonly begin: () => void; readonly end: () => void }

/**
 * While a page is loading, its `load` event waits for the scripts and frames that it adds, so elements need watching only
 * afterwards.
 */
const createElementWatch = (begin: Begin): ElementWatch => {
  const watch = (node: Node): void => {
    if (!(node instanceof HTMLElement)) return
    const loading = [node, ...node.querySelectorAll('script, iframe')].filter(
      (element) =>
        (element instanceof HTMLScriptElement && element.src !== '') ||
        // A frame without an address has loaded already.
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
    // Observing the same document again does not add a second observation.
    begin: () => observer.observe(document, { childList: true, subtree: true }),
    end: () => observer.disconnect(),
  }
}
