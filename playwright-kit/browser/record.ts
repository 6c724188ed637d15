/**
 * Delivers the tag's reports, and what became of the tag's script, to the test process.
 *
 * A browser may lose what a page sends shortly before it is left. So reports that are not confirmed when a navigation begins are
 * also sent over the network. Reports that are not confirmed when the page is unloaded are kept for the next page of the same tab
 * and origin, which delivers them before the site's own scripts run. The stage drops repeated events.
 */

import type { RecordFunction, TagReport } from '../../journal/report.ts'
import { TAG_PATHS } from '../../protocol/endpoints.ts'
import { RECORD_FUNCTION } from '../../protocol/rehearsed-page.ts'
import { RECORD_URL, TELL_FUNCTION, type PageMessage, type TellFunction } from './page-message.ts'
import { documentId } from './document-id.ts'
import { isVendorUrl } from './in-flight.ts'
import { isLeaving } from './leaving.ts'

type Told = PageMessage extends infer Message
  ? Message extends unknown
    ? Omit<Message, 'document' | 'url'>
    : never
  : never

/** `track` is called with the delivery of each report. */
export const installRecord = (track: (answered: Promise<boolean>) => void): void => {
  const post = postOnLeaving()
  const record: RecordFunction = (report) => {
    if (isLeaving()) {
      keep(report)
      return Promise.resolve(false)
    }
    const answered = tell({ kind: 'record', report })
    const confirm = post(report)
    track(answered)
    return answered.then((isTaken) => {
      if (isTaken) confirm()
      return isTaken
    })
  }
  Object.defineProperty(window, RECORD_FUNCTION, { value: record })
  for (const report of takeKept()) void record(report)
  watchScripts()
}

/**
 * Sends unconfirmed reports over the network when the page is left. Returns a function that takes a report and returns how to
 * confirm it.
 */
const postOnLeaving = (): ((report: TagReport) => () => void) => {
  const unconfirmed = new Set<TagReport>()
  const nativeFetch = window.fetch.bind(window)
  let isGoing = false
  const send = (report: TagReport): void => {
    const sending = { method: 'POST', body: JSON.stringify(report), keepalive: true } as const
    nativeFetch(RECORD_URL, sending).catch(() => {})
  }
  const go = (): void => {
    isGoing = true
    unconfirmed.forEach(send)
  }
  const stay = (): void => {
    isGoing = false
  }
  // Some browsers do not have it.
  const { navigation } = window as { readonly navigation?: Navigation }
  navigation?.addEventListener('navigate', ({ destination }) => (destination.sameDocument ? stay() : go()))
  navigation?.addEventListener('navigatesuccess', stay)
  navigation?.addEventListener('navigateerror', stay)
  addEventListener('beforeunload', go)
  addEventListener('pagehide', () => unconfirmed.forEach(keep), { capture: true })
  return (report) => {
    if (report.events.length === 0) return () => {}
    unconfirmed.add(report)
    if (isGoing) send(report)
    return () => void unconfirmed.delete(report)
  }
}

const tell = async (told: Told): Promise<boolean> => {
  // Looked up at the time of the call, because the browser may run this script before the binding exists.
  const send = Reflect.get(window, TELL_FUNCTION) as TellFunction | undefined
  const url = location.origin + location.pathname
  return (await send?.({ ...told, document: documentId(), url })) ?? false
}

const watchScripts = (): void => {
  watchDocument()
  // The document differs by now only in a popup or a frame that has kept the window of its initial empty document.
  window.addEventListener('DOMContentLoaded', () => {
    if (!watched.has(document)) tellLoaded()
    watchDocument()
  })
  window.addEventListener('securitypolicyviolation', ({ blockedURI, effectiveDirective, disposition }) => {
    if (disposition !== 'enforce') return
    const isOfInterest = isVendorUrl(blockedURI) || isTagScript(blockedURI) || blockedURI === 'inline'
    if (isOfInterest) void tell({ kind: 'refused', what: withoutQuery(blockedURI), directive: effectiveDirective })
  })
}

const watched = new WeakSet<Document>()

const watchDocument = (): void => {
  if (watched.has(document)) return
  watched.add(document)
  for (const type of ['load', 'error'] as const) {
    // These events do not bubble, and the window does not receive a script's `load`.
    document.addEventListener(
      type,
      ({ target }) => {
        if (target instanceof HTMLScriptElement) tellScript(target.src, type === 'load')
      },
      true,
    )
  }
}

const tellLoaded = (): void => {
  for (const entry of performance.getEntriesByType('resource')) {
    if (entry instanceof PerformanceResourceTiming && entry.initiatorType === 'script') tellScript(entry.name, true)
  }
}

const tellScript = (address: string, isLoaded: boolean): void => {
  if (isTagScript(address)) void tell({ kind: 'script', script: withoutQuery(address), isLoaded })
}

/** On any host: a test should hear of a tag script that the rehearsal does not answer. */
const isTagScript = (address: string): boolean => {
  const path = URL.parse(address)?.pathname
  return TAG_PATHS.some((known) => path?.endsWith(known) === true)
}

const withoutQuery = (address: string): string => address.replace(/[?#].*/s, '')

const PLACE = 'iadvize-rehearsal-record'

const takeKept = (): readonly TagReport[] => {
  try {
    const kept = sessionStorage.getItem(PLACE)
    if (kept === null) return []
    sessionStorage.removeItem(PLACE)
    return JSON.parse(kept) as readonly TagReport[]
  } catch {
    // This frame may not have storage.
    return []
  }
}

const keep = (report: TagReport): void => {
  try {
    sessionStorage.setItem(PLACE, JSON.stringify([...takeKept(), report]))
  } catch {
    // This frame may not have storage.
  }
}
