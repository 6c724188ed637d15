import { expect } from '../../playwright-kit/remote-test.ts'
import { activateWith } from './page-code.ts'
import { call, listen, namesStored, ownPage, told } from './own-page.ts'
import { test } from './shop.ts'

const COOKIES = 'visitor:cookiesConsent'
const VUID = 'iadvize-1234-vuid'
const CONSENT = 'iadvize-1234-consent'
const ANONYMOUS = { type: 'ANONYMOUS' } as const

const projects = [{ sid: 1234, explicitConsent: true }]

for (const { place, config, stageSettings } of [
  { place: 'the snippet', config: { useExplicitCookiesConsent: true }, stageSettings: {} },
  { place: "the project's setting", config: {}, stageSettings: { projects } },
]) {
  test.describe(`with explicit consent by ${place}`, () => {
    test.use({ stageSettings })

    test('nothing is stored before the visitor consents, who can be engaged all the same, and consent stores at once', async ({
      page,
      stage,
      ownSite,
      shop,
    }) => {
      await page.goto(await ownSite(ownPage(stage, { config })))
      const { authentication } = await activateWith(page, ANONYMOUS)
      expect(authentication.status).toBe('authentication-success')
      await expect(shop.chatButton).toHaveAccessibleName('Chat: anonymous visitor')
      await shop.chatButton.click()
      await expect(shop.chatWindow).toBeVisible()
      expect(await namesStored(page)).toEqual([])
      expect(await stage.entries('identity-stored')).toEqual([])

      await call(page, 'set', COOKIES, true)
      expect((await namesStored(page)).toSorted()).toEqual([CONSENT, VUID])
      await stage.waitFor('identity-stored', { kind: 'anonymous' })
    })
  })
}

for (const { heeded, config, isExplicit } of [
  { heeded: ['config'], config: { useExplicitCookiesConsent: true }, isExplicit: true },
  { heeded: ['config'], config: {}, isExplicit: false },
  { heeded: ['project'], config: {}, isExplicit: true },
  { heeded: [], config: { useExplicitCookiesConsent: true }, isExplicit: false },
] as const) {
  test.describe(`with explicit consent in the project and ${JSON.stringify(config)} in the snippet`, () => {
    test.use({ stageSettings: { projects, fidelity: { explicitConsentPlaces: heeded } } })

    test(`and the switch on [${heeded.join()}] consent is ${isExplicit ? 'needed' : 'not needed'}`, async ({
      page,
      stage,
      ownSite,
    }) => {
      await page.goto(await ownSite(ownPage(stage, { config })))
      await activateWith(page, ANONYMOUS)
      expect(await namesStored(page)).toEqual(isExplicit ? [] : [VUID])
    })
  })
}

test('without a word about consent the cookie comes with the identity', async ({ page, stage, ownSite }) => {
  await page.goto(await ownSite(ownPage(stage)))
  await activateWith(page, ANONYMOUS)
  expect(await namesStored(page)).toEqual([VUID])
})

test.describe('with explicit consent', () => {
  test.use({ stageSettings: { projects } })

  test('the choice is there on the next page, which stores at once', async ({ page, stage, ownSite }) => {
    await page.goto(await ownSite(ownPage(stage)))
    await call(page, 'set', COOKIES, true)
    await page.reload()
    expect(await call(page, 'get', COOKIES)).toBe(true)
    await activateWith(page, ANONYMOUS)
    expect((await namesStored(page)).toSorted()).toEqual([CONSENT, VUID])
  })

  test('a consent that is withdrawn takes the visitor out of the browser, and their next page begins anew', async ({
    page,
    stage,
    ownSite,
  }) => {
    await page.goto(await ownSite(ownPage(stage)))
    await call(page, 'set', COOKIES, true)
    await activateWith(page, ANONYMOUS)
    const first = await stage.waitFor('attempt-answered')
    await listen(page, `${COOKIES}Change`)
    await call(page, 'set', COOKIES, false)
    expect(await told(page)).toEqual([[`${COOKIES}Change`, false]])
    expect(await namesStored(page)).toEqual([CONSENT])
    await stage.waitFor('identity-cleared')
    expect(await call(page, 'get', 'tag:version')).toBe('FULL')

    await page.reload()
    expect(await call(page, 'get', COOKIES)).toBe(false)
    await activateWith(page, ANONYMOUS)
    const second = await stage.waitFor('attempt-answered', {}, first.index)
    expect(second.vuid).not.toBe(first.vuid)
    expect(await namesStored(page)).toEqual([CONSENT])
  })

  test('a consent that is withdrawn in one tab keeps the next page of the other from storing', async ({
    page,
    context,
    stage,
    ownSite,
  }) => {
    const url = await ownSite(ownPage(stage))
    await page.goto(url)
    await call(page, 'set', COOKIES, true)
    const other = await context.newPage()
    await other.goto(url)
    await activateWith(other, ANONYMOUS)
    expect(await namesStored(page)).toContain(VUID)
    await call(page, 'set', COOKIES, false)
    expect(await namesStored(other)).toEqual([CONSENT])
    await other.reload()
    await activateWith(other, ANONYMOUS)
    expect(await namesStored(other)).toEqual([CONSENT])
  })

  test('a transaction before consent is told to the stage and leaves nothing in the browser', async ({
    page,
    stage,
    ownSite,
  }) => {
    await page.goto(await ownSite(ownPage(stage)))
    await call(page, 'recordTransaction', { id: 'o-1', amount: 49.95 })
    expect(await namesStored(page)).toEqual([])
    await stage.waitFor('transaction-recorded', { id: 'o-1' })
  })
})
