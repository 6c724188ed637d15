import { expect, test } from '../../plain-test.ts'
import { createAlarm } from '../../../mock-tag/alarm.ts'

/** A page whose wall clock and whose timers are in the test's hands: a machine that sleeps moves the first only. */
const rehearse = () => {
  const page = new EventTarget()
  const rung: boolean[] = []
  const timers = new Map<number, { readonly end: () => void; readonly ms: number }>()
  let now = 1_790_000_000_000
  let last = 0
  const replaced = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout, now: Date.now }
  const pretend = <Result>(work: () => Result): Result => {
    Object.assign(globalThis, {
      setTimeout: (end: () => void, ms: number) => {
        timers.set((last += 1), { end, ms })
        return last
      },
      clearTimeout: (timer: number) => timers.delete(timer),
    })
    Date.now = () => now
    try {
      return work()
    } finally {
      Object.assign(globalThis, { setTimeout: replaced.setTimeout, clearTimeout: replaced.clearTimeout })
      Date.now = replaced.now
    }
  }
  const setAlarm = pretend(() => createAlarm(page, (isLast) => rung.push(isLast)))
  return {
    rung,
    now: () => now,
    set: (...dues: readonly number[]) => pretend(() => setAlarm(dues)),
    /** The wall clock goes on, and no timer ends. */
    sleep: (ms: number) => void (now += ms),
    tell: (type: string) => pretend(() => page.dispatchEvent(new Event(type))),
    /** How long the timers that are set take. */
    timers: () => [...timers.values()].map(({ ms }) => ms),
    /** The timer ends, after so much of the wall clock. */
    endTimer: (afterMs: number) => {
      now += afterMs
      const [[id, timer] = []] = timers
      timers.delete(id ?? 0)
      pretend(() => timer?.end())
    },
  }
}

test('the alarm rings at each of its times, and says which is the last', () => {
  const { rung, now, set, timers, endTimer } = rehearse()
  set(now() + 1_000, now() + 3_000)
  expect(timers()).toEqual([1_000])
  endTimer(1_000)
  expect(rung).toEqual([false])
  expect(timers()).toEqual([2_000])
  endTimer(2_000)
  expect(rung).toEqual([false, true])
  expect(timers()).toEqual([])
})

test('a timer that ends too early does not ring the alarm and is set for the rest', () => {
  const { rung, now, set, timers, endTimer } = rehearse()
  set(now() + 1_000)
  endTimer(999)
  expect(rung).toEqual([])
  expect(timers()).toEqual([1])
})

for (const waking of ['visibilitychange', 'pageshow', 'focus', 'online', 'resume']) {
  test(`after a sleep, the alarm rings at the ${waking} of the page for all past times, and not again`, () => {
    const { rung, now, set, sleep, tell, timers } = rehearse()
    set(now() + 1_000, now() + 3_000)
    sleep(60_000)
    expect(rung).toEqual([])
    tell(waking)
    expect(rung).toEqual([false, true])
    tell(waking)
    expect(rung).toEqual([false, true])
    expect(timers()).toEqual([])
  })
}

test("checking the clock before the alarm's time changes nothing, and leaves one timer", () => {
  const { rung, now, set, sleep, tell, timers } = rehearse()
  set(now() + 1_000)
  sleep(400)
  tell('focus')
  tell('visibilitychange')
  expect(rung).toEqual([])
  expect(timers()).toEqual([600])
})

test('an alarm beyond the longest timer is waited for in several parts', () => {
  const { rung, now, set, timers, endTimer } = rehearse()
  const longest = 2 ** 31 - 1
  set(now() + longest + 5_000)
  expect(timers()).toEqual([longest])
  endTimer(longest)
  expect(rung).toEqual([])
  expect(timers()).toEqual([5_000])
  endTimer(5_000)
  expect(rung).toEqual([true])
})

test('setting the alarm replaces its earlier times, and setting it to none turns it off', () => {
  const { rung, now, set, sleep, tell, timers } = rehearse()
  set(now() + 1_000)
  set(now() + 9_000)
  expect(timers()).toEqual([9_000])
  set()
  expect(timers()).toEqual([])
  sleep(60_000)
  tell('focus')
  expect(rung).toEqual([])
})

test('an alarm set for a past time rings at once', () => {
  const { rung, now, set } = rehearse()
  set(now() - 1)
  expect(rung).toEqual([true])
})

test('an alarm that is set again while it rings, rings at its new times', () => {
  const page = new EventTarget()
  const rung: boolean[] = []
  const setAlarm = createAlarm(page, (isLast) => {
    if (rung.push(isLast) === 1) setAlarm([Date.now() - 1])
  })
  setAlarm([Date.now() - 2, Date.now() - 1])
  expect(rung).toEqual([false, true])
})
