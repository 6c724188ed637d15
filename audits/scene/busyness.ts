/** Whether this machine is too busy. What a page did not do in time is then not the site's fault. */

import type { Browser } from '@playwright/test'

/** Opening an empty page in a running browser normally takes a tenth of this. */
const LONG_MS = 2_000

/** By what factor everything may take longer than usual, judging by how long it took to open a browser context for the scene. */
export const slownessOf = (beginMs: number): number => Math.min(MOST_SLOWNESS, Math.max(1, beginMs / USUAL_MS))

const USUAL_MS = 500
const MOST_SLOWNESS = 4

/** A sentence to follow another one; null if the machine is not busy. */
export const busyness = async (browser: Browser): Promise<string | null> => {
  const startedAt = performance.now()
  try {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.evaluate(() => document.readyState)
    await context.close()
  } catch {
    // A browser that is gone is reported elsewhere.
    return null
  }
  const tookMs = performance.now() - startedAt
  if (tookMs < LONG_MS) return null
  return ` This machine is too busy: an empty page took ${(tookMs / 1_000).toFixed(1)} s.`
}
