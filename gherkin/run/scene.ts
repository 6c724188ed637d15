/** The state of a scenario: its browsers, the current page, and what has happened since the visitor's last move. */

import type { BrowserContext, Page } from '@playwright/test'
import type { expect as kitExpect } from '../../playwright-kit/expect.ts'
import type { Iadvize } from '../../playwright-kit/iadvize.ts'
import type { Journey, Visitor } from '../../playwright-kit/journey.ts'
import type { JournalEntry } from '../../journal/entries.ts'
import { StepError } from './step-error.ts'
import type { Rehearsed } from '../../playwright-kit/rehearsed.ts'

export type Scene = {
  readonly iadvize: Iadvize
  /** Passed with the scene, so that reading the table of steps does not load Playwright. */
  readonly expect: typeof kitExpect
  readonly journey: Journey
  /** The visitors of the journey; empty if there is no journey. */
  readonly visitors: readonly Visitor[]
  /** The page on which the visitor is now. */
  readonly page: () => Page
  readonly goTo: (page: Page) => void
  /** A separate browser context that shares nothing with the first. It is closed with the scenario. */
  readonly otherBrowser: () => Promise<BrowserContext>
  /** Runs the action in every browser of the scenario, including later ones. Several actions run there in the same order. */
  readonly everywhere: (act: (context: BrowserContext) => Promise<unknown>) => Promise<void>
  readonly firstPage: Page
  /** A visitor acts on the site. First the page finishes its previous work; then `sinceMove` starts again. */
  readonly move: <Done>(action: () => Promise<Done>) => Promise<Done>
  /**
   * The rehearsal with the journal since the last move, in which positive claims look. The end of an activation that began
   * earlier, perhaps on a previous page, does not count.
   */
  readonly sinceMove: () => Rehearsed
  /** The index of the last entry before the last move. */
  readonly lastBeforeMove: () => number
}

export type SceneDeps = {
  readonly page: Page
  readonly iadvize: Iadvize
  readonly expect: typeof kitExpect
  /** Null if the configuration has none. */
  readonly journey: Journey | null
  readonly newBrowser: () => Promise<BrowserContext>
}

export const createScene = ({ page: firstPage, iadvize, expect, journey, newBrowser }: SceneDeps): Scene => {
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
      throw new StepError({
        en: 'The steps do not know how to use your site: put your journey under "use" in the configuration of Playwright, as in use: { journey }.',
        fr: 'Les étapes ne savent pas comment utiliser votre site : ajoutez votre parcours sous « use » dans la configuration de Playwright, comme dans use: { journey }.',
      })
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
      // Before the next move, visitors look at the page, so what the page is still doing belongs to the previous move.
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

/** Empty if the entry is not about an activation. */
const activationKeyOf = (entry: JournalEntry): readonly string[] =>
  'activation' in entry ? [`${entry.page} ${entry.activation}`] : []
