import { test } from '../plain-test.ts'

type Timer = { readonly ms: number; readonly end: () => void }

export type FakeTimers = {
  /** Timers that are set and neither over nor cleared. */
  readonly pending: () => readonly Timer[]
}

/**
 * Keeps the timers of one length for the test to end by hand, so that no test waits for time. All others, among them
 * those of the test runner, go on as ever. A worker runs one test after the other, so nobody else sees it.
 */
export const installFakeTimers = (lengthMs: number): FakeTimers => {
  const { setTimeout: set, clearTimeout: clear } = globalThis
  const timers = new Map<unknown, Timer>()
  const fakeSet = (callback: () => void, ms?: number): unknown => {
    if (ms !== lengthMs) return set(callback, ms)
    const timer = { ms, end: () => timers.delete(timer) && callback() }
    timers.set(timer, timer)
    return timer
  }
  const fakeClear = (timer: unknown): void => {
    if (!timers.delete(timer)) clear(timer as NodeJS.Timeout)
  }
  Object.assign(globalThis, { setTimeout: fakeSet, clearTimeout: fakeClear })
  restoreLater.push(() => Object.assign(globalThis, { setTimeout: set, clearTimeout: clear }))
  return { pending: () => [...timers.values()] }
}

const restoreLater: (() => void)[] = []

test.afterEach(() => {
  restoreLater.splice(0).forEach((restore) => restore())
})
