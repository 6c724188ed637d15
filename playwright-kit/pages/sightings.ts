/**
 * Knows what the pages of a rehearsal requested, and what of it reached the rehearsal. A claim that something did not happen is
 * worth nothing if it could not have been observed.
 */

import { LRUCache } from 'lru-cache'
import type { PageMessage } from '../browser/page-message.ts'

export type Sightings = {
  /** A context has been attached. */
  readonly attached: () => void
  /** A page or frame has loaded a document. */
  readonly opened: () => void
  /** The rehearsal has served this script, or blocked it because the test said so. */
  readonly answered: (script: string, how: 'served' | 'blocked') => void
  readonly told: (message: PageMessage) => void
  /** Why the pages of the browser could not be observed; null if they could. */
  readonly blindness: () => string | null
  /** Why a tag in some page could not be observed; null if every tag that a page requested has reported. */
  readonly deafness: () => string | null
  /** What a page's policy blocked of the vendor's, apart from the tag itself, one sentence each. */
  readonly noticed: () => readonly string[]
  /** Why no page has loaded the tag, as far as it is known. */
  readonly silence: () => string
}

type Seen = {
  readonly url: string
  readonly scripts: Map<string, boolean>
  readonly refused: Map<string, string>
  /** The tag has started in this document. */
  hasStarted: boolean
  /** The tag has reported its project. */
  isConfigured: boolean
}

export const createSightings = (vendorUrl: RegExp): Sightings => {
  const documents = new LRUCache<string, Seen>({ max: MOST_DOCUMENTS })
  const all = (): readonly Seen[] => [...documents.rvalues()].filter((one) => one !== undefined)
  const answered = new Map<string, 'served' | 'blocked'>()
  let hasContext = false
  let hasDocument = false

  const blindness = (): string | null => {
    if (!hasContext) return NOT_ATTACHED
    return hasDocument ? null : NOTHING_OPENED
  }
  const deafness = (): string | null => {
    for (const seen of all()) {
      const sentence = deafnessIn(seen, { answered, vendorUrl })
      if (sentence !== null) return sentence
    }
    return null
  }
  return {
    attached: () => {
      hasContext = true
    },
    opened: () => {
      hasDocument = true
    },
    answered: (script, how) => void answered.set(script, how),
    told: (message) => {
      hasDocument = true
      note(seenIn(documents, message), message)
    },
    blindness,
    deafness,
    noticed: () => [...new Set(all().flatMap(refusalsIn))],
    silence: () => blindness() ?? deafness() ?? silenceOf(all()),
  }
}

const seenIn = (documents: LRUCache<string, Seen>, { document, url }: PageMessage): Seen => {
  const known = documents.get(document)
  if (known !== undefined) return known
  const seen = { url, scripts: new Map(), refused: new Map(), hasStarted: false, isConfigured: false }
  documents.set(document, seen)
  return seen
}

const note = (seen: Seen, message: PageMessage): void => {
  switch (message.kind) {
    case 'record':
      seen.hasStarted = true
      seen.isConfigured ||= message.report.events.length > 0
      return
    case 'script':
      seen.scripts.set(message.script, message.isLoaded)
      return
    case 'refused':
      seen.refused.set(message.what, message.directive)
      return
    default:
      message satisfies never
  }
}

/** A test that opens more documents than this has shown its problem long before. */
const MOST_DOCUMENTS = 1_000

const NOT_ATTACHED =
  'no browser context is attached to this rehearsal, so it cannot see what pages do: call "await iadvize.attach(context)" before the first page is opened'

const NOTHING_OPENED = 'no page has been opened in a browser context that is attached to this rehearsal'

type Known = {
  readonly answered: ReadonlyMap<string, 'served' | 'blocked'>
  readonly vendorUrl: RegExp
}

const refusalsIn = ({ url, refused }: Seen): readonly string[] =>
  [...refused].flatMap(([what, directive]) => (what === INLINE ? [] : [blockedBy(url, what, directive)]))

const blockedBy = (url: string, what: string, directive: string): string =>
  `the Content-Security-Policy of ${url} (${directive}) blocked ${what}`

const deafnessIn = ({ url, scripts, refused, hasStarted }: Seen, known: Known): string | null => {
  if (hasStarted) return null
  for (const [script, directive] of refused) {
    // A policy that blocks the API or an inline script does not keep the tag from being loaded.
    if (script !== INLINE && SCRIPT_DIRECTIVE.test(directive)) {
      return blockedBy(url, script, directive)
    }
  }
  for (const [script, isLoaded] of scripts) {
    const end = endingOf(script, isLoaded, known)
    if (end !== null) return `${url} asked for ${script}, and ${end}`
  }
  return null
}

const SCRIPT_DIRECTIVE = /^(?:script|default)-src/

/** What became of a request for the tag if no tag has started; null if the test itself blocked it. */
const endingOf = (script: string, isLoaded: boolean, { answered, vendorUrl }: Known): string | null => {
  const answer = answered.get(script)
  if (answer === 'blocked') return null
  if (answer === 'served') {
    return isLoaded
      ? 'the tag has not started there: see the console of the page'
      : 'the browser refused the answer of this rehearsal: look for an integrity attribute, a Cross-Origin-Embedder-Policy or, in Firefox, a service worker'
  }
  if (!vendorUrl.test(script)) {
    return isLoaded
      ? 'its host is not one that this rehearsal answers: name the host in iadvizeHosts, or its address in iadvizeTagUrl'
      : null
  }
  return isLoaded
    ? `something other than this rehearsal answered: ${FALL_BACK}, and keep them out of a HAR file`
    : `the request never reached this rehearsal: ${FALL_BACK}, or use iadvize.block() for a vendor that cannot be reached`
}

const FALL_BACK = "let the test's own route call route.fallback() for addresses of the vendor"

const INLINE = 'inline'

const silenceOf = (documents: readonly Seen[]): string => {
  const waiting = documents.find(({ hasStarted, isConfigured }) => hasStarted && !isConfigured)
  if (waiting === undefined) return 'no page has loaded the tag'
  const directive = waiting.refused.get(INLINE)
  const cause =
    directive === undefined ? '' : `; the Content-Security-Policy (${directive}) blocked a script in that page`
  return `the tag runs in ${waiting.url} and waits for iAdvizeInterface.config = { sid: … }${cause}`
}
