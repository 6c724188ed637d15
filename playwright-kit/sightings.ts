/**
 * What the pages of a rehearsal asked for, and what of it came to the rehearsal. A claim that something did not happen is
 * worth nothing where nobody could have seen it; this is the one place that knows.
 */

import type { PageMessage } from './browser/page-message.ts'

export type Sightings = {
  /** A context is attached from now on. */
  readonly attached: () => void
  /** One of its pages, or a frame, has a document. */
  readonly opened: () => void
  /** The rehearsal has answered the request for this script, or has blocked it because the test said so. */
  readonly answered: (script: string, how: 'served' | 'blocked') => void
  readonly told: (message: PageMessage) => void
  /** Why nothing could be seen of what the pages of the browser did; null where all of it was. */
  readonly blindness: () => string | null
  /** Why nothing could be seen of what a tag did in some page; null where each tag that a page asked for was heard. */
  readonly deafness: () => string | null
  /** What a policy of a page kept from the vendor without keeping its tag from being loaded, a sentence each. */
  readonly noticed: () => readonly string[]
  /** Why no page has loaded the tag, or what is known of it. */
  readonly silence: () => string
}

type Seen = {
  readonly url: string
  readonly scripts: Map<string, boolean>
  readonly refused: Map<string, string>
  /** The tag has started there. */
  hasStarted: boolean
  /** The tag has told which project it belongs to. */
  isConfigured: boolean
}

export const createSightings = (vendorUrl: RegExp): Sightings => {
  const documents = new Map<string, Seen>()
  const answered = new Map<string, 'served' | 'blocked'>()
  let hasContext = false
  let hasDocument = false

  const blindness = (): string | null => {
    if (!hasContext) return NOT_ATTACHED
    return hasDocument ? null : NOTHING_OPENED
  }
  const deafness = (): string | null => {
    for (const seen of documents.values()) {
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
    noticed: () => [...new Set([...documents.values()].flatMap(refusalsIn))],
    silence: () => blindness() ?? deafness() ?? silenceOf([...documents.values()]),
  }
}

const seenIn = (documents: Map<string, Seen>, { document, url }: PageMessage): Seen => {
  const known = documents.get(document)
  if (known !== undefined) return known
  const seen = { url, scripts: new Map(), refused: new Map(), hasStarted: false, isConfigured: false }
  documents.set(document, seen)
  if (documents.size > MOST_DOCUMENTS) forgetOldest(documents)
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

/** A test that opens more pages than this has told its story long before. */
const MOST_DOCUMENTS = 1_000

const forgetOldest = (documents: Map<string, Seen>): void => {
  const [oldest] = documents.keys()
  if (oldest !== undefined) documents.delete(oldest)
}

const NOT_ATTACHED =
  'no browser context is attached to this rehearsal, so nothing that pages do can be seen: call "await iadvize.attach(context)" before the first page is opened'

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
    // What a policy says of the API, or of a script in the page, keeps no tag from being loaded.
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

/** What became of a request for the tag where no tag has started; null where the test itself has blocked it. */
const endingOf = (script: string, isLoaded: boolean, { answered, vendorUrl }: Known): string | null => {
  const answer = answered.get(script)
  if (answer === 'blocked') return null
  if (answer === 'served') {
    return isLoaded
      ? 'the tag has not started there: see the console of the page'
      : 'the browser refused what this rehearsal answered: look for an integrity attribute, or a Cross-Origin-Embedder-Policy'
  }
  if (!vendorUrl.test(script)) {
    return isLoaded ? 'its host is not one that this rehearsal answers: name the host in iadvizeHosts' : null
  }
  return isLoaded
    ? `something other than this rehearsal answered: ${FALL_BACK}, and keep them out of a HAR file`
    : `the request never came to this rehearsal: ${FALL_BACK}, or use iadvize.block() for a vendor that cannot be reached`
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
