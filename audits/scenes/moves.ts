/** What visitors do in more than one scene. */

import type { Page } from '@playwright/test'
import type { SceneMeans } from '../scene/means.ts'

export const openAsStranger = ({ journey, url }: SceneMeans, page: Page): Promise<unknown> =>
  journey.open === undefined ? page.goto(url) : journey.open(page, url)

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
