/** Runs in every page and frame of a scene before the site's own scripts, and reports what it sees of them. */

import type { ActivationResult } from '../../protocol/activation.ts'
import type { IAdvize, TagGlobals } from '../../protocol/web-sdk.ts'
import { closer, look, type Look } from './page-look.ts'
import { watchCopies, watchResult, withoutBeingSeen, type ResultSeen } from './results.ts'

export type TagElement = { readonly src: string; readonly isAsync: boolean }

export type DocumentFacts = {
  readonly queue: 'missing' | 'array' | 'something else'
  /** From the configuration, as text. */
  readonly sid: string | null
  readonly elements: readonly TagElement[]
  readonly hasCallbacks: boolean
  /** The names of the fields of `idzCustomData`; null if there is none. */
  readonly customData: readonly string[] | null
}

/** What is reported, by its kind. `id` identifies a document. */
export type Browsed = {
  readonly document: {
    readonly id: string
    readonly url: string
    readonly moment: 'read' | 'loaded' | 'at rest'
    readonly facts: DocumentFacts
  }
  /** What a call of `activate` was given: "promise", or what `typeof` says of it. */
  readonly call: { readonly id: string; readonly argument: string }
  /** The status or the reason of a result was read. Reported once for each read. */
  readonly result: { readonly id: string } & ResultSeen
  /** A result arrived on this page in a message. */
  readonly copy: { readonly id: string } & ResultSeen
  readonly violation: { readonly id: string; readonly directive: string; readonly blocked: string }
  readonly look: Look
}

export type BrowsedMessage = {
  readonly [Kind in MessageKind]: { readonly kind: Kind; readonly told: Browsed[Kind] }
}[MessageKind]

type MessageKind = 'document' | 'call' | 'result' | 'copy' | 'violation'

export type Witness = {
  /** The facts again, for the page at rest. */
  readonly rest: () => Browsed['document']
  readonly look: () => Look
  /** The middle of the control that closes what covers the page; null if there is none. */
  readonly closer: () => { readonly x: number; readonly y: number } | null
  readonly stored: () => Promise<readonly Stored[]>
  /** The text of a value that is written to the console. It does not count as a read by the site. */
  readonly textOf: (value: unknown) => string
}

export type Stored = {
  readonly place: 'local-storage' | 'session-storage' | 'indexed-db'
  readonly name: string
  readonly value: string
}

export type WitnessedWindow = Window & { readonly iadvizeAudit?: Witness }

type Teller = Window & { iadvizeAuditTell?: (message: BrowsedMessage) => Promise<void> }

const page: Window & TagGlobals & Teller & WitnessedWindow = window
const id = Math.random().toString(36).slice(2)

/** Keeps the reporting function before any script of the site runs, so that the site cannot replace it. */
const takeTeller = (): ((message: BrowsedMessage) => void) => {
  const tell = page.iadvizeAuditTell
  return (message) => void tell?.(message).catch(() => {})
}

const TAG = 'script[src*="iadvize.js"]'

/** The tags of the page, including those that a loader has already removed. */
const tagElements = new Set<HTMLScriptElement>()

const rememberTag = ({ target }: Event): void => {
  if (target instanceof HTMLScriptElement && target.matches(TAG)) tagElements.add(target)
}

const facts = (): DocumentFacts => {
  for (const element of document.querySelectorAll<HTMLScriptElement>(TAG)) tagElements.add(element)
  const queue = page.iAdvizeInterface
  const customData = Reflect.get(page, 'idzCustomData') as unknown
  const { sid } = queue?.config ?? {}
  return {
    queue: queue === undefined ? 'missing' : Array.isArray(queue) ? 'array' : 'something else',
    sid: sid === undefined || sid === null ? null : String(sid),
    elements: [...tagElements].map(({ src, async, defer }) => ({ src, isAsync: async || defer })),
    hasCallbacks: Reflect.get(page, 'iAdvizeCallbacks') !== undefined,
    customData: typeof customData === 'object' && customData !== null ? Object.keys(customData) : null,
  }
}

/** The text of any value, even a circular one; empty if it cannot be serialized. */
const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value
  const above = new Set<unknown>()
  const withoutCircles = (_: string, member: unknown): unknown => {
    if (typeof member !== 'object' || member === null) return member
    if (above.has(member)) return null
    above.add(member)
    return member
  }
  try {
    return withoutBeingSeen(() => JSON.stringify(value, withoutCircles) ?? '')
  } catch {
    return ''
  }
}

type Hear = {
  readonly onCall: (argument: string) => void
  readonly onRead: (seen: ResultSeen) => void
}

const kindOf = (argument: unknown): string =>
  typeof argument === 'object' && argument !== null && 'then' in argument ? 'promise' : typeof argument

const watchMembers = (members: IAdvize, { onCall, onRead }: Hear): void => {
  const activate = members.activate.bind(members)
  const watched: IAdvize['activate'] = async (provider, onResult) => {
    onCall(kindOf(provider))
    const seen = new WeakMap<object, ActivationResult>()
    const once = (result: ActivationResult): ActivationResult => {
      const made = seen.get(result) ?? watchResult(result, onRead)
      seen.set(result, made)
      return made
    }
    return once(
      await (typeof onResult === 'function'
        ? activate(provider, (result) => onResult(once(result)))
        : activate(provider, onResult)),
    )
  }
  Reflect.set(members, 'activate', watched)
}

/**
 * The members are wrapped at the moment when the tag puts them on the window, because it then runs the waiting functions
 * with them.
 */
const watchTag = (hear: Hear): void => {
  let current: unknown
  Object.defineProperty(page, 'iAdvize', {
    configurable: true,
    enumerable: true,
    get: () => current,
    set: (given: unknown) => {
      const isTag = typeof given === 'object' && given !== null && 'activate' in given && given !== current
      if (isTag) watchMembers(given as IAdvize, hear)
      current = given
    },
  })
}

const LONGEST_VALUE = 20_000

const stored = async (): Promise<readonly Stored[]> => {
  const found: Stored[] = []
  const put = (place: Stored['place'], name: string, value: string): void =>
    void found.push({ place, name, value: value.slice(0, LONGEST_VALUE) })
  // A frame with an opaque origin stores nothing, and reading its storage throws.
  try {
    for (const [name, value] of Object.entries(localStorage)) put('local-storage', name, String(value))
    for (const [name, value] of Object.entries(sessionStorage)) put('session-storage', name, String(value))
    for (const { name } of await indexedDB.databases()) {
      if (name !== undefined) for (const [key, value] of await databaseItems(name)) put('indexed-db', key, value)
    }
  } catch {
    return found
  }
  return found
}

const asked = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('no reason')))
  })

const databaseItems = async (name: string): Promise<readonly (readonly [string, string])[]> => {
  const database = await asked(indexedDB.open(name))
  const stores = [...database.objectStoreNames]
  const items = await Promise.all(
    stores.map(async (store) => {
      const values = await asked(database.transaction(store).objectStore(store).getAll())
      return [`${name}/${store}`, JSON.stringify(values) ?? ''] as const
    }),
  )
  database.close()
  return items
}

if (page.iadvizeAudit === undefined) {
  const tell = takeTeller()
  const documentAt = (moment: Browsed['document']['moment']): Browsed['document'] => {
    return { id, url: location.href, moment, facts: facts() }
  }
  const tellDocument = (moment: 'read' | 'loaded'): void => tell({ kind: 'document', told: documentAt(moment) })
  Object.defineProperty(page, 'iadvizeAudit', {
    value: { rest: () => documentAt('at rest'), look, closer, stored, textOf },
  })
  const onRead = (seen: ResultSeen): void => tell({ kind: 'result', told: { id, ...seen } })
  watchTag({
    onCall: (argument) => tell({ kind: 'call', told: { id, argument } }),
    onRead,
  })
  watchCopies((seen) => tell({ kind: 'copy', told: { id, ...seen } }), onRead)
  // The events of a script element do not bubble, but they can be captured.
  for (const name of ['load', 'error']) document.addEventListener(name, rememberTag, true)
  document.addEventListener('DOMContentLoaded', () => tellDocument('read'))
  addEventListener('load', () => tellDocument('loaded'))
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, disposition }) => {
    // A policy that only reports blocks nothing.
    if (disposition === 'report') return
    tell({ kind: 'violation', told: { id, directive: effectiveDirective, blocked: blockedURI } })
  })
}
