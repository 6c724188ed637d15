import type { Page } from '@playwright/test'
import { SABOTAGES } from '../../demo-site/sabotaged/index.ts'
import { expect } from '../over-http/remote-test.ts'
import type { TokenCause } from '../../protocol/token-causes.ts'
import { storedBySite } from '../scenarios/page-code.ts'
import { CAMILLE, JONAS } from '../scenarios/shop.ts'
import { failOnAccountPage, settleOnAccountPage, test, type Visit } from './site-test.ts'

/** What is to be seen of the mistake; each begins with a browser that has seen nothing of the site. */
const shown: Record<string, (visit: Visit) => Promise<void>> = {}

const isSecured = async ({ shop }: Visit): Promise<void> => {
  await shop.signIn(CAMILLE)
  await expect(shop.chatState).toHaveText('Secured')
  await expect(shop.chatButton).toHaveAccessibleName('Chat: secured as Camille Moreau')
}

const said = (page: Page, text: string): Promise<unknown> =>
  page.waitForEvent('console', (message) => message.text().includes(text))

const thrown = (page: Page): Promise<Error> => page.waitForEvent('pageerror')

/** Everything that the page has told the platform by then is in the journal. */
const fence = async ({ page, stage }: Pick<Visit, 'page' | 'stage'>, after = 0): Promise<void> => {
  await page.evaluate(() => (window as { iAdvize?: { logout(): Promise<void> } }).iAdvize?.logout())
  await stage.waitFor('logout-called', {}, after)
}

const lastIndex = async ({ stage }: Visit): Promise<number> => (await stage.journal()).at(-1)?.index ?? 0

const tokenEndpoint = ({ url }: Visit): string => `${url}api/iadvize-token`

// Loading

shown['snippet-without-sid'] = async (visit) => {
  const complaint = said(visit.page, 'waiting for iAdvizeInterface.config')
  await visit.shop.signIn(CAMILLE)
  await complaint
  await expect(visit.shop.chatState).toHaveText('Not available: the chat could not be loaded')
}

shown['snippet-not-async'] = async (visit) => {
  await isSecured(visit)
  expect(await visit.page.content()).toMatch(/<script src="[^"]*iadvize\.js">/)
}

shown['callbacks-after-tag'] = async (visit) => {
  await visit.page.addInitScript(() => {
    document.addEventListener('DOMContentLoaded', () => {
      document.title = 'iAdvizeCallbacks' in window ? 'early' : 'late'
    })
  })
  await isSecured(visit)
  await expect(visit.page).toHaveTitle('late')
  expect(await visit.page.evaluate(() => 'iAdvizeCallbacks' in window && 'idzCustomData' in window)).toBe(true)
}

for (const id of ['snippet-in-the-page-twice', 'tag-by-a-second-team']) {
  shown[id] = async (visit) => {
    await isSecured(visit)
    const complaint = said(visit.page, 'the tag is already loaded')
    await visit.page.reload()
    await complaint
    await expect(visit.shop.chatState).toHaveText('Secured')
  }
}

shown['sign-out-needs-the-tag'] = async (visit) => {
  await isSecured(visit)
  await visit.page.route('**/iadvize.js', (route) => route.abort())
  await visit.page.reload()
  const error = thrown(visit.page)
  await visit.page.getByRole('button', { name: 'Sign out' }).click()
  expect((await error).name).toBe('TypeError')
  await visit.shop.open('account')
  await expect(visit.page.getByRole('heading', { name: 'Your account' })).toBeVisible()
}

shown['page-waits-for-the-tag'] = async (visit) => {
  await isSecured(visit)
  await visit.page.route('**/iadvize.js', (route) => route.abort())
  await visit.page.reload()
  await expect(visit.page.locator('main')).toBeHidden()
}

for (const [id, directive] of [
  ['csp-without-the-tag', 'script-src'],
  ['csp-without-the-platform', 'connect-src'],
] as const) {
  shown[id] = async (visit) => {
    const refused = said(visit.page, directive)
    await visit.shop.signIn(CAMILLE)
    await refused
    expect(await visit.stage.entries('attempt-answered')).toEqual([])
  }
}

// Activation

shown['anonymous-for-customers'] = async ({ stage, shop }) => {
  await shop.signIn(CAMILLE)
  await expect(shop.chatState).toHaveText('Anonymous')
  await stage.waitFor('activation-settled', { optionType: 'ANONYMOUS', code: null })
}

shown['only-after-sign-in'] = async (visit) => {
  await isSecured(visit)
  const before = await lastIndex(visit)
  await visit.shop.open()
  await visit.stage.waitFor('tag-loaded', {}, before)
  await fence(visit)
  expect(await visit.stage.entries('activation-requested')).toHaveLength(1)
}

shown['provider-is-no-function'] = async ({ stage, shop }) => {
  await shop.signIn(CAMILLE)
  await stage.waitFor('activation-settled', { code: 'OPTION_INVALID' })
}

for (const id of ['token-in-a-module-variable', 'token-kept-by-the-server', 'token-in-the-page']) {
  shown[id] = async (visit) => {
    await isSecured(visit)
    await visit.stage.prepare({ answer: 'server-error' })
    const before = await lastIndex(visit)
    expect(await settleOnAccountPage(visit)).toMatchObject({ code: null, attempts: 2 })
    const sent = (await visit.stage.entries('attempt-sent')).filter(({ index }) => index > before)
    expect(sent).toHaveLength(2)
    expect(new Set(sent.map(({ token }) => token)).size).toBe(1)
  }
}

shown['activates-twice'] = async (visit) => {
  await visit.shop.signIn(CAMILLE)
  await expect(visit.shop.chatButton).toHaveAccessibleName('Chat: secured as Camille Moreau')
  await expect.poll(async () => (await visit.stage.entries('activation-settled')).length).toBe(2)
  const codes = (await visit.stage.entries('activation-settled')).map(({ code }) => code)
  expect(codes.filter((code) => code !== null)).toHaveLength(1)
}

shown['activates-when-the-tab-returns'] = async (visit) => {
  await isSecured(visit)
  await visit.page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await visit.stage.waitFor('activation-settled', { code: 'ALREADY_ACTIVATED' })
}

shown['activates-strangers-securely'] = async (visit) => {
  await visit.shop.open()
  await visit.stage.waitFor('provider-answered', { outcome: 'threw' })
  await isSecured(visit)
}

shown['activates-strangers-anonymously'] = async (visit) => {
  await visit.shop.open()
  await visit.stage.waitFor('activation-settled', { optionType: 'ANONYMOUS', code: null })
  await isSecured(visit)
}

shown['activates-without-a-token'] = async (visit) => {
  await isSecured(visit)
  await visit.page.route('**/api/iadvize-token', (route) => route.fulfill({ status: 500 }))
  await visit.page.reload()
  await visit.stage.waitFor('provider-answered', { outcome: 'threw' })
}

shown['anonymous-without-a-token'] = async (visit) => {
  await isSecured(visit)
  await visit.page.route('**/api/iadvize-token', (route) => route.fulfill({ status: 500 }))
  await visit.page.reload()
  await visit.stage.waitFor('activation-settled', { optionType: 'ANONYMOUS', code: null })
}

// When the activation fails

/** What follows the failure, and how long it takes to come. */
const FALLBACKS = {
  'fallback-at-once': 0,
  'fallback-in-a-catch': 0,
  'fallback-after-a-day': 24 * 3_600_000,
  'fallback-by-a-second-snippet': 60_000,
  'one-reason-goes-anonymous': 0,
}

for (const [id, laterMs] of Object.entries(FALLBACKS)) {
  shown[id] = async (visit) => {
    await isSecured(visit)
    const { index } = await failOnAccountPage(visit)
    await expect(visit.shop.chatState).toContainText('Not available')
    await visit.page.clock.fastForward(laterMs)
    await visit.stage.waitFor('attempt-sent', { optionType: 'ANONYMOUS' }, index)
  }
}

shown['fallback-on-the-next-page'] = async (visit) => {
  await isSecured(visit)
  const { index } = await failOnAccountPage(visit)
  await expect(visit.shop.chatState).toContainText('Not available')
  await visit.shop.open()
  await visit.stage.waitFor('attempt-sent', { optionType: 'ANONYMOUS' }, index)
}

const RETRIES = {
  'retry-in-a-loop': 0,
  'retry-after-a-minute': 60_000,
  'retry-in-the-provider': 5_000,
  'retry-by-reload': 10_000,
  'retry-by-a-second-script': 0,
}

for (const [id, laterMs] of Object.entries(RETRIES)) {
  shown[id] = async (visit) => {
    await isSecured(visit)
    const { index } = await failOnAccountPage(visit)
    await visit.page.clock.fastForward(laterMs)
    await visit.stage.waitFor('attempt-sent', { optionType: 'SECURED_AUTHENTICATION' }, index)
  }
}

shown['result-ignored'] = async (visit) => {
  await visit.shop.signIn(CAMILLE)
  await expect(visit.shop.chatButton).toHaveAccessibleName('Chat: secured as Camille Moreau')
  await failOnAccountPage(visit)
  await fence(visit)
  await expect(visit.shop.chatState).toHaveText('Waiting for the chat')
}

shown['only-rejections-noticed'] = async (visit) => {
  await isSecured(visit)
  await failOnAccountPage(visit)
  await expect(visit.shop.chatState).toHaveText('Secured')
}

shown['failure-thrown'] = async (visit) => {
  await isSecured(visit)
  const error = thrown(visit.page)
  await failOnAccountPage(visit)
  expect((await error).message).toBe('No chat: Failed to fetch authentication with a server error')
}

shown['blank-page-after-a-failure'] = async (visit) => {
  await isSecured(visit)
  await failOnAccountPage(visit)
  await expect(visit.page.locator('body > *')).toHaveCount(0)
}

shown['curtain-after-a-failure'] = async (visit) => {
  await isSecured(visit)
  await failOnAccountPage(visit)
  const curtain = visit.page.getByText('The chat is not available.')
  await curtain.press('Escape')
  await expect(curtain).toBeVisible()
}

shown['unknown-reason-tried-again'] = async (visit) => {
  await isSecured(visit)
  await visit.stage.prepare({ answer: 'refuse', code: 'PROJECT_UNKNOWN', times: 'always' })
  const { index } = await settleOnAccountPage(visit)
  await visit.stage.waitFor('activation-requested', {}, index)
}

// The token

const REFUSED: Readonly<Record<string, TokenCause>> = {
  'key-encrypted-with-sha-1': 'jwe-alg',
  'content-encrypted-in-cbc': 'jwe-enc',
  'signed-with-pss': 'jws-alg',
  'signed-and-not-encrypted': 'jwe-not-compact',
  'encrypted-and-not-signed': 'jws-not-compact',
  'encrypted-then-signed': 'jwe-not-compact',
  'signed-with-another-key': 'signature-another-key',
  'encrypted-for-another-key': 'jwe-another-key',
  'user-id-without-prefix': 'user-id-without-prefix',
  'token-without-expiry': 'exp-missing',
  'token-with-the-whole-history': 'jwe-too-long',
  'user-id-too-long': 'user-id-too-long',
}

for (const [id, cause] of Object.entries(REFUSED)) {
  shown[id] = async ({ stage, shop }) => {
    await shop.signIn(CAMILLE)
    await stage.waitFor('attempt-answered', { cause })
  }
}

const WARNED: Readonly<Record<string, readonly TokenCause[]>> = {
  'claims-of-its-own': ['claim-without-prefix', 'visitor-data-field-unknown'],
  'expiry-in-milliseconds': ['exp-far-away'],
  'token-for-a-day': ['exp-far-away'],
  'user-id-is-the-e-mail': ['user-id-looks-like-email'],
}

for (const [id, causes] of Object.entries(WARNED)) {
  shown[id] = async (visit) => {
    await isSecured(visit)
    const { warnings } = await visit.stage.waitFor('attempt-answered')
    expect(warnings.map(({ cause }) => cause)).toEqual(causes)
  }
}

/** The user ids of Camille, Camille at her next sign-in, and Jonas, as letters. */
const PEOPLE = {
  'user-id-of-the-session': 'abc',
  'user-id-for-everybody': 'aaa',
  'user-id-is-a-counter': 'aab',
  'user-id-of-the-browser': 'aaa',
}

const userIdsOf = async ({ shop, stage }: Visit): Promise<readonly string[]> => {
  for (const customer of [CAMILLE, CAMILLE, JONAS]) {
    await shop.signIn(customer)
    await expect(shop.chatState).toHaveText('Secured')
    await shop.signOut()
  }
  return (await stage.entries('attempt-answered')).map(({ userId }) => userId ?? '')
}

const asLetters = (ids: readonly string[]): string => ids.map((id) => 'abc'[[...new Set(ids)].indexOf(id)]).join('')

for (const [id, letters] of Object.entries(PEOPLE)) {
  shown[id] = async (visit) => {
    const ids = await userIdsOf(visit)
    expect(asLetters(ids)).toBe(letters)
    expect(ids.every((userId) => /^\d{4}$/.test(userId))).toBe(id === 'user-id-is-a-counter')
  }
}

shown['ext-id-beside-the-token'] = async (visit) => {
  await isSecured(visit)
  expect(await visit.page.evaluate(() => (window as { idzCustomData?: { extID?: string } }).idzCustomData?.extID)).toBe(
    'halflight-customer',
  )
}

// The endpoint

shown['token-without-a-session'] = async (visit) => {
  expect((await visit.page.request.post(tokenEndpoint(visit))).status()).toBe(200)
  await isSecured(visit)
}

shown['token-after-sign-out'] = async (visit) => {
  expect((await visit.page.request.post(tokenEndpoint(visit))).status()).toBe(401)
  await isSecured(visit)
  await visit.shop.signOut()
  expect((await visit.page.request.post(tokenEndpoint(visit))).status()).toBe(200)
  expect((await visit.page.request.get(`${visit.url}api/me`)).status()).toBe(401)
}

shown['token-may-be-cached'] = async (visit) => {
  await isSecured(visit)
  const { 'cache-control': caching } = (await visit.page.request.post(tokenEndpoint(visit))).headers()
  expect(caching).toBe('public, max-age=300')
}

shown['token-for-any-origin'] = async (visit) => {
  await isSecured(visit)
  const headers = { origin: 'https://anybody.example' }
  const response = await visit.page.request.post(tokenEndpoint(visit), { headers })
  expect(response.headers()).toMatchObject({
    'access-control-allow-origin': 'https://anybody.example',
    'access-control-allow-credentials': 'true',
  })
}

shown['token-for-whoever-is-named'] = async (visit) => {
  const asked = visit.page.waitForRequest(/iadvize-token\?customer=camille%40example\.com$/)
  await isSecured(visit)
  expect((await asked).method()).toBe('GET')
  const another = await visit.page.request.get(`${tokenEndpoint(visit)}?customer=${JONAS.email}`)
  expect(await another.text()).toMatch(/^\{"token":"eyJ/)
}

shown['user-id-in-the-address'] = async (visit) => {
  await isSecured(visit)
  expect(visit.page.url()).toContain(`?uid=${CAMILLE.userId}`)
}

shown['token-in-session-storage'] = async (visit) => {
  await isSecured(visit)
  expect(await visit.page.evaluate(() => sessionStorage.getItem('chat-token'))).toMatch(/^eyJ.*(\..*){4}$/)
}

shown['result-in-the-console'] = async (visit) => {
  const line = said(visit.page, '"token":"eyJ')
  await isSecured(visit)
  await line
}

for (const [id, path] of [
  ['private-key-is-served', 'rsaPrivateKey.pem'],
  ['signing-in-the-browser', 'token-signing.js'],
] as const) {
  shown[id] = async (visit) => {
    await isSecured(visit)
    expect(await (await visit.page.request.get(`${visit.url}${path}`)).text()).toContain('-----BEGIN PRIVATE KEY-----')
  }
}

// A long session

/** The provider is asked a second time, after what happens meanwhile. */
const askAgain = async (visit: Visit, meanwhile = async (): Promise<unknown> => null): Promise<number> => {
  await isSecured(visit)
  await visit.stage.prepare({ answer: 'server-error' })
  const before = await lastIndex(visit)
  await visit.shop.open('account')
  const { delayMs, index } = await visit.stage.waitFor('retry-scheduled', {}, before)
  await meanwhile()
  await visit.page.clock.runFor(delayMs)
  return index
}

shown['provider-answers-once'] = async (visit) => {
  await visit.stage.waitFor('provider-answered', { outcome: 'threw', attempt: 2 }, await askAgain(visit))
}

shown['anonymous-at-the-refresh'] = async (visit) => {
  await visit.stage.waitFor('provider-answered', { optionType: 'ANONYMOUS', attempt: 2 }, await askAgain(visit))
}

const endSession = ({ page }: Visit) => page.context().clearCookies({ name: 'shop_session' })

shown['expired-session-goes-anonymous'] = async (visit) => {
  const index = await askAgain(visit, () => endSession(visit))
  await visit.stage.waitFor('provider-answered', { optionType: 'ANONYMOUS', attempt: 2 }, index)
}

shown['expired-session-throws'] = async (visit) => {
  const error = thrown(visit.page)
  await askAgain(visit, () => endSession(visit))
  expect((await error).message).toBe('the session has expired')
}

shown['one-tab-only'] = async (visit) => {
  await isSecured(visit)
  const before = await lastIndex(visit)
  const page = await visit.page.context().newPage()
  await visit.in(page).open('account')
  await visit.stage.waitFor('tag-loaded', {}, before)
  await fence({ ...visit, page })
  expect(await visit.stage.entries('activation-requested')).toHaveLength(1)
}

// Signing out

shown['brand-signs-out-alone'] = async (visit) => {
  await isSecured(visit)
  const { vuid } = await visit.stage.waitFor('identity-stored')
  await visit.shop.signOut()
  expect(await storedBySite(visit.page)).toContain(vuid)
  expect(await visit.stage.entries('logout-called')).toEqual([])
}

shown['logout-on-the-next-page'] = async (visit) => {
  await isSecured(visit)
  const { vuid } = await visit.stage.waitFor('identity-stored')
  await visit.shop.signOut()
  expect((await visit.page.request.get(`${visit.url}api/me`)).status()).toBe(401)
  expect(await storedBySite(visit.page)).toContain(vuid)
  await visit.page.waitForLoadState('load')
  await visit.page.clock.fastForward(5_000)
  await visit.stage.waitFor('logout-called')
}

shown['customer-left-in-storage'] = async (visit) => {
  await isSecured(visit)
  await visit.shop.signOut()
  await visit.stage.waitFor('identity-cleared')
  expect(await storedBySite(visit.page)).toContain('Camille')
}

shown['other-tab-signs-in-again'] = async (visit) => {
  await isSecured(visit)
  const other = visit.in(await visit.page.context().newPage())
  await other.open('account')
  await expect(other.chatState).toHaveText('Secured')
  await visit.shop.signOut()
  const { index } = await visit.stage.waitFor('logout-called')
  await visit.stage.waitFor('activation-settled', { code: null }, index)
  await expect(other.chatButton).toHaveAccessibleName('Chat: secured as Camille Moreau')
}

/** Where the page is left with an error that nobody catches. */
const THROWING = ['sign-out-needs-the-tag', 'failure-thrown', 'expired-session-throws']

test('every site with a mistake is shown here', () => {
  expect(Object.keys(shown).toSorted()).toEqual(SABOTAGES.map(({ id }) => id).toSorted())
})

for (const [id, show] of Object.entries(shown)) {
  test(`the site "${id}" makes its mistake, and no other that the platform or the page would notice`, async ({
    page,
    stage,
    openSite,
  }) => {
    const errors: string[] = []
    page.on('pageerror', ({ message }) => errors.push(message))
    await page.clock.install()
    await show({ ...(await openSite(id)), id, page, stage })
    expect(errors.length > 0, errors.join()).toBe(THROWING.includes(id))
    const judged = await stage.entries('attempt-answered')
    expect(new Set(judged.flatMap(({ cause }) => cause ?? []))).toEqual(new Set([REFUSED[id] ?? []].flat()))
    expect(new Set(judged.flatMap(({ warnings }) => warnings.map(({ cause }) => cause)))).toEqual(new Set(WARNED[id]))
    expect(await stage.entries('function-threw')).toEqual([])
  })
}

test('the good site of the same kind gives each person one user id of their own', async ({ page, stage, openSite }) => {
  const ids = await userIdsOf({ ...(await openSite('good')), id: 'good', page, stage })
  expect(ids).toEqual([CAMILLE.userId, CAMILLE.userId, JONAS.userId])
})
