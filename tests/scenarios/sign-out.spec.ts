import { expect } from '../../playwright-kit/remote-test.ts'
import type { TagGlobals } from '../../protocol/web-sdk.ts'
import { activateSecured, mintToken, storedBySite } from './page-code.ts'
import { CAMILLE, JONAS, shopIn, test } from './shop.ts'

test('after logging out nothing of the visitor is left, and the next visitor of the browser finds nothing of the first', async ({
  page,
  stage,
  shop,
}) => {
  await shop.signIn(CAMILLE)
  await expect(shop.chatState).toHaveText('Secured')
  const first = await stage.waitFor('identity-stored', { kind: 'secured' })
  expect(await storedBySite(page)).toContain(first.vuid)

  await shop.signOut()
  await stage.waitFor('logout-called')
  expect(await storedBySite(page)).toBe('["",{},{}]')
  await expect(shop.chatButton).toHaveAccessibleName('Chat: not started')

  await shop.signIn(JONAS)
  await expect(shop.chatButton).toHaveAccessibleName('Chat: secured as Jonas Lindqvist')
  await shop.chatButton.click()
  await expect(shop.chatWindow).toContainText('Jonas Lindqvist')
  const second = await stage.waitFor('identity-stored', {}, first.index)
  expect(second.vuid).not.toBe(first.vuid)
  const seen = (await storedBySite(page)) + (await page.content()) + (await shop.chatWindow.innerHTML())
  expect(seen).not.toContain(first.vuid)
  expect(seen).not.toContain('Camille')
})

test('logout stops the tag on the page at once, and its window forgets the visitor', async ({ page, stage, shop }) => {
  await shop.signIn(CAMILLE)
  await expect(shop.chatState).toHaveText('Secured')
  await shop.chatButton.click()
  await expect(shop.chatWindow).toContainText('Camille Moreau')
  const resolved = await page.evaluate(() => (window as Window & TagGlobals).iAdvize?.logout())
  expect(resolved).toBeUndefined()
  await expect(shop.chatWindow).not.toContainText('Camille')
  await expect(shop.chatWindow).toHaveAccessibleName('Chat: not started')
  expect(await storedBySite(page)).toBe('["",{},{}]')
  await stage.waitFor('identity-cleared')
})

test('logout without an identity is harmless', async ({ page, stage, shop }) => {
  await shop.open()
  await page.evaluate(() => (window as Window & TagGlobals).iAdvize?.logout())
  await stage.waitFor('logout-called')
  expect(await stage.entries('identity-cleared')).toHaveLength(0)
  await shop.signInBehindThePage(CAMILLE)
  const { authentication } = await activateSecured(page, await mintToken(page))
  expect(authentication.status).toBe('authentication-success')
})

test('logout during an activation ends it, and its late answer signs nobody in', async ({ page, stage, shop }) => {
  await stage.prepare({ answer: 'judge', delayMs: 60_000 })
  await shop.open()
  await shop.signInBehindThePage(CAMILLE)
  const activation = activateSecured(page, await mintToken(page))
  await stage.waitFor('attempt-sent')
  await page.evaluate(() => (window as Window & TagGlobals).iAdvize?.logout())
  expect((await activation).authentication).toMatchObject({
    status: 'authentication-failure',
    reason: 'The visitor logged out before the activation ended',
  })
  const answered = page.waitForEvent('response', (response) => response.url() === stage.graphqlUrl)
  await stage.advanceClock(59_000)
  await stage.advanceClock(1_000)
  await (await answered).finished()
  await expect(shop.chatButton).toHaveAccessibleName('Chat: not started')
  expect(await storedBySite(page)).toBe('["",{},{}]')
})

test('two tabs of one browser are one visitor, and signing out in one signs the other out', async ({
  page,
  context,
  stage,
  shop,
}) => {
  await shop.signIn(CAMILLE)
  await expect(shop.chatState).toHaveText('Secured')
  const otherShop = shopIn(await context.newPage(), stage)
  await otherShop.open('account')
  await expect(otherShop.chatState).toHaveText('Secured')
  const stored = await stage.entries('identity-stored')
  expect(new Set(stored.map(({ vuid }) => vuid)).size).toBe(1)
  expect(new Set(stored.map((entry) => entry.page)).size).toBe(2)
  expect((await stage.entries('activation-settled')).map(({ code }) => code)).toEqual([null, null])

  await shop.signOut()
  await expect(otherShop.chatButton).toHaveAccessibleName('Chat: not started')
  expect(await storedBySite(page)).toBe('["",{},{}]')
})
