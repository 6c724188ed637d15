/** The longest delay of a browser timer. A longer one would fire at once. */
const TIMER_MAX_MS = 2 ** 31 - 1

/** Replaces the times at which the alarm rings: wall-clock times in milliseconds since 1970, in ascending order. */
export type SetAlarm = (dues: readonly number[]) => void

/** Timers stop while a machine sleeps, so the clock is checked at every event that may follow a sleep. */
const WAKINGS = ['visibilitychange', 'pageshow', 'focus', 'online', 'resume']

/** Calls `ring` once for each time that has been reached. */
export const createAlarm = (page: EventTarget, ring: (isLast: boolean) => void): SetAlarm => {
  let waiting: readonly number[] = []
  let timer: ReturnType<typeof setTimeout> | undefined

  const look = (): void => {
    clearTimeout(timer)
    const [due, ...later] = waiting
    if (due === undefined) return
    const leftMs = due - Date.now()
    if (leftMs > 0) {
      timer = setTimeout(look, Math.min(leftMs, TIMER_MAX_MS))
    } else {
      waiting = later
      ring(later.length === 0)
      look()
    }
  }
  // In the capture phase, because some of these events are dispatched on the document and do not bubble.
  for (const waking of WAKINGS) page.addEventListener(waking, look, true)
  return (dues) => {
    waiting = dues
    look()
  }
}
