/** The chat window as somebody who talks in it uses it. */

import { expect, type Locator, type Page } from '@playwright/test'

export type Talk = {
  readonly button: Locator
  readonly window: Locator
  readonly field: Locator
  readonly log: Locator
  /** Everything that has been said, each with who has said it. */
  readonly lines: Locator
  /** In the open window. */
  readonly say: (text: string) => Promise<void>
  /** Opens the window, says hello, and has the agent's answer. */
  readonly begin: () => Promise<void>
}

export const talkIn = (page: Page): Talk => {
  const button = page.getByRole('button', { name: /^Chat: / })
  const window = page.getByRole('dialog', { name: /^Chat: / })
  const field = window.getByRole('textbox', { name: 'Message' })
  const log = window.getByRole('log')
  const lines = log.getByRole('paragraph')
  const say = async (text: string): Promise<void> => {
    await field.fill(text)
    await field.press('Enter')
  }
  return {
    button,
    window,
    field,
    log,
    lines,
    say,
    begin: async () => {
      await button.click()
      await say('Hello')
      await expect(lines).toHaveCount(2)
    },
  }
}
