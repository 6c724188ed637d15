/**
 * A page's time. By itself it flows as always; told to, it moves ahead, and the timers that become due on the way are
 * called one by one, at their times. The clock of the machine plus `aheadMs` is what the page takes for now.
 *
 * Only what is set through `setTimeout` and `setInterval` is called early. `Date`, `performance.now()` and the time that an
 * animation frame is told agree with each other; workers have clocks of their own, which nothing here reaches.
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

/** What the worker process asks of a page's clock. */
export type PageClock = {
  /** A new passage of time begins; `pace` is null where everything is called at its time. */
  readonly begin: (pace: Pace | null) => void
  /**
   * Moves ahead until something has been called that others may have to know of, at most to `limitMs`, which counts from
   * where the machine's clock is, and at most for a moment of real time.
   */
  readonly run: (limitMs: number, isBusy: () => boolean) => Promise<Run>
  /** As far ahead as others are, without calling anything. */
  readonly follow: (aheadMs: number) => void
  /** How far ahead the next timer is due; null when there is none. */
  readonly nextAheadMs: () => number | null
  /** The next timer has been called again and again in this passage. */
  readonly isNextRepeating: () => boolean
  /** Since when, in this passage, something has been called more rarely than it would be; null: nothing has. */
  readonly slowed: () => Slowed | null
  /** The page has asked for something. */
  readonly asked: (address: string, isSession: boolean) => void
  /** Time flows on from here by itself. */
  readonly end: () => void
  readonly machineNow: () => number
}

/** Counts from where the machine's clock is. */
export type Slowed = { readonly aheadMs: number; readonly why: Slowness }

export type Run = {
  readonly aheadMs: number
  readonly calls: number
  /** All that was called has been called again and again before. */
  readonly isRepeating: boolean
}

/** From here on a chain is taken for one that only repeats: nobody outside has to look after each call. */
const REPEATING_FROM = 5

/** Real milliseconds after which whoever moves time hears how far it has come. */
const MOMENT_MS = 200

export const installPageClock = (startAheadMs: number): PageClock => {
  const clock = installNow(startAheadMs)
  const { now, machineNow, moveTo, ahead } = clock
  const list = emptyList(now)
  replaceTimers(list)
  const runner = createRunner(list, clock)
  return {
    begin: (pace) => {
      runner.forget()
      beginPassage(list, pace)
    },
    run: runner.run,
    follow: (aheadMs) => moveTo(Math.max(ahead(), aheadMs)),
    nextAheadMs: () => {
      const timer = nextTimer(list)
      return timer === undefined ? null : Math.max(ahead(), Math.ceil(turnOf(list, timer) - machineNow()))
    },
    isNextRepeating: () => (nextTimer(list)?.cause?.beats ?? 0) >= REPEATING_FROM,
    slowed: runner.slowed,
    asked: (address, isSession) => askedBy(list, address, isSession),
    end: () => endPassage(list),
    machineNow,
  }
}

type Runner = Pick<PageClock, 'run' | 'slowed'> & { readonly forget: () => void }

const createRunner = (list: TimerList, { machineNow, moveTo, ahead }: Now): Runner => {
  const taskDone = createTaskQueue()
  let slowed: Slowed | null = null

  /** Calls the next timer if it is due by then; answers after how many calls of its chain, or null at the limit. */
  const callNext = async (limitMs: number): Promise<number | null> => {
    const timer = nextTimer(list)
    // Whole milliseconds, so that the clock of the stage keeps them, too.
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
    run: async (limitMs, isBusy) => {
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

/** Null where the timer is called when it is due. */
const slownessAt = (list: TimerList, timer: Timer, aheadMs: number): Slowed | null =>
  timer.cause === null || turnOf(list, timer) <= timer.dueAt ? null : { aheadMs, why: slownessOf(timer.cause) }

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
