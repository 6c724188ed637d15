import type { Page } from '@playwright/test'
import type { TagGlobals } from '../../protocol/web-sdk.ts'
import { TELL_FUNCTION } from '../../playwright-kit/browser/page-message.ts'
import { expect, html, pageWith, test } from './site.ts'

/** As a sign-out does that leads to another page: it waits for nothing. */
const logOutAndGo = (page: Page, address: string): Promise<void> =>
  page.evaluate((to) => {
    void (window as TagGlobals).iAdvize?.logout()
    location.href = to
  }, address)

for (const { where, host } of [
  { where: 'on the same origin', host: '127.0.0.1' },
  { where: 'of another origin', host: 'localhost' },
]) {
  test(`a logout just before the page is left for one ${where} is in the journal each time`, async ({
    page,
    iadvize,
    site,
  }) => {
    const elsewhere = `${site.url.replace('127.0.0.1', host)}/elsewhere`
    site.serve('/elsewhere', html(pageWith()))
    for (const times of [1, 2, 3, 4]) {
      await page.goto(site.url)
      await expect(iadvize).toHaveActivated({ times, within: 0 })
      await logOutAndGo(page, elsewhere)
      await page.waitForURL(elsewhere)
      await expect(iadvize).toHaveLoggedOut({ times, within: 0 })
    }
  })
}

test('a logout just before a popup closes itself is in the journal', async ({ page, iadvize, site }) => {
  site.serve('/opener', html(pageWith()))
  await page.goto(`${site.url}/opener`)
  const [popup] = await Promise.all([page.waitForEvent('popup'), page.evaluate(() => void window.open('/'))])
  await expect(iadvize).toHaveActivated()
  const closed = popup.waitForEvent('close')
  await popup.evaluate(() => {
    void (window as TagGlobals).iAdvize?.logout()
    setTimeout(() => window.close())
  })
  await closed
  await expect(iadvize).toHaveLoggedOut({ times: 1, within: 0 })
})

/** As a browser may treat what a page says while it is being left: from now on nothing that the page says arrives. */
const loseWhatItSays = (page: Page): Promise<boolean> =>
  page.evaluate((name) => Reflect.set(window, name, () => new Promise(() => {})), TELL_FUNCTION)

test('a logout whose record the browser drops while the page is left arrives over the network', async ({
  page,
  iadvize,
  site,
}) => {
  site.serve('/elsewhere', html(pageWith()))
  await page.goto(site.url)
  await expect(iadvize).toHaveActivated()
  await loseWhatItSays(page)
  // Another origin, whose page cannot hand over what this one has kept.
  await logOutAndGo(page, `${site.url.replace('127.0.0.1', 'localhost')}/elsewhere`)
  await expect(iadvize).toHaveLoggedOut({ times: 1, within: 0 })
})

test('a logout whose record reaches nobody while the page is left is told by the next page of the tab', async ({
  page,
  context,
  iadvize,
  site,
}) => {
  site.serve('/elsewhere', html(pageWith()))
  await page.goto(site.url)
  await expect(iadvize).toHaveActivated()
  await loseWhatItSays(page)
  await context.route('https://api.iadvize.com/**', (route) => route.abort())
  await logOutAndGo(page, `${site.url}/elsewhere`)
  await expect(iadvize).toHaveLoggedOut({ times: 1, within: 0 })
})
