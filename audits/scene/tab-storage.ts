/** A session may live in one tab. To continue it in another browser, the session storage of that tab is needed. */

import type { Page } from '@playwright/test'
import type { TabStorage } from './deps.ts'

export const tabStorageOf = (page: Page): Promise<TabStorage> =>
  page
    .evaluate(() => ({
      origin: location.origin,
      items: Object.entries(sessionStorage).map(([name, value]) => [name, String(value)] as const),
    }))
    .catch(() => ({ origin: '', items: [] }))

/** Must be called before the tab is used. Sends no request to the site. */
export const restoreTab = async (page: Page, { origin, items }: TabStorage): Promise<void> => {
  if (items.length === 0) return
  const address = new URL('/', origin).href
  await page.route(address, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>Before the visit</title>' }),
  )
  await page.goto(address)
  await page.evaluate((all) => {
    for (const [name, value] of all) sessionStorage.setItem(name, value)
  }, items)
  await page.unroute(address)
}
