import { pageWith, snippetWith } from './own-page.ts'
import { activateAnonymously, call, listen, namesStored, told } from './page-code.ts'
import { DEMO_PROJECT, expect, test } from './shop.ts'

const COOKIES = 'visitor:cookiesConsent'
const VUID = 'iadvize-1234-vuid'
const CONSENT = 'iadvize-1234-consent'

const explicit = { ...DEMO_PROJECT, explicitConsent: true }

for (const { place, config, project } of [
  { place: 'the snippet', config: { useExplicitCookiesConsent: true }, project: DEMO_PROJECT },
  { place: "the project's setting", config: {}, project: explicit },
]) {
  test.describe(`with explicit consent by ${place}`, () => {
    test.use({ iadvizeProject: project })

    test(`with explicit consent by ${place} nothing is stored before the visitor consents, and consent stores at once`, async ({
      page,
      iadvize,
      ownSite,
      talk,
    }) => {
      await ownSite.open(pageWith(snippetWith(config)))
      const { authentication } = await activateAnonymously(page)
      expect(authentication.status).toBe('authentication-success')
      await expect(talk.button).toHaveAccessibleName('Chat: anonymous visitor')
      await talk.button.click()
      await expect(talk.window).toBeVisible()
      expect(await namesStored(page)).toEqual([])
      expect(iadvize.journal.of('identity-stored')).toEqual([])

      await call(page, 'set', COOKIES, true)
      expect((await namesStored(page)).toSorted()).toEqual([CONSENT, VUID])
      await iadvize.waitFor('identity-stored', { kind: 'anonymous' })
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
    test.use({ iadvizeProject: explicit, iadvizeFidelity: { explicitConsentPlaces: heeded } })

    test(`and the switch on [${heeded.join()}] consent is ${isExplicit ? 'needed' : 'not needed'}`, async ({
      page,
      ownSite,
    }) => {
      await ownSite.open(pageWith(snippetWith(config)))
      await activateAnonymously(page)
      expect(await namesStored(page)).toEqual(isExplicit ? [] : [VUID])
    })
  })
}

test('without a word about consent the cookie comes with the identity', async ({ page, ownSite }) => {
  await ownSite.open()
  await activateAnonymously(page)
  expect(await namesStored(page)).toEqual([VUID])
})

test.describe('with explicit consent', () => {
  test.use({ iadvizeProject: explicit })

  test('with explicit consent, the choice is known on the next page, which stores at once', async ({
    page,
    ownSite,
  }) => {
    await ownSite.open()
    await call(page, 'set', COOKIES, true)
    await page.reload()
    expect(await call(page, 'get', COOKIES)).toBe(true)
    await activateAnonymously(page)
    expect((await namesStored(page)).toSorted()).toEqual([CONSENT, VUID])
  })

  test('withdrawn consent removes the visitor from the browser, and their next page starts anew', async ({
    page,
    iadvize,
    ownSite,
  }) => {
    await ownSite.open()
    await call(page, 'set', COOKIES, true)
    await activateAnonymously(page)
    const first = await iadvize.waitFor('attempt-answered')
    await listen(page, `${COOKIES}Change`)
    await call(page, 'set', COOKIES, false)
    expect(await told(page)).toEqual([[`${COOKIES}Change`, false]])
    expect(await namesStored(page)).toEqual([CONSENT])
    await iadvize.waitFor('identity-cleared')
    expect(await call(page, 'get', 'tag:version')).toBe('FULL')

    await page.reload()
    expect(await call(page, 'get', COOKIES)).toBe(false)
    await activateAnonymously(page)
    const second = await iadvize.waitFor('attempt-answered', {}, { after: first })
    expect(second.vuid).not.toBe(first.vuid)
    expect(await namesStored(page)).toEqual([CONSENT])
  })

  test('consent withdrawn in one tab keeps the next page of another tab from storing', async ({
    page,
    context,
    ownSite,
  }) => {
    const url = await ownSite.open()
    await call(page, 'set', COOKIES, true)
    const other = await context.newPage()
    await other.goto(url)
    await activateAnonymously(other)
    expect(await namesStored(page)).toContain(VUID)
    await call(page, 'set', COOKIES, false)
    expect(await namesStored(other)).toEqual([CONSENT])
    await other.reload()
    await activateAnonymously(other)
    expect(await namesStored(other)).toEqual([CONSENT])
  })

  test('a transaction before consent reaches the stage and leaves nothing in the browser', async ({
    page,
    iadvize,
    ownSite,
  }) => {
    await ownSite.open()
    await call(page, 'recordTransaction', { id: 'o-1', amount: 49.95 })
    expect(await namesStored(page)).toEqual([])
    await iadvize.waitFor('transaction-recorded', { id: 'o-1' })
  })
})
