/** What visitors do in more than one scene. */

import type { Page } from '@playwright/test'
import type { SceneMeans } from '../scene/means.ts'

export const openAsStranger = ({ journey, url }: SceneMeans, page: Page): Promise<unknown> =>
  journey.open === undefined ? openPage(page, url) : journey.open(page, url)

/** Some pages never end loading, because of a picture that does not come; a person uses them all the same. */
export const openPage = async (page: Page, address: string): Promise<void> => {
  await page.goto(address, { waitUntil: 'domcontentloaded' })
  await loaded(page)
}

export const reloadPage = async (page: Page): Promise<void> => {
  await page.reload({ waitUntil: 'domcontentloaded' })
  await loaded(page)
}

const LOAD_LIMIT_MS = 3_000

const loaded = (page: Page): Promise<void> => page.waitForLoadState('load', { timeout: LOAD_LIMIT_MS }).catch(() => {})

export const chatPagesOf = ({ journey, url }: SceneMeans): readonly [string, ...string[]] => {
  const [first = url, ...others] = journey.chatPages ?? []
  return [first, ...others]
}

/** What a browser tells a page whose tab is looked at again. No browser without a window tells it by itself. */
export const comeBackToTab = (page: Page): Promise<void> =>
  page.evaluate(() => {
    document.dispatchEvent(new Event('visibilitychange'))
    window.dispatchEvent(new Event('focus'))
  })
