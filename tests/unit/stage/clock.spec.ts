import { expect, test } from '../../plain-test.ts'
import { createStageClock } from '../../../stage/clock.ts'
import { installFakeTimers } from '../fake-timers.ts'

const HOUR_MS = 3_600_000

/** A wait that notes in `ended` that it is over. */
const observe = () => {
  let real = 1_000_000
  const clock = createStageClock(() => real)
  const ended: string[] = []
  return {
    clock,
    ended,
    passRealTime: (ms: number) => (real += ms),
    wait: (name: string, ms: number, signal: AbortSignal = new AbortController().signal) => {
      void clock.wait(ms, signal).then(() => ended.push(name))
    },
    settle: () => new Promise<void>((resolve) => setImmediate(resolve)),
  }
}

test('the clock of a stage runs with real time, ahead by as much as it was advanced', () => {
  const { clock, passRealTime } = observe()
  expect(clock.now()).toBe(1_000_000)
  passRealTime(5)
  expect(clock.now()).toBe(1_000_005)
  clock.advance(HOUR_MS)
  clock.advance(1)
  expect(clock.now()).toBe(1_000_005 + HOUR_MS + 1)
})

test('the clock of a stage is the real one by default', () => {
  const clock = createStageClock()
  const before = Date.now()
  const now = clock.now()
  const after = Date.now()
  expect([before <= now, now <= after]).toEqual([true, true])
})

test('two stages have separate clocks', () => {
  const [mine, yours] = [observe().clock, observe().clock]
  mine.advance(HOUR_MS)
  expect(yours.now()).toBe(1_000_000)
})

test('advancing the clock ends the waits that are due by then, and no others', async () => {
  const { clock, ended, wait, settle } = observe()
  wait('an hour', HOUR_MS)
  wait('two hours', 2 * HOUR_MS)
  clock.advance(HOUR_MS - 1)
  await settle()
  expect(ended).toEqual([])
  clock.advance(1)
  await settle()
  expect(ended).toEqual(['an hour'])
  clock.advance(HOUR_MS)
  await settle()
  expect(ended).toEqual(['an hour', 'two hours'])
})

test('a wait on the clock counts from when it began', async () => {
  const { clock, ended, wait, settle } = observe()
  clock.advance(HOUR_MS)
  wait('an hour', HOUR_MS)
  clock.advance(HOUR_MS - 1)
  await settle()
  expect(ended).toEqual([])
  clock.advance(1)
  await settle()
  expect(ended).toEqual(['an hour'])
})

test('a wait on the clock ends by itself when its time has come', async () => {
  const timers = installFakeTimers(HOUR_MS)
  const { ended, wait, settle } = observe()
  wait('an hour', HOUR_MS)
  timers.pending()[0]?.end()
  await settle()
  expect(ended).toEqual(['an hour'])
})

test('a partly advanced wait ends by itself when the rest of it is over', async () => {
  const timers = installFakeTimers(HOUR_MS / 4)
  const { clock, ended, wait, settle } = observe()
  wait('an hour', HOUR_MS)
  clock.advance(HOUR_MS / 2)
  clock.advance(HOUR_MS / 4)
  timers.pending()[0]?.end()
  await settle()
  expect(ended).toEqual(['an hour'])
})

for (const [name, end] of [
  ['advanced away', 'advance'],
  ['given up', 'abort'],
] as const) {
  test(`a wait that is ${name} leaves no timer behind`, () => {
    const timers = installFakeTimers(HOUR_MS)
    const { clock, wait } = observe()
    const abort = new AbortController()
    wait('an hour', HOUR_MS, abort.signal)
    expect(timers.pending()).toHaveLength(1)
    const ends = { advance: () => clock.advance(HOUR_MS), abort: () => abort.abort() }
    ends[end]()
    expect(timers.pending()).toEqual([])
  })
}

test('cancelling a wait ends it at once', async () => {
  const { ended, wait, settle } = observe()
  const abort = new AbortController()
  wait('an hour', HOUR_MS, abort.signal)
  abort.abort()
  await settle()
  expect(ended).toEqual(['an hour'])
})

test('a wait whose request was already cancelled ends at once', async () => {
  const { clock, ended, wait, settle } = observe()
  wait('an hour', HOUR_MS, AbortSignal.abort())
  await settle()
  expect(ended).toEqual(['an hour'])
  // Nothing is left to wait for, either way.
  clock.advance(HOUR_MS)
})

test('a finished wait leaves no listener on the signal of its request', async () => {
  const { clock, wait, settle } = observe()
  const { signal } = new AbortController()
  const listeners: string[] = []
  signal.addEventListener = (type: string) => void listeners.push(`+${type}`)
  signal.removeEventListener = (type: string) => void listeners.push(`-${type}`)
  wait('an hour', HOUR_MS, signal)
  clock.advance(HOUR_MS)
  await settle()
  expect(listeners).toEqual(['+abort', '-abort'])
})

test('the clock reports how far ahead it is, and when the first pending wait ends', async () => {
  const clock = createStageClock(() => 1_000)
  const abort = new AbortController()
  expect([clock.aheadMs(), clock.nextDueInMs()]).toEqual([0, null])
  const waits = [clock.wait(90_000, abort.signal), clock.wait(60_000, abort.signal)]
  clock.advance(20_000)
  expect([clock.aheadMs(), clock.nextDueInMs()]).toEqual([20_000, 40_000])
  clock.advance(40_000)
  expect(clock.nextDueInMs()).toBe(30_000)
  abort.abort()
  await Promise.all(waits)
  expect(clock.nextDueInMs()).toBe(null)
})

test('a clock that returns to the present is the real one again, and a wait takes the longer for it', async () => {
  const { clock, ended, wait, settle } = observe()
  clock.advance(HOUR_MS)
  wait('a minute', 60_000)
  clock.returnToNow()
  expect([clock.now(), clock.aheadMs()]).toEqual([1_000_000, 0])
  clock.advance(HOUR_MS)
  await settle()
  expect(ended).toEqual([])
  clock.advance(60_000)
  await settle()
  expect(ended).toEqual(['a minute'])
})
