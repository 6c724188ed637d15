/**
 * A page's time. By itself it flows as always; told to, it moves ahead, and the timers that become due on the way are
 * called one by one, at their times. The clock of the machine plus `aheadMs` is what the page takes for now.
 *
 * Only what is set through `setTimeout` and `setInterval` is called early. `Date`, `performance.now()` and the time that an
 * animation frame is told agree with each other; workers have clocks of their own, which nothing here reaches.
 */

import { installNow } from './now.ts'

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
  /** How many timers were called ahead of the machine's time. */
  readonly calledEarly: () => number
  readonly machineNow: () => number
}

type Timer = {
  readonly id: number
  readonly call: () => void
  readonly everyMs: number | null
  dueAt: number
  /** Not called before, in this passage. */
  heldUntil: number
  /** How many calls in this passage have led to this one, each setting the next. */
  beats: number
  native: number | null
}

/** So many calls in a row, each setting the next, keep their beat; then they come once a minute, as in a background tab. */
const FULL_BEATS = 1_000

const SLOW_BEAT_MS = 60_000

/** From here on a chain is taken for one that only repeats: nobody outside has to look after each call. */
const REPEATING_FROM = 5

export const installPageClock = (aheadMs: number): PageClock => {
  const { setTimeout: nativeSet, clearTimeout: nativeClear } = browserTimers()
  const { now, machineNow, moveTo, ahead } = installNow(aheadMs)
  const timers = new Map<number, Timer>()
  let isPassing = false
  /** The call that everything set before the next call is a consequence of. */
  let cause: { readonly beats: number; readonly at: number } | null = null
  let called = 0
  const taskDone = createTaskQueue()

  const arm = (timer: Timer): void => {
    if (timer.native !== null) nativeClear(timer.native)
    timer.native = nativeSet(() => ring(timer), Math.max(0, timer.dueAt - now()))
  }
  const ring = (timer: Timer): void => {
    timer.native = null
    if (!timers.has(timer.id)) return
    // In a passage one that is held back waits until its turn comes there, or the passage ends.
    if (!isPassing || timer.heldUntil <= now()) fire(timer)
  }
  const fire = (timer: Timer): void => {
    const at = now()
    if (isPassing) cause = { beats: timer.beats, at }
    if (timer.everyMs === null) timers.delete(timer.id)
    else {
      timer.dueAt = Math.max(timer.dueAt + timer.everyMs, at)
      holdBack(timer)
      arm(timer)
    }
    timer.call()
  }
  const holdBack = (timer: Timer): void => {
    if (cause === null) return
    timer.beats = cause.beats + 1
    timer.heldUntil = timer.beats > FULL_BEATS ? cause.at + SLOW_BEAT_MS : 0
  }
  const set = (call: () => void, delayMs: number, isRepeated: boolean): number => {
    const everyMs = isRepeated ? Math.max(1, delayMs) : null
    const timer = { call, everyMs, dueAt: now() + delayMs, heldUntil: 0, beats: 0, native: null }
    const id = nativeSet(() => ring(known), delayMs)
    const known: Timer = { ...timer, id, native: id }
    if (isPassing) holdBack(known)
    timers.set(id, known)
    return id
  }
  const clear = (id: unknown): void => {
    const timer = timers.get(Number(id))
    nativeClear(timer?.native ?? Number(id))
    timers.delete(Number(id))
  }
  const next = (): Timer | undefined =>
    [...timers.values()].reduce<Timer | undefined>(
      (first, timer) => (first === undefined || turnOf(timer) < turnOf(first) ? timer : first),
      undefined,
    )
  replaceTimers(set, clear)

  return {
    begin: () => {
      isPassing = true
      cause = null
      for (const timer of timers.values()) Object.assign(timer, { beats: 0, heldUntil: 0 })
    },
    run: async (limitMs, isBusy) => {
      for (let timer = next(); ; timer = next()) {
        // Whole milliseconds, so that the clock of the stage keeps them, too.
        const wantedMs = timer === undefined ? Infinity : Math.ceil(turnOf(timer) - machineNow())
        if (timer === undefined || wantedMs > limitMs) {
          moveTo(Math.max(ahead(), limitMs))
          return ahead()
        }
        if (wantedMs > ahead()) moveTo(wantedMs)
        called += 1
        if (timer.native !== null) nativeClear(timer.native)
        try {
          fire(timer)
        } catch (error) {
          reportError(error)
        }
        await taskDone()
        if (timer.beats < REPEATING_FROM || isBusy()) return ahead()
      }
    },
    follow: (aheadMs) => moveTo(Math.max(ahead(), aheadMs)),
    nextAheadMs: () => {
      const timer = next()
      return timer === undefined ? null : Math.max(ahead(), Math.ceil(turnOf(timer) - machineNow()))
    },
    end: () => {
      isPassing = false
      cause = null
      for (const timer of timers.values()) arm(timer)
    },
    calledEarly: () => called,
    machineNow,
  }
}

export type BrowserTimers = {
  readonly setTimeout: (handler: TimerHandler, delayMs: number) => number
  readonly clearTimeout: (id: number) => void
}

/** Those that the window has now, by the machine's time; the types of Node describe others. */
export const browserTimers = (): BrowserTimers => {
  const timers = window as unknown as BrowserTimers
  return { setTimeout: timers.setTimeout.bind(window), clearTimeout: timers.clearTimeout.bind(window) }
}

const turnOf = ({ dueAt, heldUntil }: Timer): number => Math.max(dueAt, heldUntil)

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

type Set = (call: () => void, delayMs: number, isRepeated: boolean) => number

const replaceTimers = (set: Set, clear: (id: unknown) => void): void => {
  const { setTimeout: nativeSet } = browserTimers()
  const setter =
    (isRepeated: boolean) =>
    (handler: unknown, delay?: unknown, ...args: readonly unknown[]): number =>
      set(
        typeof handler === 'function'
          ? () => void Reflect.apply(handler, window, args)
          : // Text is compiled by the browser, which has its rules for that.
            () => void nativeSet(String(handler), 0),
        // As a browser reads it: 32 bits, and none before now.
        Math.max(0, Number(delay) | 0),
        isRepeated,
      )
  Object.assign(window, {
    setTimeout: setter(false),
    setInterval: setter(true),
    clearTimeout: (id?: unknown) => clear(id),
    clearInterval: (id?: unknown) => clear(id),
  })
  // The browser's own waits on the machine's time.
  AbortSignal.timeout = (ms: number) => {
    const abort = new AbortController()
    const late = (): void => abort.abort(new DOMException('signal timed out', 'TimeoutError'))
    window.setTimeout(late, ms)
    return abort.signal
  }
}
