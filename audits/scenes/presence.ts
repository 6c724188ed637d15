/** A person who stays moves the pointer now and then, so that a site that signs out idle visitors does not sign this one out. */

import type { Page } from '@playwright/test'

/** Shorter than the idle limit of any bank. */
const EVERY_MS = 4 * 60_000

const NAME = 'iadvizeAuditPresence'

/** Only on the page that is open at the start, not on pages that are loaded later. */
export const whilePresent = async (page: Page, act: () => Promise<unknown>): Promise<void> => {
  await page
    .evaluate(
      ({ name, everyMs }) => {
        const timer = setInterval(() => {
          for (const type of ['pointermove', 'mousemove']) {
            document.dispatchEvent(new PointerEvent(type, { bubbles: true, clientX: 1, clientY: 1 }))
          }
        }, everyMs)
        Reflect.set(window, name, timer)
      },
      { name: NAME, everyMs: EVERY_MS },
    )
    // A page that does not answer needs no pointer movements.
    .catch(() => {})
  try {
    await act()
  } finally {
    await page.evaluate((name) => clearInterval(Reflect.get(window, name) as number), NAME).catch(() => {})
  }
}
