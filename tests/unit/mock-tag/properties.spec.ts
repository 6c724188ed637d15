import { expect, test } from '../../plain-test.ts'
import { createProperties, type Properties } from '../../../mock-tag/properties.ts'
import { DEFAULT_FIDELITY, type Fidelity } from '../../../protocol/fidelity.ts'
import { listenToConsole } from './console.ts'

type Rehearsal = Properties & { readonly set: unknown[][]; readonly heard: unknown[][] }

const COOKIES = 'visitor:cookiesConsent'
const CONSENTS = [COOKIES, 'visitor:GDPRConsent'] as const

const properties = (fidelity: Partial<Fidelity> = {}, given: Readonly<Record<string, unknown>> = {}): Rehearsal => {
  const set: unknown[][] = []
  const heard: unknown[][] = []
  const all = createProperties({ ...DEFAULT_FIDELITY, ...fidelity }, given, (...told) => void set.push(told))
  return { ...all, set, heard }
}

/** Notes what the events bring. */
const hear = ({ members, heard }: Rehearsal, ...events: readonly string[]): void =>
  events.forEach((event) => members.on(event, (value) => heard.push([event, value])))

const UNKNOWN = ['tag:Version', 'conversation', '', '__proto__', 'toString', 'constructor', 'hasOwnProperty']

test('a tag that has just loaded has the documented properties with their initial values', () => {
  const { members, names } = properties()
  expect(Object.fromEntries(names.get.map((name) => [name, members.get(name)]))).toEqual({
    'tag:version': 'LIGHT',
    'visitor:cookiesConsent': null,
    'visitor:GDPRConsent': null,
    'conversation:id': null,
    customData: {},
  })
  expect(names.set).toEqual([...CONSENTS, 'customData'])
})

test('every readable property has an event with its name and "Change"', () => {
  const { names } = properties()
  expect(names.on).toEqual([...names.get.map((name) => `${name}Change`), 'app:boundariesChange'])
})

for (const [ending, event] of [
  ['Change', 'visitor:cookiesConsentChange'],
  ['Changed', 'visitor:cookiesConsentChanged'],
  ['', 'visitor:cookiesConsent'],
] as const) {
  test(`with the event ending "${ending}" the event is ${event}, and no other is known`, () => {
    const said = listenToConsole()
    const all = properties({ eventEndings: [ending] })
    hear(all, 'visitor:cookiesConsentChange', 'visitor:cookiesConsentChanged', 'visitor:cookiesConsent')
    all.members.set(COOKIES, true)
    expect(all.heard).toEqual([[event, true]])
    expect(said.warn).toHaveLength(2)
  })
}

test('with several event endings, one change triggers the event under each name', () => {
  const all = properties({ eventEndings: ['Change', 'Changed'] })
  hear(all, 'tag:versionChange', 'tag:versionChanged')
  all.change('tag:version', 'FULL')
  expect(all.heard).toEqual([
    ['tag:versionChange', 'FULL'],
    ['tag:versionChanged', 'FULL'],
  ])
})

for (const name of CONSENTS) {
  test(`${name} is null, then true or false as the site sets it, and its event brings the new value`, () => {
    const all = properties()
    hear(all, `${name}Change`)
    expect(all.members.get(name)).toBeNull()
    for (const choice of [true, false]) {
      all.members.set(name, choice)
      expect(all.members.get(name)).toBe(choice)
    }
    expect(all.heard.map(([, value]) => value)).toEqual([true, false])
    expect(all.set).toEqual([
      [name, true],
      [name, false],
    ])
  })

  test(`${name} is a word with the string switch, and can be set by word and by boolean`, () => {
    const all = properties({ consentValues: 'string' })
    hear(all, `${name}Change`)
    expect(all.members.get(name)).toBe('unknown')
    for (const choice of ['true', false]) {
      all.members.set(name, choice)
      expect(all.members.get(name)).toBe(String(choice))
    }
    expect(all.heard.map(([, value]) => value)).toEqual(['true', 'false'])
  })

  for (const consentValues of ['boolean', 'string'] as const) {
    test(`${name} accepts no value other than a ${consentValues}, and the console says so`, () => {
      const said = listenToConsole()
      const all = properties({ consentValues })
      const before = all.members.get(name)
      hear(all, `${name}Change`)
      for (const wrong of [null, undefined, 'unknown', 'yes', 1, 0, {}, [true].slice(1)]) all.members.set(name, wrong)
      expect(all.members.get(name)).toBe(before)
      expect(said.warn).toHaveLength(8)
      expect(said.warn[2]).toEqual([`iAdvize (rehearsal): set: ${name} does not take this string`])
      expect([...all.heard, ...all.set]).toEqual([])
    })
  }

  test(`${name} starts with the choice of an earlier page, if there was one`, () => {
    expect(properties({}, { [name]: false }).members.get(name)).toBe(false)
    expect(properties({ consentValues: 'string' }, { [name]: true }).members.get(name)).toBe('true')
    expect(properties({}, { [name]: 'perhaps' }).members.get(name)).toBeNull()
  })
}

test('a word is not accepted as consent where consent is a boolean', () => {
  listenToConsole()
  const { members } = properties()
  members.set(COOKIES, 'true')
  expect(members.get(COOKIES)).toBeNull()
})

test('setting the same value again calls no listener, but is recorded', () => {
  const all = properties()
  hear(all, `${COOKIES}Change`, 'customDataChange')
  for (let round = 0; round < 2; round += 1) {
    all.members.set(COOKIES, true)
    all.members.set('customData', { a: 1 })
  }
  expect(all.heard).toHaveLength(2)
  expect(all.set).toHaveLength(4)
})

test('a property that the tag sets to the same value again calls no listener', () => {
  const all = properties()
  hear(all, 'tag:versionChange')
  all.change('tag:version', 'LIGHT')
  all.change('tag:version', 'FULL')
  all.change('tag:version', 'FULL')
  expect(all.heard).toEqual([['tag:versionChange', 'FULL']])
})

for (const name of ['tag:version', 'conversation:id']) {
  test(`${name} cannot be set, and the console lists what can`, () => {
    const said = listenToConsole()
    const all = properties()
    const before = all.members.get(name)
    all.members.set(name, 'FULL')
    expect(all.members.get(name)).toBe(before)
    expect(said.warn).toEqual([
      [`iAdvize (rehearsal): set: unknown name "${name}"; known: ${[...CONSENTS, 'customData'].join(', ')}`],
    ])
  })
}

for (const name of UNKNOWN) {
  test(`an unknown property "${name}" reads as undefined, and the console lists the known ones`, () => {
    const said = listenToConsole()
    const { members, names } = properties()
    expect(members.get(name)).toBeUndefined()
    members.set(name, true)
    expect(said.warn).toEqual([
      [`iAdvize (rehearsal): get: unknown name "${name}"; known: ${names.get.join(', ')}`],
      [`iAdvize (rehearsal): set: unknown name "${name}"; known: ${names.set.join(', ')}`],
    ])
  })

  test(`an unknown event "${name}" is ignored, and the console lists the known ones`, () => {
    const said = listenToConsole()
    const all = properties()
    hear(all, name)
    all.members.off(name, () => {})
    all.members.set(COOKIES, true)
    expect(all.heard).toEqual([])
    expect(said.warn).toHaveLength(2)
    expect(said.warn[0]?.[0]).toContain(`unknown name "${name}"; known: tag:versionChange, `)
  })
}

for (const [what, name] of Object.entries({
  undefined,
  null: null,
  'a number': 7,
  'an object': {},
  'a list': ['tag:version'],
  'a symbol': Symbol('s'),
})) {
  test(`a property name that is ${what} is unknown and does not throw`, () => {
    const said = listenToConsole()
    const { members } = properties()
    expect(members.get(name as never)).toBeUndefined()
    members.set(name as never, 1)
    members.on(name as never, () => {})
    members.off(name as never, () => {})
    expect(said.warn).toHaveLength(4)
  })
}

test('setting custom data replaces the old data, and does not merge with it', () => {
  const all = properties()
  hear(all, 'customDataChange')
  all.members.set('customData', { cust_name: 'Moreau', lamps: 2 })
  all.members.set('customData', { lamps: 3 })
  expect(all.members.get('customData')).toEqual({ lamps: 3 })
  expect(all.heard.map(([, value]) => value)).toEqual([{ cust_name: 'Moreau', lamps: 2 }, { lamps: 3 }])
})

test('custom data is copied on its way in and out', () => {
  const { members, set } = properties()
  const mine = { lamps: 2 }
  members.set('customData', mine)
  mine.lamps = 3
  expect(members.get('customData')).toEqual({ lamps: 2 })
  Object.assign(members.get('customData') as object, { lamps: 4 })
  expect(members.get('customData')).toEqual({ lamps: 2 })
  expect(set).toEqual([['customData', { lamps: 2 }]])
})

test('a value that is not custom data is refused, and the old data stays', () => {
  const said = listenToConsole()
  const { members } = properties({}, { customData: { lamps: 2, none: null } })
  for (const wrong of [null, undefined, 'x', 7, ['x']]) members.set('customData', wrong)
  expect(members.get('customData')).toEqual({ lamps: 2 })
  expect(said.warn.at(-1)).toEqual(['iAdvize (rehearsal): set: customData does not take this object'])
})

test('listeners are called after a value that the site sets has taken effect', () => {
  const order: string[] = []
  const { members } = createProperties(DEFAULT_FIDELITY, {}, () => void order.push('noted'))
  members.on(`${COOKIES}Change`, () => order.push('heard'))
  members.set(COOKIES, true)
  expect(order).toEqual(['noted', 'heard'])
})

test('when a listener sets the property again, every listener ends with the current value', () => {
  const { members } = properties()
  const last: unknown[] = []
  members.on(`${COOKIES}Change`, () => members.set(COOKIES, false))
  members.on(`${COOKIES}Change`, (value) => last.push(value))
  members.set(COOKIES, true)
  expect(last.at(-1)).toBe(members.get(COOKIES))
})

test('an event that belongs to no property reaches its listeners', () => {
  const all = properties()
  hear(all, 'app:boundariesChange')
  all.tell('app:boundariesChange', () => ({ width: 0, height: 0 }))
  expect(all.heard).toEqual([['app:boundariesChange', { width: 0, height: 0 }]])
})
