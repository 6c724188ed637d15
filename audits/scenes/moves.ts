/** What visitors do in more than one scene. */

import type { Page, Response } from '@playwright/test'
import type { SceneDeps } from '../scene/deps.ts'

export const openAsStranger = ({ journey, url }: SceneDeps, page: Page): Promise<unknown> =>
  journey.open === undefined ? openPage(page, url) : journey.open(page, url)

/** Some pages never finish loading, because of a picture that does not come. A person uses them all the same. */
export const openPage = async (page: Page, address: string): Promise<Response | null> => {
  const response = await page.goto(address, { waitUntil: 'domcontentloaded' })
  await loaded(page)
  return response
}

export const reloadPage = async (page: Page): Promise<void> => {
  await page.reload({ waitUntil: 'domcontentloaded' })
  await loaded(page)
}

const LOAD_LIMIT_MS = 3_000

const loaded = (page: Page): Promise<void> => page.waitForLoadState('load', { timeout: LOAD_LIMIT_MS }).catch(() => {})

export const chatPagesOf = ({ journey, url }: SceneDeps): readonly [string, ...string[]] => {
  const [first = url, ...others] = journey.chatPages ?? []
  return [first, ...others]
}

/** Fires the events of a tab that becomes visible again. A headless browser does not fire them itself. */
export const comeBackToTab = (page: Page): Promise<void> =>
  page.evaluate(() => {
    document.dispatchEvent(new Event('visibilitychange'))
    window.dispatchEvent(new Event('focus'))
  })
