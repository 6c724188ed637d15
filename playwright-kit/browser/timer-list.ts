/** The timers of a page, and when each of them is due; the browser's own timers ring them while time flows by itself. */

import { heldBackMs, nextCall, noteAsk, type Call, type Pace } from './pace.ts'

export type Timer = {
  readonly id: number
  readonly call: () => void
  readonly everyMs: number | null
  dueAt: number
  /** The call, in this passage of time, that set it. */
  cause: Call | null
  /** The browser's timer that rings it; null when it has rung, or is to be set yet. */
  native: number | null
}

export type BrowserTimers = {
  readonly setTimeout: (handler: TimerHandler, delayMs: number) => number
  readonly clearTimeout: (id: number) => void
}

export type TimerList = BrowserTimers & {
  readonly timers: Map<number, Timer>
  /** What the page takes for now. */
  readonly now: () => number
  isPassing: boolean
  /** Null where everything is called at its time. */
  pace: Pace | null
  /** They are called one after the other, so that the browser need not ring what repeats. */
  isRunning: boolean
  /** The call that everything set before the next call is a consequence of. */
  cause: Call | null
}

/** Those that the window has now, by the machine's time; the types of Node describe others. */
export const browserTimers = (): BrowserTimers => {
  const timers = window as unknown as BrowserTimers
  return { setTimeout: timers.setTimeout.bind(window), clearTimeout: timers.clearTimeout.bind(window) }
}

export const setTimer = (
  list: TimerList,
  call: () => void,
  { delayMs, isRepeated }: { readonly delayMs: number; readonly isRepeated: boolean },
): number => {
  const everyMs = isRepeated ? Math.max(1, delayMs) : null
  const id = list.setTimeout(() => ring(list, timer), delayMs)
  const timer: Timer = { id, call, everyMs, dueAt: list.now() + delayMs, cause: list.cause, native: id }
  list.timers.set(id, timer)
  return id
}

export const clearTimer = (list: TimerList, id: unknown): void => {
  const timer = list.timers.get(Number(id))
  list.clearTimeout(timer?.native ?? Number(id))
  list.timers.delete(Number(id))
}

/** When it may be called. */
export const turnOf = (list: TimerList, timer: Timer): number => Math.max(timer.dueAt, heldUntil(list, timer))

export const nextTimer = (list: TimerList): Timer | undefined => {
  let first: Timer | undefined
  let firstTurn = Infinity
  for (const timer of list.timers.values()) {
    const turn = turnOf(list, timer)
    if (turn >= firstTurn) continue
    first = timer
    firstTurn = turn
  }
  return first
}

/** What repeats fast has its full beat again. */
export const beginPassage = (list: TimerList, pace: Pace | null): void => {
  list.isPassing = true
  list.pace = pace
  forgetCalls(list)
}

/** Time has moved: the browser rings them sooner now. */
export const endPassage = (list: TimerList): void => {
  list.isPassing = false
  list.pace = null
  forgetCalls(list)
  for (const timer of list.timers.values()) arm(list, timer)
}

/** The browser rings again what was called meanwhile. */
export const endRun = (list: TimerList): void => {
  list.isRunning = false
  for (const timer of list.timers.values()) if (timer.native === null) arm(list, timer)
}

/** Before the browser rings it. An error is the page's, as it is when the browser rings. */
export const callEarly = (list: TimerList, timer: Timer): void => {
  if (timer.native !== null) list.clearTimeout(timer.native)
  timer.native = null
  try {
    fire(list, timer)
  } catch (error) {
    reportError(error)
  }
}

/** What was called last, or what came of it, has asked for something. */
export const askedBy = ({ cause }: TimerList, address: string, isSession: boolean): void => {
  if (cause !== null) noteAsk(cause, address, isSession)
}

const heldUntil = ({ pace }: TimerList, { cause }: Timer): number =>
  pace === null || cause === null ? 0 : cause.at + heldBackMs(cause, pace)

const forgetCalls = (list: TimerList): void => {
  list.cause = null
  for (const timer of list.timers.values()) timer.cause = null
}

const ring = (list: TimerList, timer: Timer): void => {
  timer.native = null
  if (!list.timers.has(timer.id)) return
  // In a passage one that is held back waits until its turn comes there, or the passage ends.
  if (!list.isPassing || heldUntil(list, timer) <= list.now()) fire(list, timer)
}

const fire = (list: TimerList, timer: Timer): void => {
  const at = list.now()
  if (list.isPassing) list.cause = nextCall(timer.cause, at)
  if (timer.everyMs === null) list.timers.delete(timer.id)
  else {
    timer.dueAt = Math.max(timer.dueAt + timer.everyMs, at)
    timer.cause = list.cause
    if (!list.isRunning) arm(list, timer)
  }
  timer.call()
}

const arm = (list: TimerList, timer: Timer): void => {
  if (timer.native !== null) list.clearTimeout(timer.native)
  timer.native = list.setTimeout(() => ring(list, timer), Math.max(0, timer.dueAt - list.now()))
}
