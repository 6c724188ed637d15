import type { BrowserContext } from '@playwright/test'
import { pageWith, snippetWith } from './own-page.ts'
import { activateAnonymously, call, listen, logout, namesStored, storedBySite, told } from './page-code.ts'
import { CAMILLE, expect, JONAS, shopIn, test } from './shop.ts'

const DAY_SECONDS = 24 * 3600
const YEAR_SECONDS = 365 * DAY_SECONDS
const VUID = 'iadvize-1234-vuid'

/** Seconds that each cookie has still to live, by name. */
const lifetimes = async (context: BrowserContext): Promise<ReadonlyMap<string, number>> =>
  new Map((await context.cookies()).map(({ name, expires }) => [name, expires - Date.now() / 1_000]))

test('the cookies of identity and consent last a year at most, and survive the end of the browser', async ({
  page,
  context,
  ownSite,
}) => {
  await ownSite.open()
  await activateAnonymously(page)
  await call(page, 'set', 'visitor:cookiesConsent', true)
  const left = await lifetimes(context)
  expect([...left.keys()].toSorted()).toEqual(['iadvize-1234-consent', VUID])
  for (const [name, seconds] of left) {
    expect(seconds, name).toBeLessThanOrEqual(YEAR_SECONDS)
    expect(seconds, name).toBeGreaterThan(YEAR_SECONDS - DAY_SECONDS)
  }
})

test('a transaction that cannot be sent is kept for a week at most, and removed once the next page has sent it', async ({
  page,
  context,
  iadvize,
  ownSite,
}) => {
  await page.route('**/journal', (route) => route.abort())
  await ownSite.open()
  await call(page, 'recordTransaction', { id: 'o-1', amount: 49.95, products: [{ id: 'mora' }] })
  const left = await lifetimes(context)
  expect([...left.keys()].toSorted()).toEqual(['transactionBundle.retryCount', 'transactionBundle.transaction'])
  for (const [name, seconds] of left) {
    expect(seconds, name).toBeLessThanOrEqual(7 * DAY_SECONDS)
    expect(seconds, name).toBeGreaterThan(6 * DAY_SECONDS)
  }

  await page.unrouteAll({ behavior: 'wait' })
  await page.reload()
  await expect.poll(() => namesStored(page)).toEqual([])
  await page.reload()
  await call(page, 'navigate', 'the end')
  await iadvize.waitFor('navigated', { screen: 'the end' })
  expect(iadvize.journal.of('transaction-recorded')).toMatchObject([
    { id: 'o-1', amount: 49.95, products: [{ id: 'mora' }], retryCount: 0 },
  ])
})

test('a transaction that arrived without the page learning so is in the journal once', async ({
  page,
  iadvize,
  ownSite,
}) => {
  // The answer is lost on the way back.
  await page.addInitScript(() => {
    const ask = window.fetch.bind(window)
    window.fetch = async (...asked) => {
      const response = await ask(...asked)
      if (response.url.endsWith('/journal') && !('isBack' in window)) throw new TypeError('Failed to fetch')
      return response
    }
  })
  await ownSite.open()
  await call(page, 'recordTransaction', { id: 'o-1', amount: 5 })
  await iadvize.waitFor('transaction-recorded', { id: 'o-1' })
  expect(await namesStored(page)).toContain('transactionBundle.transaction')
  await page.addInitScript(() => Object.assign(window, { isBack: true }))
  await page.reload()
  await call(page, 'navigate', 'the end')
  await iadvize.waitFor('navigated', { screen: 'the end' })
  expect(iadvize.journal.of('transaction-recorded')).toHaveLength(1)
})

test('an anonymous visitor has a visitor id and a device in the cookie, and no session token anywhere', async ({
  page,
  iadvize,
  ownSite,
}) => {
  await ownSite.open()
  await activateAnonymously(page)
  const { vuid } = await iadvize.waitFor('identity-stored', { kind: 'anonymous' })
  const stored = await storedBySite(page)
  expect(stored).toContain(vuid)
  expect(stored).toContain('deviceId')
  expect(stored).not.toContain('jwtIdentity')
  // A session token is a JWS, and so begins with an encoded "{".
  expect(stored).not.toContain('eyJ')
})

test('a secured visitor has the session token in the cookie and in local storage', async ({ page, shop }) => {
  await shop.comeSecured(CAMILLE)
  const [cookie, item] = await page.evaluate(() => [
    /iadvize-\d+-vuid=([^;]*)/.exec(document.cookie)?.[1] ?? '',
    Object.values(localStorage).join(),
  ])
  const { jwtIdentity } = JSON.parse(decodeURIComponent(cookie ?? '')) as { readonly jwtIdentity: string }
  expect(jwtIdentity).toMatch(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/)
  expect(item).toBe(jwtIdentity)
})

for (const { listed, domain } of [
  { listed: ['brand.localhost'], domain: '.brand.localhost' },
  { listed: ['other.localhost'], domain: 'shop.brand.localhost' },
]) {
  test(`with ${listed.join()} in allowedCookieDomains the cookie of shop.brand.localhost is for ${domain}, and a logout removes it`, async ({
    page,
    context,
    ownSite,
  }) => {
    const url = await ownSite.serve(pageWith(snippetWith({ allowedCookieDomains: listed })))
    await page.goto(url.replace('127.0.0.1', 'shop.brand.localhost'))
    await activateAnonymously(page)
    expect((await context.cookies()).map((cookie) => [cookie.name, cookie.domain])).toEqual([[VUID, domain]])
    await call(page, 'logout')
    expect(await context.cookies()).toEqual([])
  })
}

test('a logout keeps the consent choice, and removes identity and custom data in all tabs', async ({
  page,
  context,
  ownSite,
}) => {
  const url = await ownSite.serve()
  const other = await context.newPage()
  for (const tab of [page, other]) {
    await tab.goto(url)
    await activateAnonymously(tab)
    await call(tab, 'set', 'customData', { cust_email: CAMILLE.email })
    await listen(tab, 'customDataChange', 'tag:versionChange')
  }
  await call(page, 'set', 'visitor:cookiesConsent', true)
  await call(page, 'logout')
  for (const tab of [page, other]) {
    await expect.poll(() => told(tab)).toHaveLength(2)
    expect(await told(tab)).toEqual(
      expect.arrayContaining([
        ['customDataChange', {}],
        ['tag:versionChange', 'LIGHT'],
      ]),
    )
    expect(await call(tab, 'get', 'customData')).toEqual({})
    expect(await namesStored(tab)).toEqual(['iadvize-1234-consent'])
  }
})

test('a customer who signs in in another tab replaces the one in the browser, and the next page of the first tab has them', async ({
  page,
  context,
  iadvize,
  demoShop,
  shop,
}) => {
  await shop.comeSecured(CAMILLE)
  const camille = await iadvize.waitFor('identity-stored', { kind: 'secured' })
  const otherShop = shopIn(await context.newPage(), demoShop)
  await otherShop.signInBehindThePage(JONAS)
  await otherShop.open('account')
  await expect(otherShop.chatButton).toHaveAccessibleName('Chat: secured as Jonas Lindqvist')
  expect(await storedBySite(page)).not.toContain(camille.vuid)
  await shop.open('account')
  await expect(shop.chatButton).toHaveAccessibleName('Chat: secured as Jonas Lindqvist')
  expect(await storedBySite(page)).not.toContain(camille.vuid)
})

test('a visitor who clears the browser by hand can log out, and is a new visitor on the next page', async ({
  page,
  context,
  iadvize,
  ownSite,
}) => {
  await ownSite.open()
  await activateAnonymously(page)
  const first = await iadvize.waitFor('identity-stored')
  await context.clearCookies()
  await page.evaluate(() => localStorage.clear())
  await logout(page)
  expect(await call(page, 'get', 'tag:version')).toBe('LIGHT')
  await page.reload()
  await activateAnonymously(page)
  const second = await iadvize.waitFor('identity-stored', {}, { after: first })
  expect(second.vuid).not.toBe(first.vuid)
})
