import type { Page } from '@playwright/test'
import type { IAdvize, TagGlobals } from '../../protocol/web-sdk.ts'
import { code, pageWith, snippet } from './own-page.ts'
import { activateAnonymously, activateCustomer, call, listen, namesStored, told, warnings } from './page-code.ts'
import { CAMILLE, expect, test } from './shop.ts'

const ANONYMOUS = { type: 'ANONYMOUS' } as const

/**
 * Calls a member and posts what it comes to through a channel, as the vendor's boxed tag does; answers what arrives.
 * `activate` gets a provider that gives this.
 */
const post = (page: Page, name: keyof IAdvize, ...given: readonly unknown[]): Promise<unknown> =>
  page.evaluate(
    async ([member, values]) => {
      const { iAdvize } = window as unknown as Required<TagGlobals>
      const { port1, port2 } = new MessageChannel()
      const arrived = new Promise<unknown>((resolve) =>
        port2.addEventListener('message', ({ data }: MessageEvent<unknown>) => resolve(data)),
      )
      port2.start()
      const args = member === 'activate' ? values.map((value) => () => value) : values
      const result: unknown = await (iAdvize[member] as (...args: readonly unknown[]) => unknown)(...args)
      port1.postMessage(result)
      return arrived
    },
    [name, given] as const,
  )

test('everything that a member returns survives being posted to another window', async ({ page, iadvize, ownSite }) => {
  await ownSite.open(pageWith(code("window.idzCustomData = { cust_name: 'Moreau' }"), snippet()))
  await iadvize.waitFor('tag-loaded')
  expect(await post(page, 'activate', { authenticationOption: ANONYMOUS })).toEqual({
    authentication: { option: ANONYMOUS, status: 'authentication-success' },
  })
  expect(await post(page, 'activate', 'no option')).toEqual({
    authentication: {
      option: { type: 'SECURED_AUTHENTICATION', token: null },
      status: 'authentication-failure',
      reason: 'A valid authentication option must be provided',
    },
  })
  await post(page, 'activate', { authenticationOption: ANONYMOUS })
  const values = {
    'tag:version': 'FULL',
    'visitor:cookiesConsent': null,
    'visitor:GDPRConsent': null,
    'conversation:id': null,
    customData: { cust_name: 'Moreau' },
    unknown: undefined,
  }
  for (const [name, value] of Object.entries(values)) expect(await post(page, 'get', name), name).toEqual(value)
  for (const [name, ...given] of [
    ['set', 'visitor:cookiesConsent', true],
    ['set', 'customData', { lamps: 2 }],
    ['set', 'unknown', 1],
    ['on', 'tag:versionChange', null],
    ['off', 'tag:versionChange', null],
    ['navigate', '/reviews'],
    ['recordTransaction', { id: 'o-1', amount: 5 }],
    ['help'],
    ['logout'],
  ] as const) {
    expect(await post(page, name, ...given), name).toBeUndefined()
  }
})

test('the value that a listener receives can be posted, and changing it affects no other listener', async ({
  page,
  ownSite,
}) => {
  await ownSite.open()
  const heard = await page.evaluate(
    () =>
      new Promise<unknown>((resolve) => {
        const tagPage: Window & TagGlobals = window
        tagPage.iAdvizeInterface?.push((iAdvize) => {
          const { port1, port2 } = new MessageChannel()
          port2.addEventListener('message', ({ data }: MessageEvent<unknown>) => resolve(data))
          port2.start()
          iAdvize.on('customDataChange', (value) => Object.assign(value as object, { spoilt: true }))
          iAdvize.on('customDataChange', (value) => port1.postMessage(value))
          iAdvize.set('customData', { lamps: 2 })
        })
      }),
  )
  expect(heard).toEqual({ lamps: 2 })
  expect(await call(page, 'get', 'customData')).toEqual({ lamps: 2 })
})

test('tag:version is LIGHT without an identity and FULL with one, and its event reports the change', async ({
  page,
  ownSite,
}) => {
  await ownSite.open()
  expect(await call(page, 'get', 'tag:version')).toBe('LIGHT')
  await listen(page, 'tag:versionChange')
  await activateAnonymously(page)
  expect(await call(page, 'get', 'tag:version')).toBe('FULL')
  await call(page, 'logout')
  expect(await told(page)).toEqual([
    ['tag:versionChange', 'FULL'],
    ['tag:versionChange', 'LIGHT'],
  ])
})

test('consent is null until the site sets it, and each change is reported to listeners and to the journal', async ({
  page,
  iadvize,
  ownSite,
}) => {
  await ownSite.open()
  const names = ['visitor:cookiesConsent', 'visitor:GDPRConsent']
  await listen(page, ...names.map((name) => `${name}Change`))
  for (const name of names) {
    expect(await call(page, 'get', name)).toBeNull()
    await call(page, 'set', name, true)
    expect(await call(page, 'get', name)).toBe(true)
    await iadvize.waitFor('property-set', { name, value: 'true' })
  }
  expect(await told(page)).toEqual(names.map((name) => [`${name}Change`, true]))
})

test.describe('where the stage follows the older pages', () => {
  test.use({ iadvizeFidelity: { consentValues: 'string', eventEndings: ['Changed', ''] } })

  test('with the switch for the older pages, consent is a word, and its event has the other spellings', async ({
    page,
    ownSite,
  }) => {
    const said = warnings(page)
    await ownSite.open()
    await listen(page, 'visitor:cookiesConsentChange', 'visitor:cookiesConsentChanged', 'visitor:cookiesConsent')
    expect(await call(page, 'get', 'visitor:cookiesConsent')).toBe('unknown')
    await call(page, 'set', 'visitor:cookiesConsent', 'true')
    expect(await told(page)).toEqual([
      ['visitor:cookiesConsentChanged', 'true'],
      ['visitor:cookiesConsent', 'true'],
    ])
    await page.reload()
    expect(await call(page, 'get', 'visitor:cookiesConsent')).toBe('true')
    expect(said).toEqual([expect.stringContaining('unknown name "visitor:cookiesConsentChange"; known: ')])
  })
})

for (const name of ['engagement:shown', 'chatbox:open', 'app:ready', '__proto__', 'constructor', 'toString']) {
  test(`a page that asks for the undocumented "${name}" continues, and the console lists the known names`, async ({
    page,
    ownSite,
  }) => {
    const said = warnings(page)
    await ownSite.open()
    expect(await call(page, 'get', name)).toBeUndefined()
    await call(page, 'set', name, true)
    await listen(page, name)
    await activateAnonymously(page)
    expect(await told(page)).toEqual([])
    expect(said.map((text) => text.replace(/^iAdvize \(rehearsal\): /, ''))).toEqual([
      `get: unknown name "${name}"; known: tag:version, visitor:cookiesConsent, visitor:GDPRConsent, conversation:id, customData`,
      `set: unknown name "${name}"; known: visitor:cookiesConsent, visitor:GDPRConsent, customData`,
      expect.stringMatching(`^on: unknown name "${name}"; known: tag:versionChange, .*, app:boundariesChange$`),
    ])
  })
}

test('a listener that throws, removes itself or adds another disturbs no other listener', async ({ page, ownSite }) => {
  await ownSite.open()
  const order = await page.evaluate(
    () =>
      new Promise<readonly string[]>((resolve) => {
        const tagPage: Window & TagGlobals = window
        tagPage.iAdvizeInterface?.push((iAdvize) => {
          const heard: string[] = []
          const event = 'visitor:cookiesConsentChange'
          const once = (value: unknown): void => {
            heard.push(`once ${String(value)}`)
            iAdvize.off(event, once)
            iAdvize.on(event, (next) => heard.push(`new ${String(next)}`))
          }
          iAdvize.on(event, () => {
            throw new Error('a fault of the site')
          })
          iAdvize.on(event, once)
          iAdvize.on(event, (value) => heard.push(`always ${String(value)}`))
          iAdvize.set('visitor:cookiesConsent', true)
          iAdvize.set('visitor:cookiesConsent', true)
          iAdvize.set('visitor:cookiesConsent', false)
          resolve(heard)
        })
      }),
  )
  expect(order).toEqual(['once true', 'always true', 'always false', 'new false'])
})

test('a site that finds window.iAdvize may navigate to any string, and the tag restarts nothing', async ({
  page,
  iadvize,
  ownSite,
}) => {
  await ownSite.open()
  await iadvize.waitFor('tag-loaded')
  const screens = ['https://shop.example/cart?a=b#c', '/reviews', '?escalationChatbot', '_blank', 'tamour']
  await page.evaluate((names) => {
    const { iAdvize } = window as Window & TagGlobals
    if (iAdvize) names.forEach((name) => iAdvize.navigate(name))
  }, screens)
  await iadvize.waitFor('navigated', { screen: 'tamour' })
  expect(iadvize.journal.of('navigated').map(({ screen }) => screen)).toEqual(screens)
  expect(iadvize.journal.of('tag-loaded')).toHaveLength(1)
})

test('navigate with a value that is not a string has no effect and throws nothing', async ({
  page,
  iadvize,
  ownSite,
}) => {
  const said = warnings(page)
  await ownSite.open()
  for (const wrong of [null, 7, {}, ['/reviews']]) expect(await call(page, 'navigate', wrong)).toBeUndefined()
  expect(said).toHaveLength(4)
  await call(page, 'navigate', '/reviews')
  await iadvize.waitFor('navigated')
  expect(iadvize.journal.of('navigated')).toHaveLength(1)
})

test('custom data defined before the tag is read, and custom data defined later is ignored', async ({
  page,
  iadvize,
  ownSite,
}) => {
  const said = warnings(page)
  const before = `window.idzCustomData = { cust_email: 'camille@example.com', lamps: 2, gone: null, wrong: {} }`
  await ownSite.open(pageWith(code(before), snippet()))
  const read = { cust_email: 'camille@example.com', lamps: 2 }
  expect(await call(page, 'get', 'customData')).toEqual(read)
  await page.evaluate(() => Object.assign(window, { idzCustomData: { late: true } }))
  expect(await call(page, 'get', 'customData')).toEqual(read)
  expect(said).toEqual([
    expect.stringContaining('customData: wrong is not a string, number or boolean'),
    expect.stringContaining('idzCustomData was defined after the tag was loaded, so it is ignored'),
  ])
  await iadvize.waitFor('property-set', { name: 'customData', value: '["cust_email","lamps"]' })
  expect(JSON.stringify(iadvize.journal.entries())).not.toContain('camille@example.com')
})

test('a transaction is in the journal, with its products, and one without an amount above 0 is not', async ({
  page,
  iadvize,
  ownSite,
}) => {
  const said = warnings(page)
  await ownSite.open()
  await call(page, 'recordTransaction', { id: 'o-1', amount: 0 })
  await call(page, 'recordTransaction', { id: 'o-2', amount: 49.95, products: [{ id: 'mora' }] })
  const recorded = await iadvize.waitFor('transaction-recorded')
  expect(recorded).toMatchObject({ id: 'o-2', amount: 49.95, products: [{ id: 'mora' }], retryCount: 0 })
  expect(said).toEqual([expect.stringContaining('a transaction needs an id, and an amount above 0')])
  await expect(async () => expect(await namesStored(page)).toEqual([])).toPass()
})

test('the older form of a transaction, defined before the tag, is recorded at the load', async ({
  iadvize,
  ownSite,
}) => {
  await ownSite.open(pageWith(code("window.idzTrans = { cartAmount: 49.95, tID: 'o-1' }"), snippet()))
  await iadvize.waitFor('transaction-recorded', { id: 'o-1', amount: 49.95 })
})

test('help prints methods, properties and events', async ({ page, ownSite }) => {
  await ownSite.open()
  const printed = page.waitForEvent('console', (message) => message.type() === 'info')
  await call(page, 'help')
  const [, listed] = (await printed).args()
  expect(await listed?.jsonValue()).toMatchObject({
    methods: ['activate', 'logout', 'get', 'set', 'on', 'off', 'navigate', 'recordTransaction', 'help'],
    get: expect.arrayContaining(['tag:version', 'conversation:id']),
    set: expect.arrayContaining(['customData']),
    on: expect.arrayContaining(['conversation:idChange']),
  })
})

test('extID together with authentication still authenticates, and the console says that the agent sees no padlock', async ({
  page,
  shop,
}) => {
  const said = warnings(page)
  await page.addInitScript(() => Object.assign(window, { idzCustomData: { extID: 'c-1' } }))
  await shop.open()
  await shop.signInBehindThePage(CAMILLE)
  const { authentication } = await activateCustomer(page)
  expect(authentication.status).toBe('authentication-success')
  expect(said).toEqual([expect.stringContaining('the agent sees no padlock')])
})
