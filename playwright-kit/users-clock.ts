/** Where a test has installed Playwright's own clock, that is the one to be moved. */

import type { BrowserContext } from '@playwright/test'
import type { KnownFrame } from './frame-clock.ts'

type Means = {
  readonly quiet: () => Promise<readonly KnownFrame[]>
  /** Moves the clock of the stage. */
  readonly move: (ms: number) => void
  /** Also where a timer rings many times in one step. */
  readonly isEveryCallWanted: boolean
}

/** Each step of Playwright's clock is told to every page to come, so that there may not be many. */
const MAX_STEPS = 400

export const passUsersClock = async (
  contexts: readonly BrowserContext[],
  ms: number,
  { quiet, move, isEveryCallWanted }: Means,
): Promise<void> => {
  const shortestMs = ms / MAX_STEPS
  for (let leftMs = ms; leftMs > 0;) {
    const known = await quiet()
    const dues = known.map(({ state }) => state.userClock?.nextMs ?? Infinity)
    const stepMs = Math.ceil(Math.min(leftMs, Math.max(shortestMs, Math.min(...dues))))
    move(stepMs)
    // What that calls begins something, and the next look waits for it. The shorter of the two calls each timer once only.
    await Promise.all(
      contexts.map(({ clock }) => (isEveryCallWanted ? clock.runFor(stepMs) : clock.fastForward(stepMs))),
    )
    leftMs -= stepMs
  }
  await quiet()
}
