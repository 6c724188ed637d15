/**
 * Hands what the tag recorded, and what the page did with the tag's script, to the process of the test.
 *
 * A browser drops what a page says on leaving. That is kept for the next page of the same tab and origin, which hands it
 * over before the site's own scripts run; where there is none it is lost, as the words of a page that is left often are.
 */

import type { TagReport } from '../../protocol/journal.ts'
import { TAG_PATHS } from '../../protocol/endpoints.ts'
import { RECORD_FUNCTION, type RecordFunction } from '../../protocol/rehearsed-page.ts'
import { TELL_FUNCTION, type PageMessage, type TellFunction } from './page-message.ts'
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
  const record: RecordFunction = (report) => {
    if (isLeaving()) keep(report)
    const answered = isLeaving() ? Promise.resolve(false) : tell({ kind: 'record', report })
    track(answered)
    return answered
  }
  Object.defineProperty(window, RECORD_FUNCTION, { value: record })
  for (const report of takeKept()) void record(report)
  watchScripts()
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
