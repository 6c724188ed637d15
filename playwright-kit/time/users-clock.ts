/** Moves Playwright's own clock, if a test has installed it. */

import type { BrowserContext } from '@playwright/test'
import type { KnownFrame } from './frame-clock.ts'

type Deps = {
  readonly quiet: () => Promise<readonly KnownFrame[]>
  /** Moves the clock of the stage. */
  readonly move: (ms: number) => void
  /** True if a timer must be called every time, even if it is due many times in one step. */
  readonly isEveryCallWanted: boolean
}

/** Playwright repeats each step of its clock in every later page, so there must not be many steps. */
const MAX_STEPS = 400

export const passUsersClock = async (
  contexts: readonly BrowserContext[],
  ms: number,
  { quiet, move, isEveryCallWanted }: Deps,
): Promise<void> => {
  const shortestMs = ms / MAX_STEPS
  for (let leftMs = ms; leftMs > 0;) {
    const known = await quiet()
    const dues = known.map(({ state }) => state.userClock?.nextMs ?? Infinity)
    const stepMs = Math.ceil(Math.min(leftMs, Math.max(shortestMs, Math.min(...dues))))
    move(stepMs)
    // The next check waits for what this starts. `fastForward` calls each timer at most once.
    await Promise.all(
      contexts.map(({ clock }) => (isEveryCallWanted ? clock.runFor(stepMs) : clock.fastForward(stepMs))),
    )
    leftMs -= stepMs
  }
  await quiet()
}
