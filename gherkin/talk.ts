/** The chat window of the stand-in, as a visitor uses it. */

import type { Locator, Page } from '@playwright/test'
import { using } from './elements.ts'

export type Talk = {
  /** Opens the window first if need be. */
  readonly say: (text: string) => Promise<void>
  /** What has been said. */
  readonly log: Locator
}

export const talkOn = (page: Page): Talk => {
  // Not by role: in a test, the chat is left out of what getByRole finds.
  const chat = page.locator('rehearsal-chat')
  const field = chat.locator('dialog form input')
  const button = chat.locator('button[aria-haspopup=dialog]')
  return {
    log: chat.locator('dialog [role=log]'),
    say: async (text) => {
      await using('chat', button.or(field).first(), (place, limit) => place.waitFor(limit))
      if (!(await field.isVisible())) await button.click()
      await field.fill(text)
      await field.press('Enter')
    },
  }
}
