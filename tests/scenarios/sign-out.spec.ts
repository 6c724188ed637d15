import { judge } from '../../playwright-kit/entry.ts'
import { GRAPHQL_URL } from './own-page.ts'
import { activateCustomer, logout, NOTHING_STORED, storedBySite } from './page-code.ts'
import { CAMILLE, expect, JONAS, test } from './shop.ts'

test('after a logout no trace of the visitor is left, and the next visitor of the browser finds none', async ({
  page,
  iadvize,
  shop,
}) => {
  await shop.comeSecured(CAMILLE)
  const first = await iadvize.waitFor('identity-stored', { kind: 'secured' })
  expect(await storedBySite(page)).toContain(first.vuid)

  await shop.signOut()
  await expect(iadvize).toHaveLoggedOut({ times: 1 })
  await expect(iadvize).toHaveNoIdentityLeft()
  expect(await storedBySite(page)).toBe(NOTHING_STORED)
  await expect(shop.chatButton).toHaveAccessibleName('Chat: not started')

  await shop.signIn(JONAS)
  await expect(iadvize).toHaveActivated({ userId: JONAS.userId })
  await expect(shop.chatButton).toHaveAccessibleName('Chat: secured as Jonas Lindqvist')
  await shop.chatButton.click()
  await expect(shop.chatWindow).toContainText('Jonas Lindqvist')
  const second = await iadvize.waitFor('identity-stored', {}, { after: first })
  expect(second.vuid).not.toBe(first.vuid)
  const seen = (await storedBySite(page)) + (await page.content()) + (await shop.chatWindow.innerHTML())
  expect(seen).not.toContain(first.vuid)
  expect(seen).not.toContain('Camille')
})

test('logout stops the tag on the page at once, and its window drops the visitor', async ({ page, iadvize, shop }) => {
  await shop.comeSecured(CAMILLE)
  await shop.chatButton.click()
  await expect(shop.chatWindow).toContainText('Camille Moreau')
  expect(await logout(page)).toBeUndefined()
  await expect(shop.chatWindow).not.toContainText('Camille')
  await expect(shop.chatWindow).toHaveAccessibleName('Chat: not started')
  expect(await storedBySite(page)).toBe(NOTHING_STORED)
  await iadvize.waitFor('identity-cleared')
})

test('logout without an identity is harmless', async ({ page, iadvize, shop }) => {
  await shop.open()
  await logout(page)
  await expect(iadvize).toHaveLoggedOut()
  expect(iadvize.journal.of('identity-cleared')).toEqual([])
  await shop.signInBehindThePage(CAMILLE)
  const { authentication } = await activateCustomer(page)
  expect(authentication.status).toBe('authentication-success')
})

test('logout during an activation ends it, and its late answer signs nobody in', async ({ page, iadvize, shop }) => {
  iadvize.prepare(judge().after('9 s'))
  await shop.open()
  await shop.signInBehindThePage(CAMILLE)
  const activation = activateCustomer(page)
  await iadvize.waitFor('attempt-sent')
  await logout(page)
  expect((await activation).authentication).toMatchObject({
    status: 'authentication-failure',
    reason: 'The visitor logged out before the activation ended',
  })
  const answered = page.waitForEvent('response', (response) => response.url() === GRAPHQL_URL)
  await iadvize.passTime('8 s')
  await iadvize.passTime('1 s')
  await (await answered).finished()
  await expect(shop.chatButton).toHaveAccessibleName('Chat: not started')
  await expect(iadvize).toHaveNoIdentityLeft()
  expect(await storedBySite(page)).toBe(NOTHING_STORED)
})

test('two tabs of one browser are one visitor, and signing out in one signs the other out', async ({
  page,
  iadvize,
  shop,
}) => {
  await shop.comeSecured(CAMILLE)
  const { shop: otherShop } = await shop.inAnotherTab()
  const stored = iadvize.journal.of('identity-stored')
  expect(new Set(stored.map(({ vuid }) => vuid)).size).toBe(1)
  expect(new Set(stored.map((entry) => entry.page)).size).toBe(2)
  expect(iadvize.journal.of('activation-settled').map(({ code }) => code)).toEqual([null, null])

  await shop.signOut()
  await expect(otherShop.chatButton).toHaveAccessibleName('Chat: not started')
  await expect(iadvize).toHaveNoIdentityLeft()
  expect(await storedBySite(page)).toBe(NOTHING_STORED)
})
