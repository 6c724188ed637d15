/** Who is on the stage: the pages that have loaded the tag, and as whom each visitor is known there. Pure. */

import type { EntryOf, EntryType, JournalEntry } from '../../journal/entries.ts'
import { createHandedOut, dropFirst } from './handed-out.ts'
import { createRuns, type Run } from './runs.ts'

export type Presence =
  | { readonly kind: 'nobody' }
  /** The tag is asking; nobody knows yet. */
  | { readonly kind: 'activating' }
  | { readonly kind: 'anonymous' | 'secured'; readonly userId: string | null; readonly sinceMs: number }
  | { readonly kind: 'failed'; readonly code: string | null; readonly sinceMs: number }

export type PageSeen = {
  readonly number: number
  readonly url: string | null
  readonly sid: string | null
  readonly presence: Presence
  /** When the tag will ask again; by the clock of the stage. */
  readonly refreshAtMs: number | null
  /** When the session of whoever is signed in there ends; by the clock of the stage. */
  readonly sessionEndsAtMs: number | null
  /** The tag was loaded anew, so that this one says no more. */
  readonly hasEnded: boolean
}

/** Where an entry belongs; null for what belongs to no page, or to no activation. */
export type Place = {
  readonly page: number | null
  readonly activation: number | null
  /** The number is that of a refresh. */
  readonly isRefresh: boolean
}

export type Pages = {
  readonly hear: (entry: JournalEntry) => void
  /** Of an entry that was heard. Pages are counted from 1 in the order in which they were first heard of. */
  readonly placeOf: (entry: JournalEntry) => Place
  /** The latest first. */
  readonly seen: () => readonly PageSeen[]
  /** The activations and refreshes of all pages, the latest first. */
  readonly runs: () => readonly Run[]
  /** Whether something that was heard before has found its place since this was asked last. */
  readonly hasMoved: () => boolean
  /** The stage is another one, and nobody is there any more; numbers go on. */
  readonly forget: () => void
}

const NOWHERE: Place = { page: null, activation: null, isRefresh: false }

/** Of older ones nobody wants to know who is there. */
const MOST_PAGES = 500

export const createPages = (): Pages => {
  const seen = new Map<string, KnownPage>()
  const users = new Map<string, User>()
  const places = new WeakMap<JournalEntry, Place>()
  const open = createOpenAttempts()
  const runs = createRuns()
  const handedOut = createHandedOut()
  const placeOf = (entry: JournalEntry): Place => places.get(entry) ?? NOWHERE
  let count = 0
  const hearOnPage = (entry: JournalEntry, page: string): Place => {
    const known = seen.get(page) ?? emptyPage((count += 1))
    if (entry.type === 'identity-cleared' && known.vuid !== null) users.delete(known.vuid)
    seen.set(page, { ...known, ...changeBy(entry, known, users) })
    dropFirst(seen, MOST_PAGES)
    return runs.hear(entry, known.number) ?? { ...NOWHERE, page: known.number }
  }
  const hearAnswer = (entry: EntryOf<'attempt-answered'>): Place => {
    noteUser(users, entry)
    const sent = open.answeredBy(entry)
    return sent === undefined ? NOWHERE : placeOf(sent)
  }
  return {
    placeOf,
    hear: (entry) => {
      if (entry.type === 'attempt-sent') open.send(entry)
      if (entry.page !== undefined) places.set(entry, hearOnPage(entry, entry.page))
      if (entry.type === 'attempt-answered') places.set(entry, hearAnswer(entry))
      if (entry.type === 'token-asked') places.set(entry, handedOut.ask(entry.token, runs.asking() ?? NOWHERE))
      if (entry.type === 'provider-answered') handedOut.comesBack(entry.token, placeOf(entry))
    },
    seen: () => [...seen.values()].map((page) => ({ ...page, ...sessionOf(page, users) })).toReversed(),
    runs: runs.seen,
    hasMoved: handedOut.hasMoved,
    forget: () => {
      for (const one of [runs, handedOut, open]) one.forget()
      for (const map of [seen, users]) map.clear()
    },
  }
}

/** The platform knows no pages: an answer belongs to the latest attempt with that token which has none yet. */
const createOpenAttempts = () => {
  let open: EntryOf<'attempt-sent'>[] = []
  return {
    send: (entry: EntryOf<'attempt-sent'>): void => {
      open = [...open, entry].slice(-MOST_PAGES)
    },
    answeredBy: ({ token }: EntryOf<'attempt-answered'>): JournalEntry | undefined => {
      const at = open.findLastIndex((sent) => sent.token === token)
      return at === -1 ? undefined : open.splice(at, 1)[0]
    },
    forget: (): void => {
      open = []
    },
  }
}

/** The platform says who a visitor is, and the tag that it keeps them. */
const noteUser = (users: Map<string, User>, { vuid, userId, at, sessionMs }: EntryOf<'attempt-answered'>): void => {
  if (vuid !== null) users.set(vuid, { userId, sessionEndsAtMs: sessionMs === undefined ? null : at + sessionMs })
  dropFirst(users, MOST_PAGES)
}

const sessionOf = ({ presence, vuid }: KnownPage, users: Users): Pick<PageSeen, 'sessionEndsAtMs'> => ({
  sessionEndsAtMs: (presence.kind === 'secured' ? users.get(vuid ?? '')?.sessionEndsAtMs : null) ?? null,
})

/** The end of the session that ends first, of those that are still on; null where nobody is signed in. */
export const nextSessionEnd = (pages: readonly PageSeen[], nowMs: number): number | null => {
  const ends = pages.flatMap(({ sessionEndsAtMs }) => sessionEndsAtMs ?? []).filter((endsAtMs) => endsAtMs > nowMs)
  return ends.length === 0 ? null : Math.min(...ends)
}

const emptyPage = (number: number): KnownPage => ({
  number,
  vuid: null,
  url: null,
  sid: null,
  presence: { kind: 'nobody' },
  refreshAtMs: null,
  hasEnded: false,
})

type User = { readonly userId: string | null; readonly sessionEndsAtMs: number | null }
type Users = ReadonlyMap<string, User>
/** What a page shows of itself, and whom it keeps. */
type KnownPage = Omit<PageSeen, 'sessionEndsAtMs'> & { readonly vuid: string | null }
type Change = Partial<KnownPage>

const changeBy = (entry: JournalEntry, known: KnownPage, users: Users): Change => {
  const change = CHANGES[entry.type] as ((entry: JournalEntry, known: KnownPage, users: Users) => Change) | undefined
  return change?.(entry, known, users) ?? {}
}

const CHANGES: { readonly [Type in EntryType]?: (entry: EntryOf<Type>, known: KnownPage, users: Users) => Change } = {
  'tag-loaded': ({ url, sid }) => ({ url, sid }),
  'activation-requested': (_entry, { presence }) =>
    presence.kind === 'nobody' || presence.kind === 'failed' ? { presence: { kind: 'activating' } } : {},
  'activation-settled': ({ status, code, at }) =>
    status === 'authentication-success' ? {} : { presence: { kind: 'failed', code, sinceMs: at }, refreshAtMs: null },
  'identity-stored': ({ kind, vuid, at }, _known, users) => ({
    vuid,
    presence: { kind, userId: users.get(vuid)?.userId ?? null, sinceMs: at },
  }),
  'identity-cleared': () => ({ presence: { kind: 'nobody' }, refreshAtMs: null }),
  'refresh-scheduled': ({ at, delayMs }) => ({ refreshAtMs: at + delayMs }),
  'refresh-settled': ({ status, code, at }) =>
    status === 'refreshed' ? {} : { presence: { kind: 'failed', code, sinceMs: at } },
  'tag-ended': () => ({ hasEnded: true }),
}
