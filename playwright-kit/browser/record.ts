/**
 * Hands what the tag recorded, and what the page did with the tag's script, to the process of the test.
 *
 * A browser may drop what a page says shortly before it is left. So what is not confirmed when a navigation begins is sent
 * over the network as well, and what is not confirmed when the page goes is kept for the next page of the same tab and
 * origin, which hands it over before the site's own scripts run. The stage drops what it is told twice.
 */

import type { TagReport } from '../../protocol/journal.ts'
import { TAG_PATHS } from '../../protocol/endpoints.ts'
import { RECORD_FUNCTION, type RecordFunction } from '../../protocol/rehearsed-page.ts'
import { RECORD_URL, TELL_FUNCTION, type PageMessage, type TellFunction } from './page-message.ts'
import { documentId } from './document-id.ts'
import { isVendorUrl } from './in-flight.ts'
import { isLeaving } from './leaving.ts'

type Told = PageMessage extends infer Message
  ? Message extends unknown
    ? Omit<Message, 'document' | 'url'>
    : never
  : never

/** `track` hears of each record that is on its way. */
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

/** Sends what the way past the page may lose. Answers, for a report, how to say that it has arrived. */
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
  // Not in every browser.
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
  // Looked up late: the order in which a page gets it and this script is the browser's.
  const send = Reflect.get(window, TELL_FUNCTION) as TellFunction | undefined
  const url = location.origin + location.pathname
  return (await send?.({ ...told, document: documentId(), url })) ?? false
}

const watchScripts = (): void => {
  watchDocument()
  // Only there, where a popup or a frame has kept the window of its empty document, is the document another one by now.
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
    // They do not bubble, and the window does not hear that a script has loaded.
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

/** On any host: one that the rehearsal does not answer is what a test wants to hear of. */
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
    // A frame that may have no storage.
    return []
  }
}

const keep = (report: TagReport): void => {
  try {
    sessionStorage.setItem(PLACE, JSON.stringify([...takeKept(), report]))
  } catch {
    // As above.
  }
}
