/**
 * A page's time. It runs normally by itself. On request it moves ahead, and the timers that become due on the way are called one
 * by one, at their times. The page's current time is the machine's clock plus `aheadMs`.
 *
 * Only timers set with `setTimeout` and `setInterval` are called early. `Date`, `performance.now()` and the time passed to an
 * animation frame agree with each other. Workers have their own clocks, which this code does not affect.
 */

import { installNow, type Now } from './now.ts'
import { slownessOf, type Pace, type Slowness } from './pace.ts'
import {
  askedBy,
  beginPassage,
  browserTimers,
  callEarly,
  clearTimer,
  endPassage,
  endRun,
  nextTimer,
  setTimer,
  turnOf,
  type Timer,
  type TimerList,
} from './timer-list.ts'

/** What the test process asks of a page's clock. */
export type PageClock = {
  /** Begins a new passage of time. `pace` is null if every timer is called at its time. */
  readonly begin: (pace: Pace | null) => void
  /**
   * Moves ahead until a timer has been called that may affect other pages, at most to `limitMs` ahead of the machine's clock, and
   * for a moment of real time at most.
   */
  readonly run: (upTo: RunLimits, isBusy: () => boolean) => Promise<Run>
  /** Moves as far ahead as the other pages, without calling any timer. */
  readonly follow: (aheadMs: number) => void
  /** How far ahead the next timer is due, or null. */
  readonly nextAheadMs: () => number | null
  /** The next timer has been called repeatedly in this passage. */
  readonly isNextRepeating: () => boolean
  /** Since when, in this passage, a timer has been called less often than it would be; null if none has. */
  readonly slowed: () => Slowed | null
  /** Records a request of the page. */
  readonly asked: (address: string, isSession: boolean) => void
  /** Ends the passage: from now on, time runs by itself. */
  readonly end: () => void
  readonly machineNow: () => number
}

export type RunLimits = {
  readonly limitMs: number
  /**
   * When the next timer was due when the page was last seen. If that timer has fired by itself since, and has begun something
   * that must be awaited, no timer is called. Null if time must go on.
   */
  readonly dueMs: number | null
}

/** `aheadMs` counts from the machine's clock. */
export type Slowed = { readonly aheadMs: number; readonly why: Slowness }

export type Run = {
  readonly aheadMs: number
  readonly calls: number
  /** The last timer called only repeats itself. */
  readonly isRepeating: boolean
}

/** From this many calls on, a chain counts as repeating: the other pages need not be checked after each call. */
const REPEATING_FROM = 5

/** Real milliseconds after which a call that moves time reports its progress. */
const MOMENT_MS = 200

export const installPageClock = (startAheadMs: number): PageClock => {
  const clock = installNow(startAheadMs)
  const { now, machineNow, moveTo, ahead } = clock
  const list = emptyList(now)
  replaceTimers(list)
  const nextAheadMs = (): number | null => {
    const timer = nextTimer(list)
    return timer === undefined ? null : Math.max(ahead(), Math.ceil(turnOf(list, timer) - machineNow()))
  }
  const runner = createRunner(list, clock, nextAheadMs)
  return {
    begin: (pace) => {
      runner.forget()
      beginPassage(list, pace)
    },
    run: runner.run,
    follow: (aheadMs) => moveTo(Math.max(ahead(), aheadMs)),
    nextAheadMs,
    isNextRepeating: () => (nextTimer(list)?.cause?.beats ?? 0) >= REPEATING_FROM,
    slowed: runner.slowed,
    asked: (address, isSession) => askedBy(list, address, isSession),
    end: () => endPassage(list),
    machineNow,
  }
}

type Runner = Pick<PageClock, 'run' | 'slowed'> & { readonly forget: () => void }

const createRunner = (list: TimerList, clock: Now, nextAheadMs: PageClock['nextAheadMs']): Runner => {
  const { machineNow, moveTo, ahead } = clock
  const taskDone = createTaskQueue()
  let slowed: Slowed | null = null

  /** Calls the next timer if it is due by `limitMs`. Resolves with the number of calls in its chain, or null at the limit. */
  const callNext = async (limitMs: number): Promise<number | null> => {
    const timer = nextTimer(list)
    // Whole milliseconds, because the clock of the stage counts in them.
    const wantedMs = timer === undefined ? Infinity : Math.ceil(turnOf(list, timer) - machineNow())
    moveTo(Math.max(ahead(), Math.min(wantedMs, limitMs)))
    if (timer === undefined || wantedMs > limitMs) return null
    slowed ??= slownessAt(list, timer, ahead())
    const beats = timer.cause?.beats ?? 0
    callEarly(list, timer)
    await taskDone()
    return beats
  }
  return {
    slowed: () => slowed,
    forget: () => {
      slowed = null
    },
    run: async ({ limitMs, dueMs }, isBusy) => {
      if (dueMs !== null && (nextAheadMs() ?? Infinity) > dueMs && isBusy()) {
        return { aheadMs: ahead(), calls: 0, isRepeating: false }
      }
      const endsAt = machineNow() + MOMENT_MS
      list.isRunning = true
      let calls = 0
      let isRepeating = true
      for (let isOver = false; !isOver;) {
        const beats = await callNext(limitMs)
        if (beats !== null) calls += 1
        isRepeating = (beats ?? REPEATING_FROM) >= REPEATING_FROM
        isOver = beats === null || !isRepeating || isBusy() || machineNow() >= endsAt
      }
      endRun(list)
      return { aheadMs: ahead(), calls, isRepeating }
    },
  }
}

const emptyList = (now: () => number): TimerList => ({
  ...browserTimers(),
  now,
  timers: new Map(),
  isPassing: false,
  pace: null,
  isRunning: false,
  cause: null,
})

/** Null if the timer is called when it is due. */
const slownessAt = (list: TimerList, timer: Timer, aheadMs: number): Slowed | null =>
  list.pace === null || timer.cause === null || turnOf(list, timer) <= timer.dueAt
    ? null
    : { aheadMs, why: slownessOf(timer.cause, list.pace) }

/** The promise resolves when the tasks that the page has queued so far have run. No timer is involved. */
export const createTaskQueue = (): (() => Promise<void>) => {
  const { port1, port2 } = new MessageChannel()
  const waiting: (() => void)[] = []
  port1.addEventListener('message', () => waiting.shift()?.())
  port1.start()
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve)
      port2.postMessage(null)
    })
}

const replaceTimers = (list: TimerList): void => {
  const setter =
    (isRepeated: boolean) =>
    (handler: unknown, delay?: unknown, ...args: readonly unknown[]): number =>
      setTimer(
        list,
        typeof handler === 'function'
          ? () => void Reflect.apply(handler, window, args)
          : // A string is compiled by the browser, which has its own rules for it.
            () => void list.setTimeout(String(handler), 0),
        // Like a browser: converted to 32 bits, and never negative.
        { delayMs: Math.max(0, Number(delay) | 0), isRepeated },
      )
  Object.assign(window, {
    setTimeout: setter(false),
    setInterval: setter(true),
    clearTimeout: (id?: unknown) => clearTimer(list, id),
    clearInterval: (id?: unknown) => clearTimer(list, id),
  })
  // The browser's own `AbortSignal.timeout` waits in real time.
  AbortSignal.timeout = (ms: number) => {
    const abort = new AbortController()
    const late = (): void => abort.abort(new DOMException('signal timed out', 'TimeoutError'))
    window.setTimeout(late, ms)
    return abort.signal
  }
}
