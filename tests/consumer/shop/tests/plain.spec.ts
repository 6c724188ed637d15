import { refuse } from 'iadvize-rehearsal/playwright'
import { expect, test } from './shop.ts'

test('a customer of the plain page chats under their own name until they sign out', async ({
  page,
  iadvize,
  shopUrl,
}) => {
  await page.goto(shopUrl)
  await expect(page.getByText('Chat is ready')).toBeVisible()
  expect(page.url()).toBeOfTheShop()
  await expect(iadvize).toHaveActivated({ userId: 'b6f1c2de-camille', attempts: 1 })
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(iadvize).toHaveLoggedOut({ times: 1 })
  await expect(iadvize).toHaveNoIdentityLeft()
})

test('a customer whose token is refused is informed, and does not chat anonymously', async ({
  page,
  iadvize,
  shopUrl,
}) => {
  iadvize.prepare(refuse('SIGNATURE_INVALID').always())
  await page.goto(shopUrl)
  await expect(iadvize).toHaveFailedActivation({ code: 'SIGNATURE_INVALID', attempts: 4 })
  await expect(page.getByText('Chat is not available')).toBeVisible()
  await expect(iadvize).not.toHaveActivatedAnonymously()
})
