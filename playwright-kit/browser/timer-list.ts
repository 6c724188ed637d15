/** The timers of a page, and when each is due. While time runs by itself, the browser's own timers fire them. */

import { heldBackMs, nextCall, noteAsk, type Call, type Pace } from './pace.ts'

export type Timer = {
  readonly id: number
  readonly call: () => void
  readonly everyMs: number | null
  dueAt: number
  /** The call in this passage of time that set the timer. */
  cause: Call | null
  /** The id of the browser's timer that fires it; null if that timer has fired or is not set yet. */
  native: number | null
}

export type BrowserTimers = {
  readonly setTimeout: (handler: TimerHandler, delayMs: number) => number
  readonly clearTimeout: (id: number) => void
}

export type TimerList = BrowserTimers & {
  readonly timers: Map<number, Timer>
  /** The current time of the page. */
  readonly now: () => number
  isPassing: boolean
  /** Null if every timer is called at its time. */
  pace: Pace | null
  /** The timers are being called one after the other, so the browser's timers need not be set again. */
  isRunning: boolean
  /** The last call. Timers set before the next call are its consequences. */
  cause: Call | null
}

/** The window's current timer functions, in real time. The cast is needed because Node's types describe other functions. */
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

/** The earliest time at which the timer may be called. */
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

/** Repeating timers get their full interval again. */
export const beginPassage = (list: TimerList, pace: Pace | null): void => {
  list.isPassing = true
  list.pace = pace
  forgetCalls(list)
}

/** Time has moved, so the browser's timers are set again for the time that is left. */
export const endPassage = (list: TimerList): void => {
  list.isPassing = false
  list.pace = null
  forgetCalls(list)
  for (const timer of list.timers.values()) arm(list, timer)
}

/** Sets the browser's timers again for the timers that were called meanwhile. */
export const endRun = (list: TimerList): void => {
  list.isRunning = false
  for (const timer of list.timers.values()) if (timer.native === null) arm(list, timer)
}

/** Calls the timer before the browser does. An error is reported as the page's own, as if the browser had called it. */
export const callEarly = (list: TimerList, timer: Timer): void => {
  if (timer.native !== null) list.clearTimeout(timer.native)
  timer.native = null
  try {
    fire(list, timer)
  } catch (error) {
    reportError(error)
  }
}

/** Attributes a request to the last call or its consequences. */
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
  // During a passage, a delayed timer waits for its turn or for the end of the passage.
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
