/** The same story with nothing in between: shop and stand-in on two ports, as `rehearsal start` serves them. */

import { mergeTests, test as pageTest } from '@playwright/test'
import { expect, test as remoteTest } from '../over-http/remote-test.ts'
import { faultsOf } from './accessibility.ts'
import { pageWith, snippet, TAG_URL } from './own-page.ts'
import { ownSiteFixture, type OwnSite } from './own-site.ts'
import {
  activateAnonymously,
  activateSecured,
  logout,
  mintToken,
  NOTHING_STORED,
  refusedByPolicy,
  storedBySite,
} from './page-code.ts'
import { CAMILLE, shopIn, type Shop } from './shop.ts'
import { talkIn } from './talk.ts'

const test = mergeTests(pageTest, remoteTest).extend<{ readonly shop: Shop; readonly ownSite: OwnSite }>({
  ownSite: ({ page }, use) => ownSiteFixture({ page }, use),
  shop: async ({ page, stage }, use) => use(shopIn(page, { url: stage.demoUrl })),
})

test('the journal reports one activation in the order in which it happened, across tag, platform and token backend', async ({
  stage,
  shop,
}) => {
  await shop.signIn(CAMILLE)
  await stage.waitFor('activation-settled', { code: null })
  await expect(shop.chatState).toHaveText('Secured')
  await expect(shop.chatButton).toHaveAccessibleName('Chat: secured as Camille Moreau')
  const entries = await stage.journal()
  const account = entries.findLastIndex(({ type }) => type === 'tag-loaded')
  // The shop's own request for a token is not the tag's: the two may overtake each other.
  const told = entries.slice(account).filter(({ type }) => type !== 'token-asked')
  expect(told.map(({ type }) => type)).toEqual([
    'tag-loaded',
    'activation-requested',
    'provider-called',
    'provider-answered',
    'attempt-sent',
    'attempt-answered',
    'identity-stored',
    'refresh-scheduled',
    'activation-settled',
  ])
  expect(await stage.entries('token-asked')).toHaveLength(1)
})

test.describe('with retries after ten milliseconds', () => {
  test.use({ stageSettings: { fidelity: { retryDelaysMs: [10] } } })

  test('a token that the server refuses is retried three times over HTTP, each time with a fresh one, and nothing is stored', async ({
    page,
    stage,
    shop,
  }) => {
    await stage.tokenBackend('signed-with-another-key')
    await shop.comeAs(CAMILLE)
    await stage.waitFor('activation-settled', { code: 'SIGNATURE_INVALID', attempts: 4 })
    await expect(shop.chatState).toHaveText('Not available: Failed to fetch authentication with a server error')
    const answered = await stage.entries('attempt-answered')
    expect(new Set(answered.map(({ token }) => token)).size).toBe(4)
    expect(await storedBySite(page)).toBe(NOTHING_STORED)
  })

  test('an error 500, a truncated document and a closed connection are each retried over HTTP, until an answer comes', async ({
    stage,
    shop,
  }) => {
    await stage.prepare({ answer: 'server-error' }, { answer: 'malformed-body' }, { answer: 'drop-connection' })
    await shop.comeAs(CAMILLE)
    await stage.waitFor('activation-settled', { code: null, attempts: 4 })
    expect((await stage.entries('retry-scheduled')).map(({ code }) => code)).toEqual([
      'SERVER_ERROR',
      'SERVER_ERROR',
      'NETWORK_ERROR',
    ])
  })
})

test('a logout over HTTP leaves nothing in the browser, and the late answer of the server signs nobody in', async ({
  page,
  stage,
  shop,
}) => {
  await stage.prepare({ answer: 'judge', delayMs: 60_000 })
  await shop.open()
  await shop.signInBehindThePage(CAMILLE)
  const activation = activateSecured(page, await mintToken(page))
  await stage.waitFor('attempt-sent')
  await logout(page)
  expect((await activation).authentication).toMatchObject({
    reason: 'The visitor logged out before the activation ended',
  })
  const answered = page.waitForEvent('response', (response) => response.url() === stage.graphqlUrl)
  await stage.advanceClock(60_000)
  await (await answered).finished()
  await expect(shop.chatButton).toHaveAccessibleName('Chat: not started')
  expect(await storedBySite(page)).toBe(NOTHING_STORED)

  await shop.comeAs(CAMILLE)
  await stage.waitFor('activation-settled', { code: null })
  await shop.signOut()
  await stage.waitFor('identity-cleared')
  expect(await storedBySite(page)).toBe(NOTHING_STORED)
})

test("a customer and the agent talk over HTTP, and the agent's last message arrives by itself", async ({
  page,
  stage,
  shop,
}) => {
  await shop.comeAs(CAMILLE)
  await stage.waitFor('activation-settled', { code: null })
  const talk = talkIn(page)
  await talk.begin()
  await stage.agentSays('Are you there?')
  await expect(talk.lines.last()).toHaveText('agentAre you there?')
  expect(await stage.conversations()).toMatchObject([{ padlock: true, messages: [{ text: 'Hello' }, {}, {}] }])
})

test("without a stage in the path, the vendor's snippet with the stand-in's host works under a policy that names only that host", async ({
  page,
  stage,
  ownSite,
}) => {
  const { origin, host } = new URL(stage.tagUrl)
  const policy = `default-src 'none'; script-src 'nonce-once' ${origin}; connect-src ${origin}; require-trusted-types-for 'script'`
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`
  const html = pageWith(meta, snippet().replace('<script>', '<script nonce="once">')).replace(
    new URL(TAG_URL).host,
    host,
  )
  const refusals = refusedByPolicy(page)
  await ownSite.open(html)
  const { authentication } = await activateAnonymously(page)
  expect(authentication.status).toBe('authentication-success')
  const talk = talkIn(page)
  await talk.button.click()
  await expect(talk.window).toContainText('The identity is not verified.')
  expect(refusals).toEqual([])
})

test('the tag of the stand-in is loaded by a page with Cross-Origin-Embedder-Policy: require-corp', async ({
  page,
  stage,
  ownSite,
}) => {
  const html = pageWith(snippet()).replace(new URL(TAG_URL).host, new URL(stage.tagUrl).host)
  await ownSite.open(html, { 'cross-origin-embedder-policy': 'require-corp' })
  const { authentication } = await activateAnonymously(page)
  expect(authentication.status).toBe('authentication-success')
})

test("the stand-in's own page is accessible, in light and dark colours, and says how to embed the tag", async ({
  page,
  stage,
}) => {
  const { origin, host } = new URL(stage.tagUrl)
  await page.goto(origin)
  await expect(page.getByText(`<script async src="//${host}/iadvize.js"></script>`)).toBeVisible()
  expect(await faultsOf(page)).toEqual([])
})
