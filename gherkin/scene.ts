/** Where a scenario is: in which browser, on which page, and what has happened since somebody last moved. */

import type { BrowserContext, Page } from '@playwright/test'
import type { expect as kitExpect } from '../playwright-kit/expect.ts'
import type { Iadvize } from '../playwright-kit/iadvize.ts'
import type { Journey } from '../playwright-kit/journey.ts'
import type { Rehearsed } from '../playwright-kit/rehearsed.ts'

export type Scene = {
  readonly iadvize: Iadvize
  /** Comes with the scene, so that whoever only reads the table of steps need not load Playwright. */
  readonly expect: typeof kitExpect
  readonly journey: Journey
  /** Where the visitor is now. */
  readonly page: () => Page
  readonly goTo: (page: Page) => void
  /** A browser without anything of the first; closed with the scenario. */
  readonly otherBrowser: () => Promise<BrowserContext>
  readonly firstPage: Page
  /** Somebody does something that loads pages: `sinceMove` begins here. */
  readonly move: <Done>(action: () => Promise<Done>) => Promise<Done>
  /** The rehearsal with the journal since the last move. What is claimed to have happened is looked for there. */
  readonly sinceMove: () => Rehearsed
  /** The number of the last entry before the last move. */
  readonly lastBeforeMove: () => number
}

export type SceneMeans = {
  readonly page: Page
  readonly iadvize: Iadvize
  readonly expect: typeof kitExpect
  /** Null where the configuration has none. */
  readonly journey: Journey | null
  readonly newBrowser: () => Promise<BrowserContext>
}

export const createScene = ({ page: firstPage, iadvize, expect, journey, newBrowser }: SceneMeans): Scene => {
  let page = firstPage
  let before = 0
  return {
    iadvize,
    expect,
    firstPage,
    get journey() {
      if (journey !== null) return journey
      throw new Error(
        'The steps do not know how to use your site: put your journey under "use" in the configuration of Playwright, as in use: { journey }.',
      )
    },
    page: () => page,
    goTo: (other) => {
      page = other
    },
    otherBrowser: async () => {
      const context = await newBrowser()
      await iadvize.attach(context)
      return context
    },
    move: (action) => {
      before = iadvize.entries().at(-1)?.index ?? 0
      return action()
    },
    sinceMove: () => {
      const after = before
      return { ...iadvize, whole: iadvize, entries: () => iadvize.entries().filter(({ index }) => index > after) }
    },
    lastBeforeMove: () => before,
  }
}
