import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { judge, serverError, type Iadvize } from '../../playwright-kit/entry.ts'
import type { ProvidedAuthentication } from '../../protocol/activation.ts'
import type { EntryOf, JournalEntry } from '../../journal/entries.ts'
import type { TagGlobals } from '../../protocol/web-sdk.ts'
import { call, logout, mintToken, NOTHING_STORED, storedBySite } from './page-code.ts'
import { CAMILLE, HOURLY_PROJECT, expect, test } from './shop.ts'

test.use({ iadvizeProject: HOURLY_PROJECT })

const SECURED = 'Chat: secured as Camille Moreau'

const MINUTE = 60_000

/** Waits until everything that the page has done by now stands in the journal. */
const toldByNow = async (page: Page, iadvize: Iadvize): Promise<void> => {
  const screen = `/fence-${randomUUID()}`
  await call(page, 'navigate', screen)
  await iadvize.waitFor('navigated', { screen })
}

test('a minute before its session of an hour ends the customer is verified again, with a fresh token, and stays secured', async ({
  page,
  iadvize,
  tokenBackend,
  shop,
}) => {
  await shop.comeSecured(CAMILLE)
  await iadvize.waitFor('refresh-scheduled', { delayMs: 59 * MINUTE })
  const versions = await page.evaluateHandle(() => {
    const heard: unknown[] = []
    ;(window as Window & TagGlobals).iAdvize?.on('tag:versionChange', (version) => heard.push(version))
    return heard
  })
  const stored = await storedBySite(page)

  await iadvize.passTime('58 min')
  expect(iadvize.journal.of('refresh-started')).toEqual([])
  await iadvize.passTime('1 min')
  await expect(iadvize).toHaveRefreshed()
  const settled = await iadvize.waitFor('refresh-settled')
  expect(settled).toMatchObject({ status: 'refreshed', code: null, reason: null, attempts: 1 })
  await expect(shop.chatButton).toHaveAccessibleName(SECURED)

  const tokens = iadvize.journal.of('attempt-answered').map(({ token }) => token)
  expect(tokens).toHaveLength(2)
  expect(new Set(tokens).size).toBe(2)
  expect(tokenBackend.asked).toHaveLength(2)
  const [first, second] = iadvize.journal.of('identity-stored')
  expect(second).toMatchObject({ kind: 'secured', vuid: first?.vuid })
  expect(await storedBySite(page)).not.toBe(stored)
  expect(iadvize.journal.of('activation-settled')).toHaveLength(1)
  expect(await versions.jsonValue()).toEqual([])
})

test('each session in turn is renewed once', async ({ iadvize, shop }) => {
  let last: JournalEntry = await shop.comeSecured(CAMILLE)
  for (let session = 2; session <= 5; session += 1) {
    await iadvize.passTime('59 min')
    const settled: EntryOf<'refresh-settled'> = await iadvize.waitFor('refresh-settled', {}, { after: last })
    expect(settled.status).toBe('refreshed')
    last = settled
    expect(iadvize.journal.of('attempt-answered')).toHaveLength(session)
  }
  const tokens = iadvize.journal.of('attempt-answered').map(({ token }) => token)
  expect(new Set(tokens).size).toBe(5)
  await expect(shop.chatButton).toHaveAccessibleName(SECURED)
})

for (const { who, sessionMinutes, fidelity, delayMs } of [
  { who: 'a bank, whose session is 7 minutes', sessionMinutes: 7, fidelity: {}, delayMs: 6 * MINUTE },
  { who: 'a brand whose session is a minute', sessionMinutes: 1, fidelity: {}, delayMs: MINUTE / 2 },
  {
    who: 'a project with another lead',
    sessionMinutes: 20,
    fidelity: { refreshLeadMs: 5 * MINUTE },
    delayMs: 15 * MINUTE,
  },
]) {
  test.describe(`for ${who}`, () => {
    test.use({ iadvizeProject: { ...HOURLY_PROJECT, sessionMinutes, fidelity } })

    test(`the customer is verified again after ${delayMs / 1_000} s, and then as long again`, async ({
      iadvize,
      shop,
    }) => {
      await shop.comeSecured(CAMILLE)
      await iadvize.waitFor('refresh-scheduled', { delayMs })
      await iadvize.passTime(delayMs)
      const first = await iadvize.waitFor('refresh-settled', { status: 'refreshed' })
      await iadvize.passTime(delayMs)
      await iadvize.waitFor('refresh-settled', { status: 'refreshed' }, { after: first })
      await expect(shop.chatButton).toHaveAccessibleName(SECURED)
    })
  })
}

test.describe('with retries a minute apart', () => {
  test.use({ iadvizeRetries: 'when-due', iadvizeFidelity: { retryDelaysMs: [MINUTE] } })

  test('a failed refresh makes four attempts and ends the identity: nothing is stored, and no anonymous visitor follows within a day', async ({
    page,
    iadvize,
    shop,
  }) => {
    await shop.comeSecured(CAMILLE)
    iadvize.prepare(serverError().always())
    await iadvize.passTime('59 min')
    await iadvize.waitFor('retry-scheduled')
    await expect(shop.chatButton).toHaveAccessibleName(SECURED)
    await iadvize.passTime('3 min')
    const settled = await iadvize.waitFor('refresh-settled')
    expect(settled).toMatchObject({ status: 'identity-ended', code: 'SERVER_ERROR', attempts: 4 })
    await expect(shop.chatButton).toHaveAccessibleName('Chat: activation failed')
    expect(await storedBySite(page)).toBe(NOTHING_STORED)
    expect(await call(page, 'get', 'tag:version')).toBe('LIGHT')

    await expect(iadvize).not.toHaveActivatedAnonymously()
    await expect(iadvize).not.toHaveRefreshed()
    await expect(iadvize).toHaveNoIdentityLeft()
    expect(iadvize.journal.entries().at(-1)).toEqual(settled)
    expect(iadvize.journal.of('attempt-sent').map(({ optionType }) => optionType)).toEqual(
      Array.from({ length: 5 }, () => 'SECURED_AUTHENTICATION'),
    )
    expect(await storedBySite(page)).toBe(NOTHING_STORED)
  })
})

test("a customer whose session at the shop has ended is no longer verified: the provider's failures end the identity", async ({
  page,
  iadvize,
  shop,
}) => {
  await shop.comeSecured(CAMILLE)
  await shop.signOutBehindThePage()
  await iadvize.endSession()
  await iadvize.waitFor('refresh-settled', { status: 'identity-ended', code: 'PROVIDER_FAILED', attempts: 4 })
  await expect(shop.chatButton).toHaveAccessibleName('Chat: activation failed')
  expect(await storedBySite(page)).toBe(NOTHING_STORED)
  expect(iadvize.journal.of('attempt-sent')).toHaveLength(1)
})

test('a provider that returns an anonymous option at a refresh ends the identity, and no anonymous visitor replaces it', async ({
  page,
  iadvize,
  shop,
}) => {
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
  await iadvize.endSession()
  await iadvize.waitFor('refresh-settled', { status: 'identity-ended', code: 'OPTION_INVALID', attempts: 1 })
  await expect(shop.chatButton).toHaveAccessibleName('Chat: activation failed')
  await expect(iadvize).not.toHaveActivatedAnonymously()
  expect(await storedBySite(page)).toBe(NOTHING_STORED)
  expect(iadvize.journal.of('attempt-sent')).toHaveLength(1)
})

test('after a logout no session is renewed', async ({ page, iadvize, shop }) => {
  await shop.comeSecured(CAMILLE)
  await logout(page)
  const { index } = await iadvize.waitFor('logout-called')
  await expect(iadvize).not.toHaveRefreshed()
  const after = iadvize.journal.entries().filter((entry) => entry.index > index)
  expect(after.map(({ type }) => type)).toEqual(['identity-cleared'])
})

test('a logout during a refresh ends it, and its late answer signs nobody in', async ({ page, iadvize, shop }) => {
  const start = await shop.comeSecured(CAMILLE)
  iadvize.prepare(judge().after('9 s'))
  await iadvize.passTime('59 min')
  await iadvize.waitFor('attempt-sent', {}, { after: start })
  await logout(page)
  await iadvize.waitFor('refresh-settled', { status: 'identity-ended', code: 'LOGGED_OUT_MEANWHILE' })
  await iadvize.passTime('9 s')
  await iadvize.waitFor('attempt-answered', { code: null }, { after: start })
  await toldByNow(page, iadvize)
  await expect(shop.chatButton).toHaveAccessibleName('Chat: not started')
  expect(await storedBySite(page)).toBe(NOTHING_STORED)
  expect(iadvize.journal.of('identity-stored')).toHaveLength(1)
})

test('a call of activate during a refresh is refused until logout, and the refresh continues', async ({
  page,
  iadvize,
  shop,
}) => {
  const start = await shop.comeSecured(CAMILLE)
  iadvize.prepare(judge().after('9 s'))
  await iadvize.passTime('59 min')
  await iadvize.waitFor('attempt-sent', {}, { after: start })
  const result = await page.evaluate(() =>
    (window as Window & TagGlobals).iAdvize?.activate(() => ({ authenticationOption: { type: 'ANONYMOUS' } })),
  )
  expect(result).toMatchObject({ authentication: { reason: "Can't activate twice, please logout first" } })
  await iadvize.passTime('9 s')
  await expect(iadvize).toHaveRefreshed()
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
    test(`after a sleep past the end of the session the customer is verified again at once (${waking})`, async ({
      page,
      iadvize,
      shop,
    }) => {
      const start = await shop.comeSecured(CAMILLE)
      await iadvize.sleep('8 h')
      await toldByNow(page, iadvize)
      expect(iadvize.journal.of('refresh-started')).toEqual([])
      iadvize.prepare(judge().after('5 s'))
      // What a browser tells a page after a sleep; its timers still stand where they stood.
      await page.evaluate(({ type, target }) => window[target].dispatchEvent(new Event(type)), {
        type: waking,
        target: toldTo,
      })
      await iadvize.waitFor('attempt-sent', {}, { after: start })
      // The old session is past, so it vouches for nobody while the new one is asked for.
      await expect(shop.chatButton).toHaveAccessibleName('Chat: starting')
      await iadvize.passTime('5 s')
      await expect(iadvize).toHaveRefreshed()
      await expect(shop.chatButton).toHaveAccessibleName(SECURED)
      expect(iadvize.journal.of('refresh-started')).toHaveLength(1)
    })
  }

  test('after a sleep past the end of the session the identity ends when the customer cannot be verified any more', async ({
    page,
    iadvize,
    shop,
  }) => {
    await shop.comeSecured(CAMILLE)
    await iadvize.sleep('8 h')
    await shop.signOutBehindThePage()
    await page.evaluate(() => window.dispatchEvent(new Event('focus')))
    await iadvize.waitFor('refresh-settled', { status: 'identity-ended', attempts: 4 })
    expect(await storedBySite(page)).toBe(NOTHING_STORED)
  })

  test('after a sleep whose timers go on by themselves the customer is verified once', async ({
    page,
    iadvize,
    shop,
  }) => {
    await shop.comeSecured(CAMILLE)
    await iadvize.sleep('8 h')
    await iadvize.passTime('1 s')
    await expect(iadvize).toHaveRefreshed()
    await page.evaluate(() => window.dispatchEvent(new Event('focus')))
    await toldByNow(page, iadvize)
    expect(iadvize.journal.of('refresh-started')).toHaveLength(1)
    await expect(shop.chatButton).toHaveAccessibleName(SECURED)
  })
})

test('the session of a page in the background is renewed without a visitor', async ({ page, iadvize, shop }) => {
  await shop.comeSecured(CAMILLE)
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' })
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => true })
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
  })
  await iadvize.passTime('59 min')
  await expect(iadvize).toHaveRefreshed()
})

test('a failed refresh ends the identity of its own tab only: another tab keeps its session, and stores it again on renewal', async ({
  page,
  iadvize,
  shop,
}) => {
  await shop.comeSecured(CAMILLE)
  await iadvize.passTime('30 min')
  const { page: otherPage, shop: otherShop } = await shop.inAnotherTab()

  iadvize.prepare(serverError().times(4))
  await iadvize.passTime('29 min')
  const ended = await iadvize.waitFor('refresh-settled')
  expect(ended.status).toBe('identity-ended')
  await expect(shop.chatButton).toHaveAccessibleName('Chat: activation failed')
  await expect(otherShop.chatButton).toHaveAccessibleName(SECURED)
  expect(await storedBySite(page)).toBe(NOTHING_STORED)

  await iadvize.passTime('30 min')
  const renewed = await iadvize.waitFor('refresh-settled', { status: 'refreshed' }, { after: ended })
  expect(renewed.page).not.toBe(ended.page)
  const { vuid } = await iadvize.waitFor('identity-stored', {}, { after: ended })
  expect(await storedBySite(otherPage)).toContain(vuid)
  await expect(shop.chatButton).toHaveAccessibleName('Chat: activation failed')
})

test('a logout in one tab ends the refreshes of the other', async ({ page, iadvize, shop }) => {
  await shop.comeSecured(CAMILLE)
  const { page: otherPage, shop: otherShop } = await shop.inAnotherTab()
  await logout(page)
  await expect(otherShop.chatButton).toHaveAccessibleName('Chat: not started')
  await iadvize.passTime('3 h')
  await toldByNow(page, iadvize)
  await toldByNow(otherPage, iadvize)
  expect(iadvize.journal.of('refresh-started')).toEqual([])
})

test.describe('with authentication mode off', () => {
  test.use({ iadvizeProject: { ...HOURLY_PROJECT, authenticationMode: false } })

  test('with authentication mode off, an anonymous session is renewed without a provider, and the visitor stays the same', async ({
    iadvize,
    ownSite,
    talk,
  }) => {
    await ownSite.open()
    const { vuid } = await iadvize.waitFor('identity-stored', { kind: 'anonymous' })
    const start = await iadvize.waitFor('activation-settled', { code: null })
    await iadvize.passTime('59 min')
    await iadvize.waitFor('refresh-settled', { status: 'refreshed', code: null })
    await iadvize.waitFor('identity-stored', { kind: 'anonymous', vuid }, { after: start })
    await expect(talk.button).toHaveAccessibleName('Chat: anonymous visitor')
    expect(iadvize.journal.of('provider-called')).toEqual([])
  })
})
