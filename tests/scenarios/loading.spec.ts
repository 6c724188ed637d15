import type { Page } from '@playwright/test'
import type { CommandQueue, TagGlobals } from '../../protocol/web-sdk.ts'
import { pageWith, TAG_URL } from './own-page.ts'
import { activateCustomer, printed } from './page-code.ts'
import { CAMILLE, expect, test } from './shop.ts'

type OrderPage = Window & TagGlobals & { order?: string[] }

/** Holds the tag's script back until the returned function is called. */
const holdTag = async (page: Page): Promise<() => void> => {
  let letGo = (): void => {}
  const gate = new Promise<void>((resolve) => (letGo = resolve))
  await page.route('**/iadvize.js', async (route) => {
    await gate
    await route.fallback()
  })
  return letGo
}

test('activate pushed before the tag has loaded works', async ({ page, iadvize, shop }) => {
  const loadTag = await holdTag(page)
  await shop.openWithoutWaiting()
  await shop.signInBehindThePage(CAMILLE)
  const activation = activateCustomer(page)
  await expect(page.locator('rehearsal-chat')).toHaveCount(0)
  loadTag()
  expect((await activation).authentication.status).toBe('authentication-success')
  await expect(iadvize).toHaveActivated()
})

test('activate pushed long after the tag has loaded works', async ({ page, iadvize, shop }) => {
  await shop.open()
  await iadvize.waitFor('tag-loaded')
  await iadvize.passTime('2 h')
  await shop.signInBehindThePage(CAMILLE)
  const { authentication } = await activateCustomer(page)
  expect(authentication.status).toBe('authentication-success')
})

test('functions run in the order of their pushes, before and after loading, and a throwing one stops no other', async ({
  page,
  iadvize,
  shop,
}) => {
  const loadTag = await holdTag(page)
  await shop.openWithoutWaiting()
  const errors = printed(page, { type: 'error' })
  await page.evaluate(() => {
    const orderPage: OrderPage = window
    const order: string[] = (orderPage.order = [])
    orderPage.iAdvizeInterface?.push(() => order.push('first'))
    orderPage.iAdvizeInterface?.push(() => {
      throw new Error('a fault of the site')
    })
    orderPage.iAdvizeInterface?.push(async () => {
      order.push('async')
      throw new Error('a later fault of the site')
    })
    orderPage.iAdvizeInterface?.push((iAdvize) => order.push(typeof iAdvize.activate))
  })
  loadTag()
  await iadvize.waitFor('function-threw', { message: 'Error: a fault of the site' })
  await iadvize.waitFor('function-threw', { message: 'Error: a later fault of the site' })
  const order = await page.evaluate(() => {
    const orderPage: OrderPage = window
    orderPage.iAdvizeInterface?.push(() => orderPage.order?.push('at once'))
    return orderPage.order
  })
  expect(order).toEqual(['first', 'async', 'function', 'at once'])
  expect(errors.filter((text) => text.includes('a function pushed to iAdvizeInterface failed'))).toHaveLength(2)
})

test('the configuration may come after the tag, or on a copy of the array that is written back', async ({
  page,
  iadvize,
  ownSite,
}) => {
  await ownSite.open(pageWith())
  await page.evaluate(() => {
    const orderPage: OrderPage = window
    orderPage.order = []
    orderPage.iAdvizeInterface = [() => orderPage.order?.push('before')]
  })
  await page.addScriptTag({ url: TAG_URL })
  const order = await page.evaluate(() => {
    const orderPage: OrderPage = window
    orderPage.iAdvizeInterface?.push(() => orderPage.order?.push('waiting'))
    const copy = [...(orderPage.iAdvizeInterface ?? [])] as CommandQueue
    copy.config = { sid: '1234' }
    orderPage.iAdvizeInterface = copy
    orderPage.iAdvizeInterface.push(() => orderPage.order?.push('after'))
    return orderPage.order
  })
  expect(order).toEqual(['before', 'waiting', 'after'])
  await iadvize.waitFor('tag-loaded', { sid: '1234' })
})

test('with the tag blocked the shop still works: sign in, browse, sign out', async ({ page, iadvize, shop }) => {
  iadvize.block()
  await shop.signIn(CAMILLE)
  await expect(shop.chatState).toHaveText('Not available: the chat could not be loaded')
  await page.getByRole('link', { name: 'Halflight' }).first().click()
  await page.getByRole('link', { name: 'Mora pendant' }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mora pendant')
  await shop.signOut()
})
