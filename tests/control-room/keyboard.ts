/** A person without a mouse: gets to a control with Tab, and uses it with the keys that such a control has. */

import type { Locator, Page } from '@playwright/test'
import { expect } from './room.ts'

export type Keyboard = {
  /** Presses Tab until the control has the focus, which must come within one round of the page. */
  readonly to: (control: Locator) => Promise<void>
  /** The same, and then the keys, one after the other. */
  readonly press: (control: Locator, ...keys: readonly string[]) => Promise<void>
  readonly type: (control: Locator, text: string) => Promise<void>
  /** Chooses an option of a select by the beginning of its text. */
  readonly choose: (select: Locator, option: string) => Promise<void>
}

/** More than the control room has controls. */
const MOST_TABS = 80

export const keyboardOn = (page: Page): Keyboard => {
  const to = async (control: Locator): Promise<void> => {
    await expect(control).toBeVisible()
    for (let pressed = 0; pressed < MOST_TABS; pressed += 1) {
      if (await hasFocus(control)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`${MOST_TABS} times Tab did not come to ${String(control)}`)
  }
  return {
    to,
    press: async (control, ...keys) => {
      await to(control)
      for (const key of keys) await page.keyboard.press(key)
    },
    type: async (control, text) => {
      await to(control)
      await page.keyboard.type(text)
    },
    choose: async (select, option) => {
      await to(select)
      await page.keyboard.type(option)
      await expect(select.locator('option:checked')).toHaveText(new RegExp(`^${option}`))
    },
  }
}

const hasFocus = (control: Locator): Promise<boolean> =>
  control.evaluate((element) => element === element.ownerDocument.activeElement)
