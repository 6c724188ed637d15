import { expect, test } from '../../plain-test.ts'
import type { Identity, Phase } from '../../../mock-tag/activation/states.ts'
import { createSiteData, type SiteData } from '../../../mock-tag/site-data.ts'
import { createVisitorStorage } from '../../../mock-tag/storage/visitor-storage.ts'
import { DEFAULT_FIDELITY } from '../../../protocol/fidelity.ts'
import type { TagEntry } from '../../../journal/entries.ts'
import { listenToConsole } from './console.ts'
import { fakeBrowser, partsOf } from './storage/fake-browser.ts'

const IDENTITY: Identity = { kind: 'secured', vuid: 'v', accessToken: 'a.b.c', displayName: 'Camille' }
const SECURED: Phase = { kind: 'authenticated', identity: IDENTITY, asks: 1 }
const ANONYMOUS: Phase = {
  kind: 'authenticated',
  identity: { ...IDENTITY, kind: 'anonymous', displayName: null },
  asks: null,
}
const NO_PADLOCK = ['iAdvize (rehearsal): extID with authentication: the agent sees no padlock']

type Rehearsal = SiteData & { readonly entries: TagEntry[]; readonly browser: ReturnType<typeof fakeBrowser> }

const siteData = (page: object = {}, browser = fakeBrowser()): Rehearsal => {
  const entries: TagEntry[] = []
  const journal = { write: (entry: TagEntry) => void entries.push(entry) }
  const places = ['cookie'] as const
  const storage = createVisitorStorage({ page: browser.page, sid: '1', places, isConsentNeeded: false, journal })
  const site = createSiteData({ page, fidelity: DEFAULT_FIDELITY, storage, journal })
  return { ...site, entries, browser }
}

test("idzCustomData is read once, as the tag's first custom data, and later changes do not count", () => {
  const page = { idzCustomData: { cust_name: 'Moreau', extID: null } as Record<string, unknown> }
  const { properties } = siteData(page)
  page.idzCustomData['cust_name'] = 'Lindqvist'
  page.idzCustomData = { late: 'x' }
  expect(properties.members.get('customData')).toEqual({ cust_name: 'Moreau' })
})

test('the journal has the names of custom data fields, but not their values', () => {
  const { properties, entries } = siteData({ idzCustomData: { cust_name: 'Moreau' } })
  properties.members.set('customData', { cust_email: 'camille@example.com', lamps: 2 })
  expect(entries).toEqual([
    { type: 'property-set', name: 'customData', value: '["cust_name"]' },
    { type: 'property-set', name: 'customData', value: '["cust_email","lamps"]' },
  ])
})

test('field names beyond what the stage accepts are cut', () => {
  const { properties, entries } = siteData()
  properties.members.set('customData', Object.fromEntries(Array.from({ length: 900 }, (_none, index) => [index, 1])))
  expect(JSON.stringify(entries).length).toBeLessThan(3_500)
})

test('a consent choice is written to the journal and kept, and the next page starts with it', () => {
  const { properties, entries, browser } = siteData()
  properties.members.set('visitor:GDPRConsent', false)
  expect(entries).toEqual([{ type: 'property-set', name: 'visitor:GDPRConsent', value: 'false' }])
  expect(partsOf(browser, 'iadvize-1-consent')).toEqual({ 'visitor:GDPRConsent': false })
  expect(siteData({}, browser).properties.members.get('visitor:GDPRConsent')).toBe(false)
})

test('a consent cookie sets nothing but consent', () => {
  const browser = fakeBrowser()
  const forged = {
    'tag:version': 'FULL',
    customData: { a: 'b' },
    'conversation:id': 'x',
    'visitor:cookiesConsent': true,
  }
  browser.cookies.set('iadvize-1-consent', encodeURIComponent(JSON.stringify(forged)))
  const { properties } = siteData({}, browser)
  expect(properties.names.get.map((name) => properties.members.get(name))).toEqual(['LIGHT', true, null, null, {}])
})

for (const [idzTrans, id, amount] of [
  [{ cartAmount: 49.95, tID: 'o-1' }, 'o-1', 49.95],
  [{ cartAmount: '49.95', tID: 12 }, '12', 49.95],
] as const) {
  test(`the legacy transaction ${JSON.stringify(idzTrans)} is recorded when the tag loads`, () => {
    expect(siteData({ idzTrans }).entries).toEqual([
      { type: 'transaction-recorded', id, amount, products: [], retryCount: 0 },
    ])
  })
}

for (const idzTrans of [{}, { tID: 'o-1' }, { cartAmount: 5 }, { tID: 'o-1', cartAmount: '5 €' }, 'o-1']) {
  test(`the legacy transaction ${JSON.stringify(idzTrans)} is refused in the console`, () => {
    const said = listenToConsole()
    expect(siteData({ idzTrans }).entries).toEqual([])
    expect(said.warn).toHaveLength(1)
  })
}

test('tag:version is FULL while there is an identity, and LIGHT before and after', () => {
  const { properties, follow } = siteData()
  const heard: unknown[] = []
  properties.members.on('tag:versionChange', (value) => heard.push(value))
  for (const phase of [ANONYMOUS, SECURED, { kind: 'stopped' }, { kind: 'failed', reason: 'No.' }] as const)
    follow(phase)
  expect(heard).toEqual(['FULL', 'LIGHT'])
})

test.describe('extID', () => {
  test('an extID that is set before a secured identity takes the padlock, and the console says so', () => {
    const said = listenToConsole()
    const { follow } = siteData({ idzCustomData: { extID: 'c-1' } })
    expect(said.warn).toEqual([])
    follow(SECURED)
    expect(said.warn).toEqual([NO_PADLOCK])
  })

  test('an extID that is set after a secured identity takes the padlock, too', () => {
    const said = listenToConsole()
    const { properties, follow } = siteData()
    follow(SECURED)
    properties.members.set('customData', { extID: 'c-1' })
    expect(said.warn).toEqual([NO_PADLOCK])
  })

  for (const { what, idzCustomData, phase } of [
    { what: 'of an anonymous visitor', idzCustomData: { extID: 'c-1' }, phase: ANONYMOUS },
    { what: 'that is empty', idzCustomData: { extID: '' }, phase: SECURED },
    { what: 'that is null', idzCustomData: { extID: null }, phase: SECURED },
    { what: 'that is missing', idzCustomData: { cust_name: 'Moreau' }, phase: SECURED },
  ]) {
    test(`an extID ${what} has no effect`, () => {
      const said = listenToConsole()
      siteData({ idzCustomData }).follow(phase)
      expect(said.warn).toEqual([])
    })
  }
})

test('data that the site set about one visitor is not passed on to the next', () => {
  const { properties, forgetVisitor } = siteData({ idzCustomData: { cust_email: 'camille@example.com' } })
  const heard: unknown[] = []
  properties.members.on('customDataChange', (value) => heard.push(value))
  forgetVisitor()
  forgetVisitor()
  expect(properties.members.get('customData')).toEqual({})
  expect(heard).toEqual([{}])
})
