import type { Page } from '@playwright/test'
import { CAMILLE, expect, test } from './shop.ts'

const isWindow = (url: URL): boolean => url.pathname.endsWith('/iadvize-chat.js')

/** How often a page has asked for the window of the chat. */
const countLoads = (page: Page): (() => number) => {
  let count = 0
  page.on('request', (request) => {
    if (isWindow(new URL(request.url()))) count += 1
  })
  return () => count
}

test('a page loads the chat window once, when its visitor opens it', async ({ page, shop }) => {
  const loads = countLoads(page)
  await shop.comeSecured(CAMILLE)
  await expect(shop.chatButton).toHaveAccessibleName('Chat: secured as Camille Moreau')
  expect(loads()).toBe(0)
  await shop.chatButton.click()
  await page.getByRole('button', { name: 'Close chat' }).click()
  await shop.chatButton.click()
  await expect(shop.chatWindow).toContainText('The identity is verified.')
  expect(loads()).toBe(1)
})

test('a chat window that cannot be loaded is reported in the console and tried again at the next click, and the visitor stays secured', async ({
  page,
  shop,
}) => {
  await page.route(isWindow, (route) => route.abort())
  await shop.comeSecured(CAMILLE)
  const said = page.waitForEvent('console', (message) => message.text().includes('the chat window cannot be loaded'))
  await shop.chatButton.click()
  await said
  await expect(shop.chatButton).toHaveAccessibleName('Chat: secured as Camille Moreau')
  await page.unroute(isWindow)
  await shop.chatButton.click()
  await expect(shop.chatWindow).toContainText('The identity is verified.')
})
