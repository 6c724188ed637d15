/**
 * A page's time. By itself it flows as always; told to, it moves ahead, and the timers that become due on the way are
 * called one by one, at their times. The clock of the machine plus `aheadMs` is what the page takes for now.
 *
 * Only what is set through `setTimeout` and `setInterval` is called early. `Date`, `performance.now()` and the time that an
 * animation frame is told agree with each other; workers have clocks of their own, which nothing here reaches.
 */

import { installNow } from './now.ts'
import {
  beginPassage,
  browserTimers,
  callEarly,
  clearTimer,
  endPassage,
  nextTimer,
  setTimer,
  turnOf,
  type Timer,
  type TimerList,
} from './timer-list.ts'

/** What the worker process asks of a page's clock. */
export type PageClock = {
  /** A new passage of time begins: what repeats fast has its full beat again. */
  readonly begin: () => void
  /**
   * Moves ahead until something has been called that others may have to know of, at most to `limitMs`, which counts from
   * where the machine's clock is.
   */
  readonly run: (limitMs: number, isBusy: () => boolean) => Promise<number>
  /** As far ahead as others are, without calling anything. */
  readonly follow: (aheadMs: number) => void
  /** How far ahead the next timer is due; null when there is none. */
  readonly nextAheadMs: () => number | null
  /** Time flows on from here by itself. */
  readonly end: () => void
  readonly machineNow: () => number
}

/** From here on a chain is taken for one that only repeats: nobody outside has to look after each call. */
const REPEATING_FROM = 5

export const installPageClock = (startAheadMs: number, fullBeats: number): PageClock => {
  const clock = installNow(startAheadMs)
  const { now, machineNow, moveTo, ahead } = clock
  const list: TimerList = { ...browserTimers(), now, fullBeats, timers: new Map(), isPassing: false, cause: null }
  replaceTimers(list)
  const taskDone = createTaskQueue()

  /** Calls the next timer if it is due by then; answers it, or null when the limit is reached. */
  const callNext = async (limitMs: number): Promise<Timer | null> => {
    const timer = nextTimer(list)
    // Whole milliseconds, so that the clock of the stage keeps them, too.
    const wantedMs = timer === undefined ? Infinity : Math.ceil(turnOf(timer) - machineNow())
    moveTo(Math.max(ahead(), Math.min(wantedMs, limitMs)))
    if (timer === undefined || wantedMs > limitMs) return null
    callEarly(list, timer)
    await taskDone()
    return timer
  }
  return {
    begin: () => beginPassage(list),
    run: async (limitMs, isBusy) => {
      for (let isOver = false; !isOver;) {
        const called = await callNext(limitMs)
        isOver = called === null || called.beats < REPEATING_FROM || isBusy()
      }
      return ahead()
    },
    follow: (aheadMs) => moveTo(Math.max(ahead(), aheadMs)),
    nextAheadMs: () => {
      const timer = nextTimer(list)
      return timer === undefined ? null : Math.max(ahead(), Math.ceil(turnOf(timer) - machineNow()))
    },
    end: () => endPassage(list),
    machineNow,
  }
}

/** What a page has queued by now has run when the promise resolves; no timer is involved. */
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
          : // Text is compiled by the browser, which has its rules for that.
            () => void list.setTimeout(String(handler), 0),
        // As a browser reads it: 32 bits, and none before now.
        { delayMs: Math.max(0, Number(delay) | 0), isRepeated },
      )
  Object.assign(window, {
    setTimeout: setter(false),
    setInterval: setter(true),
    clearTimeout: (id?: unknown) => clearTimer(list, id),
    clearInterval: (id?: unknown) => clearTimer(list, id),
  })
  // The browser's own waits on the machine's time.
  AbortSignal.timeout = (ms: number) => {
    const abort = new AbortController()
    const late = (): void => abort.abort(new DOMException('signal timed out', 'TimeoutError'))
    window.setTimeout(late, ms)
    return abort.signal
  }
}
