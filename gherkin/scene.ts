/** Where a scenario is: in which browser, on which page, and what has happened since somebody last moved. */

import type { BrowserContext, Page } from '@playwright/test'
import type { expect as kitExpect } from '../playwright-kit/expect.ts'
import type { Iadvize } from '../playwright-kit/iadvize.ts'
import type { Journey, Visitor } from '../playwright-kit/journey.ts'
import type { JournalEntry } from '../protocol/journal.ts'
import type { Rehearsed } from '../playwright-kit/rehearsed.ts'

export type Scene = {
  readonly iadvize: Iadvize
  /** Comes with the scene, so that whoever only reads the table of steps need not load Playwright. */
  readonly expect: typeof kitExpect
  readonly journey: Journey
  /** Those of the journey; none where there is no journey. */
  readonly visitors: readonly Visitor[]
  /** Where the visitor is now. */
  readonly page: () => Page
  readonly goTo: (page: Page) => void
  /** A browser without anything of the first; closed with the scenario. */
  readonly otherBrowser: () => Promise<BrowserContext>
  /** In every browser of the scenario, those that come later as well; what is done twice is done in this order. */
  readonly everywhere: (act: (context: BrowserContext) => Promise<unknown>) => Promise<void>
  readonly firstPage: Page
  /** Somebody does something on the site: `sinceMove` begins here, when the page has done what it was about. */
  readonly move: <Done>(action: () => Promise<Done>) => Promise<Done>
  /**
   * The rehearsal with the journal since the last move. What is claimed to have happened is looked for there; the end of
   * an activation that had begun before, on a page that was left perhaps, is none of it.
   */
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
  const browsers = createBrowsers(firstPage.context())
  return {
    iadvize,
    expect,
    firstPage,
    visitors: journey?.visitors ?? [],
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
      await browsers.add(context)
      return context
    },
    everywhere: browsers.everywhere,
    move: async (action) => {
      // As somebody who looks at the page before they go on: what it is about to do belongs to what was done before.
      if (page.url() !== 'about:blank') await iadvize.settle(() => true)
      before = iadvize.entries().at(-1)?.index ?? 0
      return action()
    },
    sinceMove: () => {
      const after = before
      return { ...iadvize, whole: iadvize, entries: () => entriesSince(iadvize.entries(), after) }
    },
    lastBeforeMove: () => before,
  }
}

type Act = (context: BrowserContext) => Promise<unknown>

const createBrowsers = (first: BrowserContext) => {
  const contexts = [first]
  const acts: Act[] = []
  return {
    add: async (context: BrowserContext): Promise<void> => {
      contexts.push(context)
      for (const act of acts) await act(context)
    },
    everywhere: async (act: Act): Promise<void> => {
      acts.push(act)
      await Promise.all(contexts.map(act))
    },
  }
}

const entriesSince = (entries: readonly JournalEntry[], after: number): readonly JournalEntry[] => {
  const begun = new Set(entries.flatMap((entry) => (entry.index <= after ? activationKeyOf(entry) : [])))
  return entries.filter(
    (entry) => entry.index > after && !activationKeyOf(entry).some((activation) => begun.has(activation)),
  )
}

/** None where the entry is about no activation. */
const activationKeyOf = (entry: JournalEntry): readonly string[] =>
  'activation' in entry ? [`${entry.page} ${entry.activation}`] : []
