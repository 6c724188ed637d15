/** What differs between engines, each through the kit's own way around it. */

import { attachRehearsal } from 'iadvize-rehearsal/playwright'
import { expect, test } from '../tests/shop.ts'

test('a visitor and an agent talk, and the session is renewed in time that passes', async ({
  page,
  iadvize,
  shopUrl,
}) => {
  await page.goto(shopUrl)
  await expect(iadvize).toHaveActivated({ userId: 'b6f1c2de-camille' })
  await iadvize.visitorSays('Where is my lamp?')
  await iadvize.agentSays('On its way.')
  await expect(page.locator('rehearsal-chat').getByRole('log', { includeHidden: true })).toContainText('On its way.')
  await iadvize.endSession()
  await expect(iadvize).toHaveRefreshed()
})

test('a tag in a frame of another origin activates', async ({ page, iadvize, shopUrl }) => {
  const elsewhere = shopUrl.replace('127.0.0.1', 'localhost')
  await page.route('https://shop.example/', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<iframe src="${elsewhere}"></iframe>` }),
  )
  await page.goto('https://shop.example/')
  await expect(iadvize).toHaveActivated({ userId: 'b6f1c2de-camille' })
})

test('a policy of the page that forbids the API fails the activation', async ({ page, iadvize, shopUrl }) => {
  await page.route(shopUrl, async (route) => {
    const response = await route.fetch()
    const headers = { ...response.headers(), 'content-security-policy': "connect-src 'self'" }
    await route.fulfill({ response, headers })
  })
  await page.goto(shopUrl)
  await expect(iadvize).toHaveFailedActivation({ code: 'NETWORK_ERROR', attempts: 4 })
})

test('a logout just before the page is left is in the journal', async ({ page, iadvize, shopUrl }) => {
  await page.goto(shopUrl)
  await expect(iadvize).toHaveActivated()
  await page.evaluate(() => {
    void (window as unknown as { readonly iAdvize: { readonly logout: () => unknown } }).iAdvize.logout()
    location.href = 'about:blank'
  })
  await page.waitForURL('about:blank')
  await expect(iadvize).toHaveLoggedOut({ times: 1, within: 0 })
})

test('a page that is reached by going back activates again', async ({ page, iadvize, shopUrl }) => {
  await page.goto(shopUrl)
  await expect(iadvize).toHaveActivated({ times: 1, within: 0 })
  await page.goto(`${shopUrl}/?another`)
  await expect(iadvize).toHaveActivated({ times: 2, within: 0 })
  await page.goBack()
  await expect(iadvize).toHaveActivated({ times: 3, within: 0 })
})

test('a chat window that could not be loaded is loaded at the next click', async ({ page, iadvize, shopUrl }) => {
  const isWindow = (url: URL): boolean => url.pathname.endsWith('/iadvize-chat.js')
  await page.route(isWindow, (route) => route.abort())
  await page.goto(shopUrl)
  await expect(iadvize).toHaveActivated()
  const said = page.waitForEvent('console', (message) => message.text().includes('the chat window cannot be loaded'))
  const chat = page.locator('rehearsal-chat')
  await chat.getByRole('button', { includeHidden: true }).click()
  await said
  await page.unroute(isWindow)
  await chat.getByRole('button', { includeHidden: true }).click()
  await expect(chat.getByRole('dialog', { includeHidden: true })).toContainText('The identity is verified.')
})

test('a redirect that ends at the vendor leads nowhere', async ({ page, shopUrl }) => {
  await page.goto(shopUrl)
  const failed = page.waitForEvent('requestfailed')
  await page.evaluate(() => void fetch('/to-the-vendor').catch(() => {}))
  const request = await failed
  expect(request.url()).toBe('https://halc.iadvize.com/iadvize.js')
  expect(request.failure()?.errorText).toBe('NS_ERROR_UNKNOWN_PROXY_HOST')
})

test('a body that neither the browser nor the page shows is named', async ({ browser, shopUrl }) => {
  const page = await browser.newPage()
  const iadvize = await attachRehearsal(page, { project: { sid: 1234, tokenCheck: 'none' } })
  await page.goto(shopUrl)
  const answer = await page.evaluate(async () => {
    const body = new Blob(['{"query":"{ __typename }"}'])
    const response = await fetch('https://api.iadvize.com/graphql', { method: 'POST', body })
    return response.text()
  })
  const sentence = 'The browser does not show Playwright the body of POST https://api.iadvize.com/graphql'
  expect(answer).toContain(sentence)
  await expect(iadvize.close()).rejects.toThrow(sentence)
  await page.close()
})
