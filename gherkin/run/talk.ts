/** The stand-in's chat window, as a visitor uses it. */

import type { Locator, Page } from '@playwright/test'
import { using } from './elements.ts'

export type Talk = {
  /** Opens the window first if necessary. */
  readonly say: (text: string) => Promise<void>
  /** The messages so far. */
  readonly log: Locator
}

export const talkOn = (page: Page): Talk => {
  // Not by role, because in a test the chat is left out of what `getByRole` finds.
  const chat = page.locator('rehearsal-chat')
  const field = chat.locator('dialog form input')
  const button = chat.locator('button[aria-haspopup=dialog]')
  return {
    log: chat.locator('dialog [role=log]'),
    say: async (text) => {
      await using({ en: 'chat', fr: 'chat' }, button.or(field).first(), (place, limit) => place.waitFor(limit))
      if (!(await field.isVisible())) await button.click()
      await field.fill(text)
      await field.press('Enter')
    },
  }
}
