/** Lets the tag's retries pass in a page whose clock is virtual: no waiting, and the delays are the real ones. */

import type { Page } from '@playwright/test'
import type { EntryOf } from '../../protocol/journal.ts'
import type { RemoteStage } from '../over-http/remote-stage.ts'

/** Needs `page.clock.install()` before the page loads. Answers how the activation ended. */
export const sitOutRetries = async (page: Page, stage: RemoteStage): Promise<EntryOf<'activation-settled'>> => {
  let last = 0
  for (;;) {
    const next = await stage.waitForNext(['retry-scheduled', 'activation-settled'], last)
    if (next.type === 'activation-settled') return next
    last = next.index
    await page.clock.runFor(next.delayMs)
  }
}
