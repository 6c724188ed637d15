/** The stage of a running stand-in, and a page whose clock is virtual, as a matcher wants to see them. */

import { expect, type Page, type Request } from '@playwright/test'
import type { HeldItem, Rehearsed, RemoteStage } from '../../playwright-kit/index.ts'
import type { JournalEntry } from '../../protocol/journal.ts'

/** Shorter than the time limit of any request that a page makes: none may run out while its answer is under way. */
const STEP_MS = 1_000

/** More than the tag's three retries, and the timers of these scenarios, take together. */
const STEPS = 12

export const rehearsedOn = (page: Page, stage: RemoteStage): Rehearsed => {
  const untilAnswered = requestsOf(page)
  let known: readonly JournalEntry[] = []
  const read = async (): Promise<void> => {
    known = await stage.journal()
  }
  return {
    entries: () => {
      // Over HTTP it comes with the next look.
      void read().catch(() => {})
      return known
    },
    settle: async () => {
      for (let step = 0; step < STEPS; step += 1) {
        await untilAnswered()
        await page.clock.runFor(STEP_MS)
      }
      await untilAnswered()
      await read()
    },
    held: () => heldBy(page),
  }
}

/** Waits until every request of the page is answered, and what comes of the answers has been asked for in its turn. */
const requestsOf = (page: Page): (() => Promise<void>) => {
  const open = new Set<Request>()
  page.on('request', (request) => open.add(request))
  page.on('response', (response) => open.delete(response.request()))
  page.on('requestfailed', (request) => open.delete(request))
  return async () => {
    await expect
      .poll(async () => {
        const before = open.size
        await page.evaluate(() => fetch('/favicon.ico').then(() => null))
        return before + open.size
      })
      .toBe(0)
  }
}

const heldBy = async (page: Page): Promise<readonly HeldItem[]> => {
  const { origin } = new URL(page.url())
  const cookies = await page.context().cookies(origin)
  const keys = await page.evaluate(() => Object.keys(localStorage))
  return [
    ...cookies.map(({ name }) => ({ place: 'cookie', name, origin }) as const),
    ...keys.map((name) => ({ place: 'local-storage', name, origin }) as const),
  ]
}
