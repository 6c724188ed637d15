import { expect, test } from '../../plain-test.ts'
import { createOtherMembers, type OtherMembers } from '../../../mock-tag/members.ts'
import { createProperties } from '../../../mock-tag/properties.ts'
import { DEFAULT_FIDELITY } from '../../../protocol/fidelity.ts'
import type { TagEntry } from '../../../journal/entries.ts'
import { listenToConsole } from './console.ts'

const rehearse = (): { readonly members: OtherMembers; readonly entries: TagEntry[] } => {
  const entries: TagEntry[] = []
  const properties = createProperties(DEFAULT_FIDELITY, {}, () => {})
  const members = createOtherMembers(
    { properties, recordTransaction: () => {} },
    { write: (entry) => void entries.push(entry) },
  )
  return { members, entries }
}

for (const screen of ['https://shop.example/cart?a=b#c', '/reviews', '?escalationChatbot', '_blank', 'tamour', '']) {
  test(`navigate accepts "${screen}" and writes it to the journal`, () => {
    const { members, entries } = rehearse()
    expect(members.navigate(screen)).toBeUndefined()
    expect(entries).toEqual([{ type: 'navigated', screen }])
  })
}

for (const [what, screen] of Object.entries({
  nothing: undefined,
  null: null,
  'a number': 7,
  'an object': {},
  'an address object': new URL('https://shop.example/'),
  'a function': () => '/reviews',
})) {
  test(`navigate with ${what} does not throw, warns in the console and goes nowhere`, () => {
    const said = listenToConsole()
    const { members, entries } = rehearse()
    expect(members.navigate(screen as string)).toBeUndefined()
    expect(entries).toEqual([])
    expect(said.warn).toEqual([['iAdvize (rehearsal): navigate takes a string']])
  })
}

test('an overlong screen name is cut, so that the stage accepts it', () => {
  const { members, entries } = rehearse()
  members.navigate('x'.repeat(9_000))
  expect(entries).toEqual([{ type: 'navigated', screen: 'x'.repeat(500) }])
})

test('help lists every method, every property that can be read or set, and every event', () => {
  const said = listenToConsole()
  const { members } = rehearse()
  members.help()
  expect(said.info).toHaveLength(1)
  const [[, listed] = []] = said.info
  const methods = Object.entries(members).flatMap(([name, member]) => (typeof member === 'function' ? [name] : []))
  expect(listed).toEqual({
    methods: expect.arrayContaining([...methods, 'activate', 'logout']),
    get: ['tag:version', 'visitor:cookiesConsent', 'visitor:GDPRConsent', 'conversation:id', 'customData'],
    set: ['visitor:cookiesConsent', 'visitor:GDPRConsent', 'customData'],
    on: expect.arrayContaining(['tag:versionChange', 'conversation:idChange', 'app:boundariesChange']),
  })
})
