import { expect, test } from '../../../plain-test.ts'
import type { Identity } from '../../../../mock-tag/activation/states.ts'
import { createVisitorStorage, type VisitorStorage } from '../../../../mock-tag/storage/visitor-storage.ts'
import type { TagEntry } from '../../../../journal/entries.ts'
import { fakeBrowser, partsOf, type FakeBrowser } from './fake-browser.ts'

const CAMILLE: Identity = { kind: 'secured', vuid: 'camille', accessToken: 'a.b.c', displayName: 'Camille' }
const JONAS: Identity = { kind: 'secured', vuid: 'jonas', accessToken: 'x.y.z', displayName: 'Jonas' }
const VUID = 'iadvize-7316-vuid'
const CONSENT = 'iadvize-7316-consent'
const COOKIES = 'visitor:cookiesConsent'
const GDPR = 'visitor:GDPRConsent'

type Tab = { readonly storage: VisitorStorage; readonly entries: TagEntry[] }

/** A tab, or the next page, of the browser. */
const tabOf = (browser: FakeBrowser, isConsentNeeded = true): Tab => {
  const entries: TagEntry[] = []
  const journal = { write: (entry: TagEntry) => void entries.push(entry) }
  const { page } = browser
  const places = ['cookie', 'local-storage'] as const
  return { entries, storage: createVisitorStorage({ page, sid: '7316', places, isConsentNeeded, journal }) }
}
const open = (isConsentNeeded = true): Tab & { readonly browser: FakeBrowser } => {
  const browser = fakeBrowser()
  return { browser, ...tabOf(browser, isConsentNeeded) }
}
const storedIn = ({ cookies, items }: FakeBrowser): readonly string[] => [...cookies.keys(), ...items.keys()]

test.describe('with explicit consent', () => {
  test('with explicit consent, nothing is written before the choice, and the page keeps its visitor id', () => {
    const { browser, storage, entries } = open()
    storage.store(CAMILLE)
    expect(browser.written).toEqual([])
    expect(storedIn(browser)).toEqual([])
    expect(storage.vuid()).toBe('camille')
    expect(entries).toEqual([])
  })

  for (const yes of [true, 'true']) {
    test(`consent given as ${JSON.stringify(yes)} writes the identity at once, and the journal records it then`, () => {
      const { browser, storage, entries } = open()
      storage.store(CAMILLE)
      storage.choose(COOKIES, yes)
      expect(storedIn(browser)).toEqual([VUID, CONSENT, 'iadvize-7316-jwtIdentity'])
      expect(entries).toEqual([{ type: 'identity-stored', kind: 'secured', vuid: 'camille' }])
    })
  }

  test('consent given before there is an identity lets it be written when it comes', () => {
    const { browser, storage } = open()
    storage.choose(COOKIES, true)
    expect(storedIn(browser)).toEqual([CONSENT])
    storage.store(CAMILLE)
    expect(storedIn(browser)).toContain(VUID)
  })

  test('consent given twice writes the identity once', () => {
    const { storage, entries } = open()
    storage.store(CAMILLE)
    storage.choose(COOKIES, true)
    storage.choose(COOKIES, true)
    expect(entries).toHaveLength(1)
  })

  test('consent given on an earlier page is valid, and is read back', () => {
    const { browser, storage } = open()
    storage.choose(COOKIES, true)
    const next = tabOf(browser).storage
    expect(next.choices()).toEqual({ [COOKIES]: true })
    next.store(CAMILLE)
    expect(storedIn(browser)).toContain(VUID)
  })

  test('a refusal is remembered, and nothing else is written', () => {
    const { browser, storage, entries } = open()
    storage.store(CAMILLE)
    storage.choose(COOKIES, false)
    expect(storedIn(browser)).toEqual([CONSENT])
    expect(partsOf(browser, CONSENT)).toEqual({ [COOKIES]: false })
    expect(entries).toEqual([])
  })

  test('withdrawn consent removes what was written, and the page continues with what it has in memory', () => {
    const { browser, storage, entries } = open()
    storage.choose(COOKIES, true)
    storage.store(CAMILLE)
    storage.cookies.write('transactionBundle.transaction', {}, 7)
    storage.cookies.write('transactionBundle.retryCount', 0, 7)
    storage.choose(COOKIES, false)
    expect(storedIn(browser)).toEqual([CONSENT])
    expect(entries.at(-1)).toEqual({ type: 'identity-cleared' })
    expect(storage.vuid()).toBe('camille')
    storage.store({ ...CAMILLE, accessToken: 'renewed' })
    expect(storedIn(browser)).toEqual([CONSENT])
    storage.choose(COOKIES, true)
    expect(browser.cookie(VUID)).toContain('renewed')
  })

  test('consent withdrawn in one tab is withdrawn in the others', () => {
    const { browser, storage } = open()
    const other = tabOf(browser).storage
    storage.choose(COOKIES, true)
    other.store(CAMILLE)
    expect(storedIn(browser)).toContain(VUID)
    storage.choose(COOKIES, false)
    other.store({ ...CAMILLE, accessToken: 'renewed' })
    expect(storedIn(browser)).toEqual([CONSENT])
  })

  test('a conversation that starts writes the identity without any choice, even after a refusal', () => {
    for (const choices of [[], [false]]) {
      const { browser, storage, entries } = open()
      storage.store(CAMILLE)
      choices.forEach((choice) => storage.choose(COOKIES, choice))
      storage.permit()
      expect(storedIn(browser)).toContain(VUID)
      expect(entries).toEqual([{ type: 'identity-stored', kind: 'secured', vuid: 'camille' }])
    }
  })

  test('the stored identity of a visitor with a conversation is kept up to date on later pages', () => {
    const { browser, storage } = open()
    storage.store(CAMILLE)
    storage.permit()
    const next = tabOf(browser).storage
    expect(next.vuid()).toBe('camille')
    next.store({ ...CAMILLE, accessToken: 'renewed' })
    expect(browser.cookie(VUID)).toContain('renewed')
  })

  test('a conversation that starts without an identity writes nothing', () => {
    const { browser, storage } = open()
    storage.permit()
    expect(browser.written).toEqual([])
  })

  test("after a logout, the next visitor's identity is written only with a conversation of their own", () => {
    const { browser, storage } = open()
    storage.store(CAMILLE)
    storage.permit()
    storage.clear()
    storage.store(JONAS)
    expect(storedIn(browser)).toEqual([])
    expect(storage.vuid()).toBe('jonas')
  })

  test('a logout before consent leaves no identity for a later consent to write', () => {
    const { browser, storage } = open()
    storage.store(CAMILLE)
    storage.clear()
    expect(storage.vuid()).toBeNull()
    storage.choose(COOKIES, true)
    storage.permit()
    expect(storedIn(browser)).toEqual([CONSENT])
  })

  test('a choice about GDPR is not consent to cookies, and is not written before it', () => {
    const { browser, storage } = open()
    storage.store(CAMILLE)
    storage.choose(GDPR, true)
    expect(browser.written).toEqual([])
    storage.choose(COOKIES, true)
    expect(partsOf(browser, CONSENT)).toEqual({ [GDPR]: true, [COOKIES]: true })
  })

  test('a consent cookie without a choice counts as none', () => {
    for (const value of ['', 'true', '1', 'null', '%E0', encodeURIComponent(`{"${COOKIES}":1}`)]) {
      const { browser, storage } = open()
      browser.cookies.set(CONSENT, value)
      storage.store(CAMILLE)
      expect(storedIn(browser), value).toEqual([CONSENT])
    }
  })
})

test.describe('without explicit consent', () => {
  test('without explicit consent, the identity is written at once, and a conversation adds nothing', () => {
    const { browser, storage, entries } = open(false)
    storage.store(CAMILLE)
    expect(storedIn(browser)).toEqual([VUID, 'iadvize-7316-jwtIdentity'])
    storage.permit()
    expect(entries).toHaveLength(1)
  })

  test('without explicit consent, a refusal is kept, and changes nothing else', () => {
    const { browser, storage } = open(false)
    storage.store(CAMILLE)
    storage.choose(COOKIES, false)
    expect(storedIn(browser)).toContain(VUID)
    expect(partsOf(browser, CONSENT)).toEqual({ [COOKIES]: false })
  })

  test('both consent choices share one cookie, and neither is lost, whichever tab they were made in', () => {
    const { browser, storage } = open(false)
    const other = tabOf(browser, false).storage
    storage.choose(GDPR, false)
    other.choose(COOKIES, true)
    storage.choose(GDPR, true)
    expect(partsOf(browser, CONSENT)).toEqual({ [GDPR]: true, [COOKIES]: true })
  })

  test('a logout keeps the consent choice and nothing else', () => {
    const { browser, storage } = open(false)
    storage.choose(COOKIES, true)
    storage.store(CAMILLE)
    storage.cookies.write('transactionBundle.transaction', {}, 7)
    storage.cookies.write('transactionBundle.retryCount', 0, 7)
    storage.clear()
    expect(storedIn(browser)).toEqual([CONSENT])
    expect(storage.vuid()).toBeNull()
  })

  test('the visitor of the browser overrides the one of the page, who may have left in another tab', () => {
    const { browser, storage } = open(false)
    storage.store(CAMILLE)
    tabOf(browser, false).storage.store(JONAS)
    expect(storage.vuid()).toBe('jonas')
  })
})

test('the consent choice is kept for a year, in a cookie like all others', () => {
  const { browser, storage } = open()
  storage.choose(COOKIES, true)
  expect(browser.written).toEqual([expect.stringMatching(/; Path=\/; Max-Age=31536000; SameSite=Lax$/)])
})

test('a browser that denies cookies has no consent, so nothing is written elsewhere', () => {
  const browser = fakeBrowser({ denied: ['cookie read', 'cookie write'] })
  const { storage } = tabOf(browser)
  storage.choose(COOKIES, true)
  storage.store(CAMILLE)
  expect(storedIn(browser)).toEqual([])
  expect(storage.vuid()).toBe('camille')
})
