import { activateAnonymously, activateCustomer, NOTHING_STORED, storedBySite } from './page-code.ts'
import { CAMILLE, DEMO_PROJECT, expect, test } from './shop.ts'

test('a signed-in customer chats under their own name, on every page that they load', async ({
  page,
  iadvize,
  shop,
}) => {
  await shop.signIn(CAMILLE)
  await expect(iadvize).toHaveActivated({ userId: CAMILLE.userId, attempts: 1 })
  await expect(shop.chatState).toHaveText('Secured')
  await expect(shop.chatButton).toHaveAccessibleName('Chat: secured as Camille Moreau')
  await page.getByRole('link', { name: 'Halflight' }).first().click()
  await expect(shop.chatButton).toHaveAccessibleName('Chat: secured as Camille Moreau')
  const answered = iadvize.journal.of('attempt-answered')
  expect(answered.map(({ code, userId }) => ({ code, userId }))).toEqual([
    { code: null, userId: CAMILLE.userId },
    { code: null, userId: CAMILLE.userId },
  ])
  expect(new Set(answered.map(({ vuid }) => vuid)).size).toBe(1)
  expect(new Set(answered.map(({ token }) => token)).size).toBe(2)
})

test('an anonymous visitor who signs in on the same page becomes that customer and keeps their visitor id', async ({
  page,
  iadvize,
  shop,
}) => {
  await shop.open()
  expect(await activateAnonymously(page)).toStrictEqual({
    authentication: { option: { type: 'ANONYMOUS' }, status: 'authentication-success' },
  })
  await expect(shop.chatButton).toHaveAccessibleName('Chat: anonymous visitor')
  await shop.signInBehindThePage(CAMILLE)
  const secured = await activateCustomer(page)
  expect(secured.authentication.status).toBe('authentication-success')
  await expect(shop.chatButton).toHaveAccessibleName('Chat: secured as Camille Moreau')
  const { vuid } = await iadvize.waitFor('identity-stored', { kind: 'anonymous' })
  await iadvize.waitFor('identity-stored', { kind: 'secured', vuid })
})

test('in authentication mode the tag starts nothing before activate', async ({ page, iadvize, shop }) => {
  await shop.open()
  await iadvize.waitFor('tag-loaded')
  await expect(shop.chatButton).toHaveAccessibleName('Chat: not started')
  await expect(iadvize).toHaveJournal(['tag-loaded'], { exactly: true })
  expect(await storedBySite(page)).toBe(NOTHING_STORED)
})

test.describe('with authentication mode off', () => {
  test.use({ iadvizeProject: { ...DEMO_PROJECT, authenticationMode: false } })

  test('with authentication mode off the tag starts by itself, anonymously', async ({ iadvize, shop }) => {
    await shop.open()
    await expect(iadvize).toHaveActivatedAnonymously()
    await iadvize.waitFor('identity-stored', { kind: 'anonymous' })
    await expect(shop.chatButton).toHaveAccessibleName('Chat: anonymous visitor')
    expect(iadvize.journal.of('activation-requested')).toEqual([])
  })
})
