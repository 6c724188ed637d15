/** The chat window as somebody who talks in it uses it. */

import type { Locator, Page } from '@playwright/test'
import type { TagGlobals } from '../../protocol/web-sdk.ts'

export type Talk = {
  readonly button: Locator
  readonly window: Locator
  readonly field: Locator
  readonly log: Locator
  /** Everything that has been said, each with who has said it. */
  readonly lines: Locator
  /** Opens the window first if need be. */
  readonly say: (text: string) => Promise<void>
}

export const talkIn = (page: Page): Talk => {
  const window = page.getByRole('dialog', { name: /^Chat: / })
  const field = window.getByRole('textbox', { name: 'Message' })
  const log = window.getByRole('log')
  return {
    button: page.getByRole('button', { name: /^Chat: / }),
    window,
    field,
    log,
    lines: log.getByRole('paragraph'),
    say: async (text) => {
      await field.fill(text)
      await field.press('Enter')
    },
  }
}

/** What `conversation:id` reads on the page. */
export const conversationIdOn = (page: Page): Promise<unknown> =>
  page.evaluate(() => (window as Window & TagGlobals).iAdvize?.get('conversation:id'))
