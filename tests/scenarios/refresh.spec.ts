import type { Page } from '@playwright/test'
import { expect, type RemoteStage } from '../../playwright-kit/remote-test.ts'
import type { ProvidedAuthentication } from '../../protocol/activation.ts'
import type { TagGlobals } from '../../protocol/web-sdk.ts'
import { mintToken, storedBySite } from './page-code.ts'
import { CAMILLE, shopIn, test, type Shop } from './shop.ts'
import { HOUR, MINUTE, passTime, SECOND, sitOutRefresh, sleep, toldByNow } from './time.ts'

const NOTHING_STORED = '["",{},{}]'
const SECURED = 'Chat: secured as Camille Moreau'

/** Signed in, with a session of an hour from now on; answers where the journal stands. */
const signIn = async (page: Page, stage: RemoteStage, shop: Shop): Promise<number> => {
  await page.clock.install()
  await shop.signIn(CAMILLE)
  await expect(shop.chatState).toHaveText('Secured')
  const { index } = await stage.waitFor('activation-settled', { code: null })
  return index
}

const countOf = (entries: readonly { readonly type: string }[], type: string): number =>
  entries.filter((entry) => entry.type === type).length

test('a minute before its session of an hour ends the customer is verified again, with a fresh token, and stays secured', async ({
  page,
  stage,
  shop,
}) => {
  await signIn(page, stage, shop)
  await stage.waitFor('refresh-scheduled', { delayMs: 59 * MINUTE })
  const versions = await page.evaluateHandle(() => {
    const heard: unknown[] = []
    ;(window as Window & TagGlobals).iAdvize?.on('tag:versionChange', (version) => heard.push(version))
    return heard
  })
  const stored = await storedBySite(page)

  await passTime(page, stage, 58 * MINUTE)
  expect(countOf(await toldByNow(page, stage), 'refresh-started')).toBe(0)
  await passTime(page, stage, MINUTE)
  const settled = await stage.waitFor('refresh-settled')
  expect(settled).toMatchObject({ status: 'refreshed', code: null, reason: null, attempts: 1 })
  await expect(shop.chatButton).toHaveAccessibleName(SECURED)

  const tokens = (await stage.entries('attempt-answered')).map(({ token }) => token)
  expect(tokens).toHaveLength(2)
  expect(new Set(tokens).size).toBe(2)
  expect(await stage.entries('token-asked')).toHaveLength(2)
  const [first, second] = await stage.entries('identity-stored')
  expect(second).toMatchObject({ kind: 'secured', vuid: first?.vuid })
  expect(await storedBySite(page)).not.toBe(stored)
  expect(await stage.entries('activation-settled')).toHaveLength(1)
  expect(await versions.jsonValue()).toEqual([])
})

test('session after session is renewed, once each', async ({ page, stage, shop }) => {
  let last = await signIn(page, stage, shop)
  for (let session = 2; session <= 5; session += 1) {
    await passTime(page, stage, 59 * MINUTE)
    const settled = await stage.waitFor('refresh-settled', {}, last)
    expect(settled.status).toBe('refreshed')
    last = settled.index
    expect(await stage.entries('attempt-answered')).toHaveLength(session)
  }
  const tokens = (await stage.entries('attempt-answered')).map(({ token }) => token)
  expect(new Set(tokens).size).toBe(5)
  await expect(shop.chatButton).toHaveAccessibleName(SECURED)
})

/** The public half of the demo brand's key, as a brand hands it to the vendor. */
const DEMO_PUBLIC_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAtutGazdXZfNiLfybDyiGDq8MgWY0HF1cY2HfwiNURZIYM4FY2I7m24GVHMtGGCRUK4Phnn7tr+/yiX7nhHC7TgUZgwepFBijFqvBfJkB4iwN42J9beUhk0Bktq6TY/2/A3QNNgzeZ/shajddSTLDoeM0w7uG0jZUEc0pvmDH0IGJqYtP1o21RT5EjS51j25p8RfOdUaXwFmduUjYl1TbqsbE/XrB0HH0Ts96gx3gy6zHR1Wukv1gN2Mnbcuj3zWSGTEYTX69e60YfJ2x1EIwmCwUygNhePSa4bSh+mHHFufTBTIxbl/OsccbBIiuWL6Z2oxq76xnJA21fpY7OD2B7wIDAQAB'

for (const { who, sessionMinutes, fidelity, delayMs } of [
  { who: 'a bank, whose session is 7 minutes', sessionMinutes: 7, fidelity: {}, delayMs: 6 * MINUTE },
  { who: 'a brand whose session is a minute', sessionMinutes: 1, fidelity: {}, delayMs: 30 * SECOND },
  {
    who: 'a project with another lead',
    sessionMinutes: 20,
    fidelity: { refreshLeadMs: 5 * MINUTE },
    delayMs: 15 * MINUTE,
  },
]) {
  test.describe(`for ${who}`, () => {
    test.use({
      stageSettings: { projects: [{ sid: 1234, publicKeys: [DEMO_PUBLIC_KEY], sessionMinutes, fidelity }] },
    })

    test(`the customer is verified again after ${delayMs / SECOND} s, and then as long again`, async ({
      page,
      stage,
      shop,
    }) => {
      const start = await signIn(page, stage, shop)
      await stage.waitFor('refresh-scheduled', { delayMs })
      await passTime(page, stage, delayMs)
      const first = await stage.waitFor('refresh-settled', { status: 'refreshed' }, start)
      await passTime(page, stage, delayMs)
      await stage.waitFor('refresh-settled', { status: 'refreshed' }, first.index)
      await expect(shop.chatButton).toHaveAccessibleName(SECURED)
    })
  })
}

test('a refresh that fails makes four attempts and ends the identity: nothing is stored, and nobody anonymous follows, not in a day', async ({
  page,
  stage,
  shop,
}) => {
  const start = await signIn(page, stage, shop)
  await stage.prepare({ answer: 'server-error', times: 'always' })
  await passTime(page, stage, 59 * MINUTE)
  await stage.waitFor('retry-scheduled')
  await expect(shop.chatButton).toHaveAccessibleName(SECURED)
  const settled = await sitOutRefresh(page, stage, start)
  expect(settled).toMatchObject({ status: 'identity-ended', code: 'SERVER_ERROR', attempts: 4 })
  await expect(shop.chatButton).toHaveAccessibleName('Chat: activation failed')
  expect(await storedBySite(page)).toBe(NOTHING_STORED)
  const version = await page.evaluate(() => (window as Window & TagGlobals).iAdvize?.get('tag:version'))
  expect(version).toBe('LIGHT')

  await passTime(page, stage, 24 * HOUR)
  const after = (await toldByNow(page, stage)).filter(({ index }) => index > settled.index)
  expect(after).toEqual([])
  const sent = await stage.entries('attempt-sent')
  expect(sent.map(({ optionType }) => optionType)).toEqual(Array.from({ length: 5 }, () => 'SECURED_AUTHENTICATION'))
  expect(await storedBySite(page)).toBe(NOTHING_STORED)
})

test("a customer whose session at the shop has ended is verified no more: the provider's failures end the identity", async ({
  page,
  stage,
  shop,
}) => {
  const start = await signIn(page, stage, shop)
  await page.request.post(`${stage.demoUrl}api/sign-out`)
  await passTime(page, stage, 59 * MINUTE)
  const settled = await sitOutRefresh(page, stage, start)
  expect(settled).toMatchObject({ status: 'identity-ended', code: 'PROVIDER_FAILED', attempts: 4 })
  await expect(shop.chatButton).toHaveAccessibleName('Chat: activation failed')
  expect(await storedBySite(page)).toBe(NOTHING_STORED)
  expect(await stage.entries('attempt-sent')).toHaveLength(1)
})

test('a provider that gives an anonymous option at a refresh ends the identity, and nobody anonymous takes its place', async ({
  page,
  stage,
  shop,
}) => {
  await page.clock.install()
  await shop.open()
  await shop.signInBehindThePage(CAMILLE)
  const token = await mintToken(page)
  await page.evaluate(async (jwe) => {
    const options: ProvidedAuthentication[] = [
      { authenticationOption: { type: 'SECURED_AUTHENTICATION', token: jwe } },
      { authenticationOption: { type: 'ANONYMOUS' } },
    ]
    await (window as Window & TagGlobals).iAdvize?.activate(() => options.shift() as ProvidedAuthentication)
  }, token)
  await passTime(page, stage, 59 * MINUTE)
  await stage.waitFor('refresh-settled', { status: 'identity-ended', code: 'OPTION_INVALID', attempts: 1 })
  await expect(shop.chatButton).toHaveAccessibleName('Chat: activation failed')
  expect(await storedBySite(page)).toBe(NOTHING_STORED)
  expect(await stage.entries('attempt-sent')).toHaveLength(1)
})

test('after a logout nobody is verified again', async ({ page, stage, shop }) => {
  await signIn(page, stage, shop)
  await page.evaluate(() => (window as Window & TagGlobals).iAdvize?.logout())
  const { index } = await stage.waitFor('logout-called')
  await passTime(page, stage, 3 * HOUR)
  const after = (await toldByNow(page, stage)).filter((entry) => entry.index > index)
  expect(after.map(({ type }) => type)).toEqual(['identity-cleared'])
})

test('a logout during a refresh ends it, and its late answer signs nobody in', async ({ page, stage, shop }) => {
  const start = await signIn(page, stage, shop)
  await stage.prepare({ answer: 'judge', delayMs: HOUR })
  await passTime(page, stage, 59 * MINUTE)
  await stage.waitFor('attempt-sent', {}, start)
  await page.evaluate(() => (window as Window & TagGlobals).iAdvize?.logout())
  await stage.waitFor('refresh-settled', { status: 'identity-ended', code: 'LOGGED_OUT_MEANWHILE' })
  const answered = page.waitForEvent('response', (response) => response.url() === stage.graphqlUrl)
  await stage.advanceClock(HOUR)
  await (await answered).finished()
  await expect(shop.chatButton).toHaveAccessibleName('Chat: not started')
  expect(await storedBySite(page)).toBe(NOTHING_STORED)
  expect(countOf(await toldByNow(page, stage), 'identity-stored')).toBe(1)
})

test('a call of activate during a refresh is refused until logout, and the refresh goes on', async ({
  page,
  stage,
  shop,
}) => {
  const start = await signIn(page, stage, shop)
  await stage.prepare({ answer: 'judge', delayMs: 10 * SECOND })
  await passTime(page, stage, 59 * MINUTE)
  await stage.waitFor('attempt-sent', {}, start)
  const result = await page.evaluate(() =>
    (window as Window & TagGlobals).iAdvize?.activate(() => ({ authenticationOption: { type: 'ANONYMOUS' } })),
  )
  expect(result).toMatchObject({ authentication: { reason: "Can't activate twice, please logout first" } })
  await stage.advanceClock(10 * SECOND)
  await stage.waitFor('refresh-settled', { status: 'refreshed' })
  await expect(shop.chatButton).toHaveAccessibleName(SECURED)
})

test.describe('a machine that sleeps past the end of the session', () => {
  for (const { waking, toldTo } of [
    { waking: 'visibilitychange', toldTo: 'document' },
    { waking: 'resume', toldTo: 'document' },
    { waking: 'pageshow', toldTo: 'window' },
    { waking: 'focus', toldTo: 'window' },
    { waking: 'online', toldTo: 'window' },
  ] as const) {
    test(`has its customer verified again at once when it wakes (${waking})`, async ({ page, stage, shop }) => {
      const start = await signIn(page, stage, shop)
      await sleep(page, stage, 8 * HOUR)
      expect(countOf(await toldByNow(page, stage), 'refresh-started')).toBe(0)
      await stage.prepare({ answer: 'judge', delayMs: 5 * SECOND })
      // What a browser tells a page after a sleep; its timers still stand where they stood.
      await page.evaluate(({ type, target }) => window[target].dispatchEvent(new Event(type)), {
        type: waking,
        target: toldTo,
      })
      await stage.waitFor('attempt-sent', {}, start)
      // The old session is past, so it vouches for nobody while the new one is asked for.
      await expect(shop.chatButton).toHaveAccessibleName('Chat: starting')
      await stage.advanceClock(5 * SECOND)
      await stage.waitFor('refresh-settled', { status: 'refreshed' })
      await expect(shop.chatButton).toHaveAccessibleName(SECURED)
      expect(countOf(await toldByNow(page, stage), 'refresh-started')).toBe(1)
    })
  }

  test('has its identity ended when the customer cannot be verified any more', async ({ page, stage, shop }) => {
    const start = await signIn(page, stage, shop)
    await sleep(page, stage, 8 * HOUR)
    await page.request.post(`${stage.demoUrl}api/sign-out`)
    await page.evaluate(() => window.dispatchEvent(new Event('focus')))
    expect(await sitOutRefresh(page, stage, start)).toMatchObject({ status: 'identity-ended', attempts: 4 })
    expect(await storedBySite(page)).toBe(NOTHING_STORED)
  })

  test('and whose timers go on by themselves has its customer verified once', async ({ page, stage, shop }) => {
    await signIn(page, stage, shop)
    await stage.advanceClock(8 * HOUR)
    await page.clock.fastForward(8 * HOUR)
    await stage.waitFor('refresh-settled', { status: 'refreshed' })
    await page.evaluate(() => window.dispatchEvent(new Event('focus')))
    expect(countOf(await toldByNow(page, stage), 'refresh-started')).toBe(1)
    await expect(shop.chatButton).toHaveAccessibleName(SECURED)
  })
})

test('a page in the background is renewed without being looked at', async ({ page, stage, shop }) => {
  await signIn(page, stage, shop)
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' })
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => true })
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
  })
  await passTime(page, stage, 59 * MINUTE)
  await stage.waitFor('refresh-settled', { status: 'refreshed' })
})

test('a failed refresh ends the identity of its own tab: another tab goes on with its own session, and stores it again when it is renewed', async ({
  page,
  context,
  stage,
  shop,
}) => {
  const start = await signIn(page, stage, shop)
  await passTime(page, stage, 30 * MINUTE)
  const otherPage = await context.newPage()
  const otherShop = shopIn(otherPage, stage)
  await otherShop.open('account')
  await expect(otherShop.chatState).toHaveText('Secured')

  await stage.prepare({ answer: 'server-error', times: 4 })
  await passTime(page, stage, 29 * MINUTE)
  const ended = await sitOutRefresh(page, stage, start)
  expect(ended.status).toBe('identity-ended')
  await expect(shop.chatButton).toHaveAccessibleName('Chat: activation failed')
  await expect(otherShop.chatButton).toHaveAccessibleName(SECURED)
  expect(await storedBySite(page)).toBe(NOTHING_STORED)

  await passTime(page, stage, 30 * MINUTE)
  const renewed = await stage.waitFor('refresh-settled', { status: 'refreshed' }, ended.index)
  expect(renewed.page).not.toBe(ended.page)
  const { vuid } = await stage.waitFor('identity-stored', {}, ended.index)
  expect(await storedBySite(otherPage)).toContain(vuid)
  await expect(shop.chatButton).toHaveAccessibleName('Chat: activation failed')
})

test('a logout in one tab ends the refreshes of the other', async ({ page, context, stage, shop }) => {
  await signIn(page, stage, shop)
  const otherPage = await context.newPage()
  const otherShop = shopIn(otherPage, stage)
  await otherShop.open('account')
  await expect(otherShop.chatState).toHaveText('Secured')
  await page.evaluate(() => (window as Window & TagGlobals).iAdvize?.logout())
  await expect(otherShop.chatButton).toHaveAccessibleName('Chat: not started')
  await passTime(page, stage, 3 * HOUR)
  await toldByNow(page, stage)
  expect(countOf(await toldByNow(otherPage, stage), 'refresh-started')).toBe(0)
})

test.describe('with authentication mode off', () => {
  test.use({ stageSettings: { projects: [{ sid: 1234, authenticationMode: false }] } })

  test('the session of an anonymous visitor is renewed without asking anybody, and they stay who they are', async ({
    page,
    stage,
    shop,
  }) => {
    await page.clock.install()
    await shop.open()
    const { vuid } = await stage.waitFor('identity-stored', { kind: 'anonymous' })
    const { index } = await stage.waitFor('activation-settled', { code: null })
    await passTime(page, stage, 59 * MINUTE)
    await stage.waitFor('refresh-settled', { status: 'refreshed', code: null })
    await stage.waitFor('identity-stored', { kind: 'anonymous', vuid }, index)
    await expect(shop.chatButton).toHaveAccessibleName('Chat: anonymous visitor')
    expect(await stage.entries('provider-called')).toEqual([])
  })
})
