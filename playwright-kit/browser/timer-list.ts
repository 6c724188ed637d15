/** The timers of a page, and when each of them is due; the browser's own timers ring them while time flows by itself. */

export type Timer = {
  readonly id: number
  readonly call: () => void
  readonly everyMs: number | null
  dueAt: number
  /** Not called before, in this passage of time. */
  heldUntil: number
  /** How many calls in this passage have led to this one, each setting the next. */
  beats: number
  /** The browser's timer that rings it; null when it has rung. */
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
  /** So many calls in a row, each setting the next, keep their beat; then they come once a minute, as in a background tab. */
  readonly fullBeats: number
  isPassing: boolean
  /** The call that everything set before the next call is a consequence of. */
  cause: { readonly beats: number; readonly at: number } | null
}

const SLOW_BEAT_MS = 60_000

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
  const timer: Timer = { id, call, everyMs, dueAt: list.now() + delayMs, heldUntil: 0, beats: 0, native: id }
  holdBack(list, timer)
  list.timers.set(id, timer)
  return id
}

export const clearTimer = (list: TimerList, id: unknown): void => {
  const timer = list.timers.get(Number(id))
  list.clearTimeout(timer?.native ?? Number(id))
  list.timers.delete(Number(id))
}

/** When it may be called. */
export const turnOf = ({ dueAt, heldUntil }: Timer): number => Math.max(dueAt, heldUntil)

export const nextTimer = ({ timers }: TimerList): Timer | undefined => {
  let first: Timer | undefined
  for (const timer of timers.values()) if (first === undefined || turnOf(timer) < turnOf(first)) first = timer
  return first
}

/** What repeats fast has its full beat again. */
export const beginPassage = (list: TimerList): void => {
  list.isPassing = true
  list.cause = null
  for (const timer of list.timers.values()) Object.assign(timer, { beats: 0, heldUntil: 0 })
}

/** Time has moved: the browser rings them sooner now. */
export const endPassage = (list: TimerList): void => {
  list.isPassing = false
  list.cause = null
  for (const timer of list.timers.values()) arm(list, timer)
}

/** Before the browser rings it. An error is the page's, as it is when the browser rings. */
export const callEarly = (list: TimerList, timer: Timer): void => {
  if (timer.native !== null) list.clearTimeout(timer.native)
  try {
    fire(list, timer)
  } catch (error) {
    reportError(error)
  }
}

const ring = (list: TimerList, timer: Timer): void => {
  timer.native = null
  if (!list.timers.has(timer.id)) return
  // In a passage one that is held back waits until its turn comes there, or the passage ends.
  if (!list.isPassing || timer.heldUntil <= list.now()) fire(list, timer)
}

const fire = (list: TimerList, timer: Timer): void => {
  const at = list.now()
  if (list.isPassing) list.cause = { beats: timer.beats, at }
  if (timer.everyMs === null) list.timers.delete(timer.id)
  else {
    timer.dueAt = Math.max(timer.dueAt + timer.everyMs, at)
    holdBack(list, timer)
    arm(list, timer)
  }
  timer.call()
}

const holdBack = (list: TimerList, timer: Timer): void => {
  const { cause } = list
  if (cause === null) return
  timer.beats = cause.beats + 1
  timer.heldUntil = timer.beats > list.fullBeats ? cause.at + SLOW_BEAT_MS : 0
}

const arm = (list: TimerList, timer: Timer): void => {
  if (timer.native !== null) list.clearTimeout(timer.native)
  timer.native = list.setTimeout(() => ring(list, timer), Math.max(0, timer.dueAt - list.now()))
}
