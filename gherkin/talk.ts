/** The chat window of the stand-in, as a visitor uses it. */

import type { Locator, Page } from '@playwright/test'
import { using } from './elements.ts'

export type Talk = {
  /** Opens the window first if need be. */
  readonly say: (text: string) => Promise<void>
  /** What has been said. */
  readonly log: Locator
}

const NAME = /^Chat: /

export const talkOn = (page: Page): Talk => {
  const window = page.getByRole('dialog', { name: NAME })
  const field = window.getByRole('textbox', { name: 'Message' })
  const button = page.getByRole('button', { name: NAME })
  return {
    log: window.getByRole('log'),
    say: async (text) => {
      await using('chat', button.or(field).first(), (place, limit) => place.waitFor(limit))
      if (!(await field.isVisible())) await button.click()
      await field.fill(text)
      await field.press('Enter')
    },
  }
}
