/** Runs in every page and frame of a scene before the site's own scripts, and tells what it sees of them. */

import type { ActivationResult } from '../../protocol/activation.ts'
import type { IAdvize, TagGlobals } from '../../protocol/web-sdk.ts'

export type TagElement = { readonly src: string; readonly isAsync: boolean }

export type DocumentFacts = {
  readonly queue: 'missing' | 'array' | 'something else'
  /** Of the configuration, as text. */
  readonly sid: string | null
  readonly elements: readonly TagElement[]
  readonly hasCallbacks: boolean
  /** The names of the fields of `idzCustomData`; null where there is none. */
  readonly customData: readonly string[] | null
}

/** What is told, by its kind. `id` names a document. */
export type Browsed = {
  readonly document: {
    readonly id: string
    readonly url: string
    readonly moment: 'read' | 'loaded' | 'at rest'
    readonly facts: DocumentFacts
  }
  /** What a call of `activate` was given: "promise", or what `typeof` says of it. */
  readonly call: { readonly id: string; readonly argument: string }
  /** `status` of the result of which the status or the reason was read. */
  readonly result: { readonly id: string; readonly status: string }
  readonly violation: { readonly id: string; readonly directive: string; readonly blocked: string }
  readonly look: {
    /** Characters of text that a person can see. */
    readonly textLength: number
    /** Links, buttons and fields in the window, */
    readonly controls: number
    /** and those of them that a pointer reaches. */
    readonly reachable: number
    /** The text itself, cut at twenty thousand characters. */
    readonly text?: string
  }
}

export type BrowsedMessage = {
  readonly [Kind in 'document' | 'call' | 'result' | 'violation']: { readonly kind: Kind; readonly told: Browsed[Kind] }
}['document' | 'call' | 'result' | 'violation']

export type Witness = {
  /** Tells the facts once more. */
  readonly rest: () => void
  readonly look: () => Browsed['look']
  readonly stored: () => Promise<readonly Stored[]>
  /** As it would be written, without anything being taken for read. */
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

/** A site shall not find it, and it is called before any script of the site can take its place. */
const takeTeller = (): ((message: BrowsedMessage) => void) => {
  const tell = page.iadvizeAuditTell
  return (message) => void tell?.(message).catch(() => {})
}

const TAG = 'script[src*="iadvize.js"]'

/** In the page, or taken out again by what put them in: some loaders do. */
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

/** Whoever records what the site writes to the console reads all of it, which the site may not have done. */
let isOwnReading = false

/** Of anything, also of what leads back to itself; empty where it can not be written. */
const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value
  const above = new Set<unknown>()
  isOwnReading = true
  try {
    return (
      JSON.stringify(value, (_, member: unknown) => {
        if (typeof member !== 'object' || member === null) return member
        if (above.has(member)) return null
        above.add(member)
        return member
      }) ?? ''
    )
  } catch {
    return ''
  } finally {
    isOwnReading = false
  }
}

/** Reading is the only way to notice a failure, for `activate` never rejects. */
const watchResult = (result: ActivationResult, onRead: (status: string) => void): ActivationResult => {
  const { authentication } = result
  let isTold = false
  const watched = { ...authentication }
  for (const name of ['status', 'reason'] as const) {
    if (!(name in authentication)) continue
    Object.defineProperty(watched, name, {
      enumerable: true,
      configurable: true,
      get: () => {
        if (!isTold && !isOwnReading) onRead(authentication.status)
        isTold ||= !isOwnReading
        return Reflect.get(authentication, name) as unknown
      },
    })
  }
  return { ...result, authentication: watched } as ActivationResult
}

type Hear = { readonly onCall: (argument: string) => void; readonly onRead: (status: string) => void }

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

/** The functions that wait are run with the members as they are when the tag puts them on the window. */
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

const isShown = (element: Element): boolean =>
  element.checkVisibility({ visibilityProperty: true, opacityProperty: true })

const look = (): Browsed['look'] => {
  const controls = [...document.querySelectorAll('a[href], button, input, select, textarea')].filter((element) => {
    const { top, left, width, height } = element.getBoundingClientRect()
    const isInWindow = top >= 0 && left >= 0 && top < innerHeight && left < innerWidth
    return isShown(element) && isInWindow && width > 0 && height > 0
  })
  const reachable = controls.filter((element) => {
    const { top, left, width, height } = element.getBoundingClientRect()
    const hit = document.elementFromPoint(left + width / 2, top + height / 2)
    return hit !== null && (element.contains(hit) || hit.contains(element) || isLabelOf(hit, element))
  })
  const text = document.body !== null && isShown(document.body) ? document.body.innerText.trim() : ''
  return {
    textLength: text.length,
    controls: controls.length,
    reachable: reachable.length,
    text: text.slice(0, LONGEST_VALUE),
  }
}

const isLabelOf = (hit: Element, element: Element): boolean => hit.closest('label')?.control === element

const LONGEST_VALUE = 20_000

const stored = async (): Promise<readonly Stored[]> => {
  const found: Stored[] = []
  const put = (place: Stored['place'], name: string, value: string): void =>
    void found.push({ place, name, value: value.slice(0, LONGEST_VALUE) })
  // A frame of an origin of its own may not look, and keeps nothing.
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
  const tellDocument = (moment: Browsed['document']['moment']): void =>
    tell({ kind: 'document', told: { id, url: location.href, moment, facts: facts() } })
  Object.defineProperty(page, 'iadvizeAudit', { value: { rest: () => tellDocument('at rest'), look, stored, textOf } })
  watchTag({
    onCall: (argument) => tell({ kind: 'call', told: { id, argument } }),
    onRead: (status) => tell({ kind: 'result', told: { id, status } }),
  })
  // Events of an element do not rise, and are on their way down all the same.
  for (const name of ['load', 'error']) document.addEventListener(name, rememberTag, true)
  document.addEventListener('DOMContentLoaded', () => tellDocument('read'))
  addEventListener('load', () => tellDocument('loaded'))
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, disposition }) => {
    // A policy that only reports blocks nothing.
    if (disposition === 'report') return
    tell({ kind: 'violation', told: { id, directive: effectiveDirective, blocked: blockedURI } })
  })
}
