import { expect, test } from './shop.ts'

test('the application activates once, whatever view is shown, and renews the session', async ({
  page,
  iadvize,
  shopUrl,
}) => {
  await page.goto(`${shopUrl}/app`)
  await expect(iadvize).toHaveActivated({ userId: 'b6f1c2de-camille' })
  await expect(page).toHaveTitle('authentication-success')
  await page.getByRole('button', { name: 'See all lamps' }).click()
  await expect(page.getByRole('heading')).toHaveText('All lamps')
  await iadvize.endSession()
  await expect(iadvize).toHaveRefreshed()
  await expect(iadvize).toHaveActivated({ times: 1 })
})
