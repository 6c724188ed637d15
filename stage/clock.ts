/** A stage's own time: real time plus the milliseconds by which it was advanced. */

import type { Clock } from '../mock-platform/ports.ts'

export type StageClock = Clock & {
  /** Moves the clock on and ends the waits that are then due. */
  readonly advance: (ms: number) => void
  /** Sets the clock back to the machine's time. Waits that have ended are not restored. */
  readonly returnToNow: () => void
  /** Milliseconds until the first current wait ends, or null. */
  readonly nextDueInMs: () => number | null
  /** How far the clock was advanced, in milliseconds. */
  readonly aheadMs: () => number
}

type Waiter = { readonly dueAt: number; readonly end: () => void; readonly arm: () => void }

export const createStageClock = (realNow: () => number = Date.now): StageClock => {
  const waiters = new Set<Waiter>()
  let aheadMs = 0
  const now = (): number => realNow() + aheadMs

  const wait: Clock['wait'] = (ms, signal) =>
    new Promise((resolve) => {
      let timer: NodeJS.Timeout | undefined
      const end = (): void => {
        clearTimeout(timer)
        signal.removeEventListener('abort', end)
        waiters.delete(waiter)
        resolve()
      }
      const arm = (): void => {
        clearTimeout(timer)
        timer = setTimeout(end, waiter.dueAt - now())
      }
      const waiter: Waiter = { dueAt: now() + ms, end, arm }
      if (signal.aborted) return end()
      arm()
      waiters.add(waiter)
      signal.addEventListener('abort', end, { once: true })
    })

  const move = (toAheadMs: number): void => {
    aheadMs = toAheadMs
    for (const { dueAt, end, arm } of waiters) {
      if (dueAt <= now()) end()
      // The remaining real time of the wait has changed.
      else arm()
    }
  }

  return {
    now,
    wait,
    aheadMs: () => aheadMs,
    nextDueInMs: () =>
      waiters.size === 0 ? null : Math.max(0, Math.min(...[...waiters].map(({ dueAt }) => dueAt)) - now()),
    advance: (ms) => move(aheadMs + ms),
    returnToNow: () => move(0),
  }
}
