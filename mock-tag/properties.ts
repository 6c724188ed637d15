/**
 * The properties and events of the Web SDK: `get`, `set`, `on`, `off`. Every readable property has an event with its new value.
 *
 * A page may post what a member returns to another window (the vendor's boxed tag does), so values are cloned on the way in and
 * out.
 *
 * @see vendor page "JavaScript web SDK"
 */

import type { Fidelity } from '../protocol/fidelity.ts'
import { warn } from './complain.ts'
import { readCustomData } from './custom-data.ts'
import { createListeners, type Listener } from './listeners.ts'

export type Properties = {
  readonly members: {
    readonly get: (name: string) => unknown
    readonly set: (name: string, value: unknown) => void
    readonly on: (event: string, listener: Listener) => void
    readonly off: (event: string, listener: Listener) => void
  }
  /** Sets a value for the tag itself. Listeners are called if it differs from the previous one. */
  readonly change: (name: PropertyName, value: unknown) => void
  /** An event without a property. Each listener gets its own value. */
  readonly tell: (event: (typeof OTHER_EVENTS)[number], value: () => unknown) => void
  /** The names that can be read, set and listened to. */
  readonly names: PropertyNames
}

export type PropertyNames = Readonly<Record<'get' | 'set' | 'on', readonly string[]>>

type Property = {
  value: unknown
  /**
   * Converts a value of the site, or returns undefined if it is not valid. A property without `read` can be set only by the tag.
   */
  readonly read?: (given: unknown) => unknown
}

export type PropertyName =
  | 'tag:version'
  | 'visitor:cookiesConsent'
  | 'visitor:GDPRConsent'
  | 'conversation:id'
  | 'customData'

/** Sent by the tag inside a sandboxed frame, so that the frame can adopt its size. */
const OTHER_EVENTS = ['app:boundariesChange'] as const

type Given = Readonly<Record<string, unknown>>

const propertiesOf = (given: Given, consentValues: Fidelity['consentValues']): Map<string, Property> => {
  const isText = consentValues === 'string'
  const legal = isText ? ['true', 'false'] : [true, false]
  const read = (choice: unknown): unknown => legal.find((value) => value === (isText ? String(choice) : choice))
  const consent = (name: string): [string, Property] => [
    name,
    { value: read(given[name]) ?? (isText ? 'unknown' : null), read },
  ]
  return new Map([
    ['tag:version', { value: 'LIGHT' }],
    consent('visitor:cookiesConsent'),
    consent('visitor:GDPRConsent'),
    ['conversation:id', { value: null }],
    ['customData', { value: readCustomData(given['customData']) ?? {}, read: readCustomData }],
  ])
}

/** Starts with the valid values of `given`. `onSet` is called for every valid value that the site sets, before the listeners. */
export const createProperties = (
  { consentValues, eventEndings }: Pick<Fidelity, 'consentValues' | 'eventEndings'>,
  given: Given,
  onSet: (name: string, value: unknown) => void,
): Properties => {
  const table = propertiesOf(given, consentValues)
  const names = namesOf(table, eventEndings)
  const { listen, forget, tell } = createListeners()

  const read = (name: string): unknown => structuredClone(table.get(name)?.value)
  const change = (name: string, value: unknown): void => {
    const property = table.get(name)
    // Compared as JSON, because an object is a new one each time.
    if (!property || JSON.stringify(property.value) === JSON.stringify(value)) return
    property.value = value
    eventEndings.forEach((ending) => tell(name + ending, () => read(name)))
  }
  const known = (kind: keyof PropertyNames, name: string): boolean => {
    const isKnown = names[kind].includes(name)
    if (!isKnown) warn(`${kind}: unknown name ${JSON.stringify(name)}; known: ${names[kind].join(', ')}`)
    return isKnown
  }
  const set = (name: string, asked: unknown): void => {
    if (!known('set', name)) return
    const value = table.get(name)?.read?.(asked)
    if (value === undefined) return warn(`set: ${name} does not take this ${typeof asked}`)
    onSet(name, value)
    change(name, value)
  }
  return {
    members: {
      get: (name) => (known('get', name) ? read(name) : undefined),
      set,
      on: (event, listener) => void (known('on', event) && listen(event, listener)),
      off: (event, listener) => void (known('on', event) && forget(event, listener)),
    },
    change,
    tell,
    names,
  }
}

const namesOf = (table: ReadonlyMap<string, Property>, endings: Fidelity['eventEndings']): PropertyNames => {
  const get = [...table.keys()]
  return {
    get,
    set: get.filter((name) => table.get(name)?.read),
    on: [...get.flatMap((name) => endings.map((ending) => name + ending)), ...OTHER_EVENTS],
  }
}
