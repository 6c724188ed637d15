/** Waits until a page has nothing pending, but not for ever: after a while it is time to ask again what it has to wait for. */

import type { BrowserTimers } from './timer-list.ts'

export type Busy = {
  readonly isBusy: () => boolean
  /** Resolves when the page has done its queued work. */
  readonly workDone: () => Promise<void>
  /** The function will be called when something has changed. */
  readonly onChange: (changed: () => void) => void
}

const ASK_AGAIN_MS = 50

export const untilQuiet = async (
  { isBusy, workDone, onChange }: Busy,
  { setTimeout, clearTimeout }: BrowserTimers,
): Promise<void> => {
  await workDone()
  const state = { isTimeToAsk: false, changed: (): void => {} }
  onChange(() => state.changed())
  // Not compared with a clock: by its own clock, Firefox calls a timer up to a millisecond early.
  const timer = setTimeout(() => {
    state.isTimeToAsk = true
    state.changed()
  }, ASK_AGAIN_MS)
  while (isBusy() && !state.isTimeToAsk) {
    await new Promise<void>((resolve) => {
      state.changed = resolve
    })
    await workDone()
  }
  clearTimeout(timer)
}
