import { expect, test } from '../../../plain-test.ts'
import type { Identity } from '../../../../mock-tag/activation/states.ts'
import { createCookies } from '../../../../mock-tag/storage/cookies.ts'
import {
  createIdentityStorage,
  randomHex,
  type IdentityStorage,
} from '../../../../mock-tag/storage/identity-storage.ts'
import type { Fidelity } from '../../../../protocol/fidelity.ts'
import type { TagEntry } from '../../../../journal/entries.ts'
import { fakeBrowser, partsOf, type Denied, type FakeBrowser } from './fake-browser.ts'

const CAMILLE: Identity = { kind: 'secured', vuid: 'c'.repeat(45), accessToken: 'a.b.c', displayName: 'Camille' }
const NOBODY: Identity = { kind: 'anonymous', vuid: 'n', accessToken: 'n.n.n', displayName: null }
const COOKIE = 'iadvize-7316-vuid'
const TOKEN_KEY = 'iadvize-7316-jwtIdentity'

type Visit = FakeBrowser & { readonly storage: IdentityStorage; readonly entries: TagEntry[] }

const browser = ({
  places = ['cookie', 'local-storage'],
  ...settings
}: Parameters<typeof fakeBrowser>[0] & { readonly places?: Fidelity['identityPlaces'] } = {}): Visit => {
  const fake = fakeBrowser(settings)
  const entries: TagEntry[] = []
  const journal = { write: (entry: TagEntry) => void entries.push(entry) }
  const cookies = createCookies(fake.page.document, undefined)
  return {
    ...fake,
    entries,
    storage: createIdentityStorage(cookies, { page: fake.page, sid: '7316', places, journal }),
  }
}

test('an identity is by default kept in both places that the vendor names', () => {
  const visit = browser()
  visit.storage.write(CAMILLE)
  expect(partsOf(visit, COOKIE)).toEqual({
    vuid: CAMILLE.vuid,
    deviceId: expect.stringMatching(/^[0-9a-f]{32}$/),
    jwtIdentity: 'a.b.c',
  })
  expect([...visit.items]).toEqual([[TOKEN_KEY, 'a.b.c']])
  expect(visit.storage.vuid()).toBe(CAMILLE.vuid)
})

test('the identity cookie is valid for the whole site, for a year, and for this site only', () => {
  const visit = browser()
  visit.storage.write(CAMILLE)
  expect(visit.written).toEqual([expect.stringMatching(/; Path=\/; Max-Age=31536000; SameSite=Lax$/)])
})

test('on https the identity cookie is secure, also when it is removed', () => {
  const visit = browser({ protocol: 'https:' })
  visit.storage.write(CAMILLE)
  visit.storage.remove()
  expect(visit.written).toEqual([expect.stringMatching(/; Secure$/), expect.stringMatching(/; Max-Age=0;.*; Secure$/)])
})

for (const { places, cookieHolds, itemsHold } of [
  { places: ['cookie'] as const, cookieHolds: true, itemsHold: false },
  { places: ['local-storage'] as const, cookieHolds: false, itemsHold: true },
]) {
  test(`with the storage switch on ${places.join()} the session token is kept there and nowhere else`, () => {
    const visit = browser({ places })
    visit.storage.write(CAMILLE)
    expect(JSON.stringify(partsOf(visit, COOKIE)).includes('a.b.c')).toBe(cookieHolds)
    expect([...visit.items.values()].includes('a.b.c')).toBe(itemsHold)
    expect(visit.storage.vuid()).toBe(CAMILLE.vuid)
  })
}

test('a second identity replaces the first, on the same device', () => {
  const visit = browser()
  visit.storage.write(CAMILLE)
  const first = partsOf(visit, COOKIE) as { readonly deviceId: string }
  visit.storage.write({ ...CAMILLE, vuid: 'other', accessToken: 'x.y.z' })
  expect(partsOf(visit, COOKIE)).toEqual({ vuid: 'other', deviceId: first.deviceId, jwtIdentity: 'x.y.z' })
  expect([...visit.items]).toEqual([[TOKEN_KEY, 'x.y.z']])
})

test('writing and removing an identity is recorded in the journal', () => {
  const visit = browser()
  visit.storage.write(CAMILLE)
  visit.storage.remove()
  expect(visit.entries).toEqual([
    { type: 'identity-stored', kind: 'secured', vuid: CAMILLE.vuid },
    { type: 'identity-cleared' },
  ])
})

test('an anonymous visitor has a visitor id and a device id, and no session token anywhere', () => {
  const visit = browser()
  visit.storage.write(NOBODY)
  expect(partsOf(visit, COOKIE)).toEqual({ vuid: 'n', deviceId: expect.stringMatching(/^[0-9a-f]{32}$/) })
  expect([...visit.items]).toEqual([])
})

test('an anonymous visitor after a secured one leaves no session token of the first', () => {
  const visit = browser()
  visit.storage.write(CAMILLE)
  visit.storage.write(NOBODY)
  expect(visit.cookie(COOKIE)).not.toContain('a.b.c')
  expect([...visit.items]).toEqual([])
})

test('removing the identity leaves nothing in any place', () => {
  const visit = browser()
  visit.storage.write(CAMILLE)
  visit.storage.remove()
  expect([...visit.cookies]).toEqual([])
  expect([...visit.items]).toEqual([])
  expect(visit.storage.vuid()).toBeNull()
})

test('removing an identity that is not there does no harm, and nothing is recorded', () => {
  const visit = browser()
  visit.storage.remove()
  expect(visit.entries).toEqual([])
})

test('an identity that is only in local storage is removed and recorded, too', () => {
  const visit = browser()
  visit.items.set(TOKEN_KEY, 'left over')
  visit.storage.remove()
  expect([...visit.items]).toEqual([])
  expect(visit.entries).toEqual([{ type: 'identity-cleared' }])
})

test('removing an identity touches no data of the site or of another project', () => {
  const visit = browser()
  const others = [
    ['iadvize-7317-vuid', 'x'],
    ['shop', '1'],
  ] as const
  for (const [name, value] of others) visit.cookies.set(name, value)
  visit.items.set('cart', '3 lamps')
  visit.storage.write(CAMILLE)
  visit.storage.remove()
  expect([...visit.cookies]).toEqual(others)
  expect([...visit.items]).toEqual([['cart', '3 lamps']])
})

test('a cookie whose name only ends alike is not mistaken for the identity cookie, even if it comes first', () => {
  const visit = browser()
  visit.cookies.set(`x${COOKIE}`, encodeURIComponent('{"vuid":"stranger"}'))
  expect(visit.storage.vuid()).toBeNull()
  visit.storage.write(CAMILLE)
  expect(visit.storage.vuid()).toBe(CAMILLE.vuid)
})

for (const [name, value] of [
  ['nothing', ''],
  ['no JSON', 'vuid:c'],
  ['a broken escape', '%E0%A4%A'],
  ['null', 'null'],
  ['a number', '7'],
  ['a string', '%22c%22'],
  ['an array', '%5B%22c%22%5D'],
  ['a vuid that is no text', encodeURIComponent('{"vuid":7}')],
] as const) {
  test(`a cookie that holds ${name} is not an identity, and is replaced`, () => {
    const visit = browser()
    visit.cookies.set(COOKIE, value)
    expect(visit.storage.vuid()).toBeNull()
    visit.storage.write(CAMILLE)
    expect(visit.storage.vuid()).toBe(CAMILLE.vuid)
  })

  test(`a cookie that holds ${name} is removed`, () => {
    const visit = browser()
    visit.cookies.set(COOKIE, value)
    visit.storage.remove()
    expect([...visit.cookies]).toEqual([])
  })
}

const denials: readonly { readonly denied: readonly Denied[]; readonly vuid: string | null; readonly held: boolean }[] =
  [
    { denied: ['cookie read', 'cookie write'], vuid: null, held: true },
    { denied: ['cookie write'], vuid: null, held: true },
    { denied: ['local storage'], vuid: CAMILLE.vuid, held: true },
    { denied: ['items'], vuid: CAMILLE.vuid, held: true },
    { denied: ['cookie read', 'cookie write', 'local storage'], vuid: null, held: false },
  ]
for (const { denied, vuid, held } of denials) {
  test(`a browser that denies ${denied.join(' and ')} does not stop the tag, which uses what is left`, () => {
    const visit = browser({ denied })
    visit.storage.write(CAMILLE)
    expect(visit.storage.vuid()).toBe(vuid)
    visit.storage.remove()
    expect(visit.entries.filter(({ type }) => type === 'identity-cleared')).toHaveLength(held ? 1 : 0)
    expect([...visit.cookies]).toEqual([])
    expect([...visit.items]).toEqual([])
  })
}

test('a page id is 32 hex digits, and different each time', () => {
  const ids = Array.from({ length: 100 }, randomHex)
  expect(ids.filter((id) => /^[0-9a-f]{32}$/.test(id))).toHaveLength(100)
  expect(new Set(ids).size).toBe(100)
})
