/**
 * The properties and events of the Web SDK: `get`, `set`, `on`, `off`. Every property that can be read has an event with
 * its new value.
 *
 * What a member returns may be posted to another window (the vendor's boxed tag does), so values are cloned on their way
 * in and out.
 *
 * @see vendor page "JavaScript web SDK"
 */

import type { Fidelity } from '../protocol/fidelity.ts'
import { complain, warn } from './complain.ts'

export type PropertyName = keyof typeof PROPERTIES

export type Properties = {
  readonly get: (name: string) => unknown
  readonly set: (name: string, value: unknown) => void
  readonly on: (event: string, listener: Listener) => void
  readonly off: (event: string, listener: Listener) => void
  /** The tag itself has a new value; listeners hear of it when it is another one. */
  readonly change: (name: PropertyName, value: unknown) => void
  /** An event that belongs to no property. */
  readonly tell: (event: (typeof OTHER_EVENTS)[number], value: unknown) => void
  readonly describe: () => PropertyNames
}

export type PropertyNames = Readonly<Record<'get' | 'set' | 'on', readonly string[]>>

type Listener = (value: unknown) => void

type Property = {
  readonly initial: unknown
  /** What a site may set; a property without it is the tag's own. */
  readonly isLegal?: (value: unknown) => boolean
}

const isBoolean = (value: unknown): boolean => typeof value === 'boolean'

const isCustomData = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((field) => ['string', 'number', 'boolean'].includes(typeof field))

const PROPERTIES = {
  'tag:version': { initial: 'LIGHT' },
  'visitor:cookiesConsent': { initial: null, isLegal: isBoolean },
  'visitor:GDPRConsent': { initial: null, isLegal: isBoolean },
  'conversation:id': { initial: null },
  customData: { initial: {}, isLegal: isCustomData },
} as const satisfies Readonly<Record<string, Property>>

/** Told by the tag inside a sandboxed frame, so that the frame can take its size. */
const OTHER_EVENTS = ['app:boundariesChange'] as const

export type PropertyOptions = {
  /** The site has set a property to another value; its listeners have heard of it. */
  readonly onSet: (name: string, value: unknown) => void
  readonly fidelity: Pick<Fidelity, 'consentValues' | 'eventEndings'>
}

export const createProperties = ({ onSet, fidelity }: PropertyOptions): Properties => {
  const table: ReadonlyMap<string, Property> = new Map(Object.entries(PROPERTIES))
  const values = new Map<string, unknown>([...table].map(([name, { initial }]) => [name, initial]))
  const names = namesOf(table, fidelity.eventEndings)
  const { listen, forget, tell } = createListeners()

  const read = (name: string): unknown => {
    const value = values.get(name)
    const isText = fidelity.consentValues === 'string' && name.endsWith('Consent')
    return isText ? `${(value ?? 'unknown') as boolean | string}` : structuredClone(value)
  }
  const change = (name: string, value: unknown): void => {
    if (values.get(name) === value) return
    values.set(name, value)
    for (const ending of fidelity.eventEndings) tell(name + ending, read(name))
  }
  const known = (kind: keyof PropertyNames, name: string): boolean => {
    const isKnown = names[kind].includes(name)
    if (!isKnown) warn(`${kind}: there is no ${JSON.stringify(name)}; there is ${names[kind].join(', ')}`)
    return isKnown
  }
  return {
    get: (name) => (known('get', name) ? read(name) : undefined),
    set: (name, value) => {
      if (!known('set', name)) return
      if (table.get(name)?.isLegal?.(value) !== true) return warn(`set: ${name} cannot be ${describe(value)}`)
      change(name, structuredClone(value))
      onSet(name, value)
    },
    on: (event, listener) => {
      if (known('on', event)) listen(event, listener)
    },
    off: (event, listener) => {
      if (known('on', event)) forget(event, listener)
    },
    change,
    tell,
    describe: () => names,
  }
}

const createListeners = () => {
  const listeners = new Map<string, Set<Listener>>()
  return {
    listen: (event: string, listener: Listener): void => {
      if (typeof listener === 'function') listeners.set(event, (listeners.get(event) ?? new Set()).add(listener))
      else warn(`on: the listener of ${event} is no function`)
    },
    forget: (event: string, listener: Listener): void => void listeners.get(event)?.delete(listener),
    /** One that throws keeps nobody else from hearing. */
    tell: (event: string, value: unknown): void =>
      listeners.get(event)?.forEach((listener) => {
        try {
          listener(value)
        } catch (error) {
          complain(`a listener of ${event} failed`, error)
        }
      }),
  }
}

const namesOf = (table: ReadonlyMap<string, Property>, endings: Fidelity['eventEndings']): PropertyNames => ({
  get: [...table.keys()],
  set: [...table].filter(([, { isLegal }]) => isLegal !== undefined).map(([name]) => name),
  on: [...[...table.keys()].flatMap((name) => endings.map((ending) => name + ending)), ...OTHER_EVENTS],
})

const describe = (value: unknown): string =>
  typeof value === 'object' ? `such an object` : (JSON.stringify(value) ?? typeof value)
