/** Time in a page with a virtual clock, and on its stage, which must agree on it. */

import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import type { RemoteStage } from '../../playwright-kit/remote-test.ts'
import type { JournalEntry } from '../../protocol/journal.ts'
import type { TagGlobals } from '../../protocol/web-sdk.ts'

export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE

/** Lets so much time pass: timers end when they are due. Needs `page.clock.install()` before the page loads. */
export const passTime = async (page: Page, stage: RemoteStage, ms: number): Promise<void> => {
  await stage.advanceClock(ms)
  await page.clock.runFor(ms)
}

/** The machine sleeps: clocks go on, and no timer ends. */
export const sleep = async (page: Page, stage: RemoteStage, ms: number): Promise<void> => {
  await stage.advanceClock(ms)
  const now = await page.evaluate(() => Date.now())
  await page.clock.setSystemTime(now + ms)
}

/** Everything that the page has told up to now. */
export const toldByNow = async (page: Page, stage: RemoteStage): Promise<readonly JournalEntry[]> => {
  const fence = `/fence-${randomUUID()}`
  await page.evaluate((screen) => (window as Window & TagGlobals).iAdvize?.navigate(screen), fence)
  await stage.waitFor('navigated', { screen: fence })
  return (await stage.journal()).filter(({ type }) => type !== 'navigated')
}

export type RefreshEnd = Extract<JournalEntry, { readonly type: 'refresh-settled' }>

/** Lets the retries of a refresh pass; answers how it ended. */
export const sitOutRefresh = async (page: Page, stage: RemoteStage, after = 0): Promise<RefreshEnd> => {
  let last = after
  for (;;) {
    const next = await stage.waitForNext(['retry-scheduled', 'refresh-settled'], last)
    if (next.type === 'refresh-settled') return next
    last = next.index
    await page.clock.runFor(next.delayMs)
  }
}
