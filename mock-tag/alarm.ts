/** Longest delay that a browser's timer takes; a longer one would end at once. */
const TIMER_MAX_MS = 2 ** 31 - 1

/** Sets the alarm for these times instead of those before: by the wall clock, in milliseconds since 1970, in order. */
export type SetAlarm = (dues: readonly number[]) => void

/** While a machine sleeps its timers stand still, so whatever may follow a sleep has a look at the clock. */
const WAKINGS = ['visibilitychange', 'pageshow', 'focus', 'online', 'resume']

/** Rings once for each time that has come or is past. */
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
  // Capturing, because some of them are told to the document and do not bubble.
  for (const waking of WAKINGS) page.addEventListener(waking, look, true)
  return (dues) => {
    waiting = dues
    look()
  }
}
