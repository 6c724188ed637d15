/** Closes what a site has put over its page, as a person who wants to continue would. */

import type { Page } from '@playwright/test'
import type { WitnessedWindow } from '../browser/witness.ts'
import type { PageLook } from '../seen.ts'

type Uncover = {
  readonly page: Page
  readonly lookAgain: () => Promise<PageLook | null>
  /** Passes time, because a closing window may be animated. */
  readonly pass: () => Promise<unknown>
}

/** If less than this share of the controls can be reached, something covers the page. */
const COVERED = 0.5

/** One window may lie over another. No more than this many are closed. */
const MOST_WINDOWS = 8

/** Presses Escape, then clicks what is labelled as closing. Nothing else is clicked, because it could try again or sign out. */
export const uncover = async ({ page, lookAgain, pass }: Uncover): Promise<void> => {
  const isCovered = async (): Promise<boolean> => {
    const look = await lookAgain()
    return look !== null && look.reachable < look.controls * COVERED
  }
  if (!(await isCovered())) return
  await page.keyboard.press('Escape')
  await pass()
  for (let closed = 0; closed < MOST_WINDOWS && (await isCovered()); closed += 1) {
    if (!(await clickAtCloser(page))) return
    await pass()
  }
}

const clickAtCloser = async (page: Page): Promise<boolean> => {
  const middle = await page.evaluate(() => (window as WitnessedWindow).iadvizeAudit?.closer() ?? null).catch(() => null)
  if (middle === null) return false
  await page.mouse.click(middle.x, middle.y)
  return true
}
