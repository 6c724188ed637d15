import { expect, test } from '@playwright/test'
import type { Identity } from '../../../mock-tag/activation/states.ts'
import { createIdentityStorage, randomHex, type IdentityStorage } from '../../../mock-tag/identity-storage.ts'
import type { Fidelity } from '../../../protocol/fidelity.ts'

const CAMILLE: Identity = { kind: 'secured', vuid: 'c'.repeat(45), accessToken: 'a.b.c', displayName: 'Camille' }
const COOKIE = 'iadvize-7316-vuid'
const TOKEN_KEY = 'iadvize-7316-jwtIdentity'

type Browser = {
  readonly storage: IdentityStorage
  readonly cookies: Map<string, string>
  /** Each line that was assigned to `document.cookie`. */
  readonly written: string[]
  readonly items: Map<string, string>
}

type Denied = 'cookie read' | 'cookie write' | 'local storage' | 'items'

const deny = (): never => {
  throw new DOMException('The operation is insecure.', 'SecurityError')
}

/** As much of a browser as the storage touches: a jar that reads `Max-Age`, and local storage. */
const browser = ({
  denied = [],
  protocol = 'http:',
  places = ['cookie', 'local-storage'],
}: {
  readonly denied?: readonly Denied[]
  readonly protocol?: string
  readonly places?: Fidelity['identityPlaces']
} = {}): Browser => {
  const cookies = new Map<string, string>()
  const items = new Map<string, string>()
  const written: string[] = []
  const document = {
    location: { protocol },
    get cookie(): string {
      return denied.includes('cookie read')
        ? deny()
        : [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    },
    set cookie(line: string) {
      if (denied.includes('cookie write')) deny()
      written.push(line)
      const [, name = '', value = '', maxAge] = /^([^=]+)=([^;]*);.*Max-Age=(\d+)/.exec(line) ?? []
      if (maxAge === '0') cookies.delete(name)
      else cookies.set(name, value)
    },
  }
  const localStorage = {
    getItem: (key: string) => (denied.includes('items') ? deny() : (items.get(key) ?? null)),
    setItem: (key: string, value: string) => (denied.includes('items') ? deny() : void items.set(key, value)),
    removeItem: (key: string) => (denied.includes('items') ? deny() : void items.delete(key)),
  }
  const page = {
    document: document as unknown as Document,
    localStorage: () => (denied.includes('local storage') ? deny() : (localStorage as unknown as Storage)),
  }
  return { storage: createIdentityStorage(page, '7316', places), cookies, written, items }
}

const partsOf = ({ cookies }: Browser): unknown => JSON.parse(decodeURIComponent(cookies.get(COOKIE) ?? 'null'))

test('an identity is kept in both places that the vendor names, by default', () => {
  const visit = browser()
  visit.storage.store(CAMILLE)
  expect(partsOf(visit)).toEqual({
    vuid: CAMILLE.vuid,
    deviceId: expect.stringMatching(/^[0-9a-f]{32}$/),
    jwtIdentity: 'a.b.c',
  })
  expect([...visit.items]).toEqual([[TOKEN_KEY, 'a.b.c']])
  expect(visit.storage.vuid()).toBe(CAMILLE.vuid)
})

test('the cookie is for the whole site, for a year, and for this site only', () => {
  const visit = browser()
  visit.storage.store(CAMILLE)
  expect(visit.written).toEqual([expect.stringMatching(/; Path=\/; Max-Age=31536000; SameSite=Lax$/)])
})

test('on https the cookie is a secure one, also when it is removed', () => {
  const visit = browser({ protocol: 'https:' })
  visit.storage.store(CAMILLE)
  visit.storage.clear()
  expect(visit.written).toEqual([
    expect.stringMatching(/; Secure$/),
    expect.stringMatching(/=; .*Max-Age=0;.*; Secure$/),
  ])
})

for (const { places, cookieHolds, itemsHold } of [
  { places: ['cookie'] as const, cookieHolds: true, itemsHold: false },
  { places: ['local-storage'] as const, cookieHolds: false, itemsHold: true },
]) {
  test(`with the switch on ${places.join()} the session token is there and nowhere else`, () => {
    const visit = browser({ places })
    visit.storage.store(CAMILLE)
    expect(JSON.stringify(partsOf(visit)).includes('a.b.c')).toBe(cookieHolds)
    expect([...visit.items.values()].includes('a.b.c')).toBe(itemsHold)
    expect(visit.storage.vuid()).toBe(CAMILLE.vuid)
  })
}

test('a second identity takes the place of the first, on the same device', () => {
  const visit = browser()
  visit.storage.store(CAMILLE)
  const first = partsOf(visit) as { readonly deviceId: string }
  visit.storage.store({ ...CAMILLE, vuid: 'other', accessToken: 'x.y.z' })
  expect(partsOf(visit)).toEqual({ vuid: 'other', deviceId: first.deviceId, jwtIdentity: 'x.y.z' })
  expect([...visit.items]).toEqual([[TOKEN_KEY, 'x.y.z']])
})

test('clearing leaves nothing in any place, and says that something was there', () => {
  const visit = browser()
  visit.storage.store(CAMILLE)
  expect(visit.storage.clear()).toBe(true)
  expect([...visit.cookies]).toEqual([])
  expect([...visit.items]).toEqual([])
  expect(visit.storage.vuid()).toBeNull()
})

test('clearing where nothing is says so and does no harm', () => {
  const visit = browser()
  expect(visit.storage.clear()).toBe(false)
})

test('what is only in local storage is cleared and told of, too', () => {
  const visit = browser()
  visit.items.set(TOKEN_KEY, 'left over')
  expect(visit.storage.clear()).toBe(true)
  expect([...visit.items]).toEqual([])
})

test('nothing of the site or of another project is touched', () => {
  const visit = browser()
  const others = [
    ['iadvize-7317-vuid', 'x'],
    ['shop', '1'],
  ] as const
  for (const [name, value] of others) visit.cookies.set(name, value)
  visit.items.set('cart', '3 lamps')
  visit.storage.store(CAMILLE)
  visit.storage.clear()
  expect([...visit.cookies]).toEqual(others)
  expect([...visit.items]).toEqual([['cart', '3 lamps']])
})

test('a cookie whose name only ends alike is not taken for the own one, even if it comes first', () => {
  const visit = browser()
  visit.cookies.set(`x${COOKIE}`, encodeURIComponent('{"vuid":"stranger"}'))
  expect(visit.storage.vuid()).toBeNull()
  visit.storage.store(CAMILLE)
  expect(visit.storage.vuid()).toBe(CAMILLE.vuid)
})

for (const [name, value] of [
  ['nothing', ''],
  ['no JSON', 'vuid:c'],
  ['a broken escape', '%E0%A4%A'],
  ['null', 'null'],
  ['a number', '7'],
  ['a text', '%22c%22'],
  ['an array', '%5B%22c%22%5D'],
  ['a vuid that is no text', encodeURIComponent('{"vuid":7}')],
] as const) {
  test(`a cookie that holds ${name} is no identity, and is replaced`, () => {
    const visit = browser()
    visit.cookies.set(COOKIE, value)
    expect(visit.storage.vuid()).toBeNull()
    visit.storage.store(CAMILLE)
    expect(visit.storage.vuid()).toBe(CAMILLE.vuid)
  })

  test(`a cookie that holds ${name} is removed by a logout`, () => {
    const visit = browser()
    visit.cookies.set(COOKIE, value)
    visit.storage.clear()
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
    visit.storage.store(CAMILLE)
    expect(visit.storage.vuid()).toBe(vuid)
    expect(visit.storage.clear()).toBe(held)
    expect([...visit.cookies]).toEqual([])
    expect([...visit.items]).toEqual([])
  })
}

test('an id of a page is 32 hex digits, and another each time', () => {
  const ids = Array.from({ length: 100 }, randomHex)
  expect(ids.filter((id) => /^[0-9a-f]{32}$/.test(id))).toHaveLength(100)
  expect(new Set(ids).size).toBe(100)
})
