import { expect, test } from '../../../plain-test.ts'
import {
  heldBackMs,
  nextCall,
  noteAsk,
  slownessOf,
  type Call,
  type Pace,
} from '../../../../playwright-kit/browser/pace.ts'

const PACE: Pace = { fullBeats: 4_000 }
const MINUTE_MS = 60_000

/** A chain of so many calls, each of which asks what `ask` says. */
const chainOf = (length: number, ask: (call: Call, number: number) => void = () => {}): Call => {
  let call = nextCall(null, 0)
  for (let number = 1; number <= length; number += 1) {
    if (number > 1) call = nextCall(call, number)
    ask(call, number)
  }
  return call
}

const polls = (length: number): Call => chainOf(length, (call) => noteAsk(call, '/poll', false))

test('a chain of timers keeps its interval for four thousand calls, and then runs once a minute', () => {
  expect(heldBackMs(chainOf(4_000), PACE)).toBe(0)
  expect(heldBackMs(chainOf(4_001), PACE)).toBe(MINUTE_MS)
  expect(heldBackMs(chainOf(90_000), PACE)).toBe(MINUTE_MS)
  expect(slownessOf(chainOf(4_001), PACE)).toBe('repeats')
})

for (const { length, minutes } of [
  { length: 24, minutes: 0 },
  { length: 25, minutes: 1 },
  { length: 54, minutes: 1 },
  { length: 55, minutes: 2 },
  { length: 56, minutes: 4 },
  { length: 58, minutes: 16 },
  { length: 59, minutes: 30 },
  { length: 500, minutes: 30 },
]) {
  test(`after ${length} requests to the same address, a chain of timers is held back ${minutes} min`, () => {
    expect(heldBackMs(polls(length), PACE)).toBe(minutes * MINUTE_MS)
  })
}

for (const { length, minutes } of [
  { length: 4, minutes: 0 },
  { length: 5, minutes: 1 },
  { length: 9, minutes: 1 },
  { length: 11, minutes: 4 },
]) {
  test(`with a hundred full rounds behind it, a chain of timers with ${length} requests is held back ${minutes} min`, () => {
    expect(heldBackMs(polls(length), { fullBeats: 100 })).toBe(minutes * MINUTE_MS)
  })
}

test('a chain of timers that is slowed for its requests is reported as such', () => {
  expect(slownessOf(polls(25), PACE)).toBe('asks')
})

test('a timer call that sends several requests counts as one', () => {
  const call = chainOf(24, (one) => {
    noteAsk(one, '/poll', false)
    noteAsk(one, '/count', false)
  })
  expect(heldBackMs(call, PACE)).toBe(0)
})

test('a chain of timers that alternates between two addresses, or asks one on every fifth call, is held back after as many requests to one of them', () => {
  const inTurn = (length: number): Call =>
    chainOf(length, (one, number) => noteAsk(one, number % 2 === 0 ? '/poll' : '/count', false))
  expect([48, 50].map((length) => heldBackMs(inTurn(length), PACE))).toEqual([0, MINUTE_MS])
  const nowAndThen = (length: number): Call =>
    chainOf(length, (one, number) => {
      if (number % 5 === 0) noteAsk(one, '/poll', false)
    })
  expect([120, 125, 126].map((length) => heldBackMs(nowAndThen(length), PACE))).toEqual([0, MINUTE_MS, 0])
})

test('a chain of timers that asks another address each time is not held back', () => {
  const call = chainOf(500, (one, number) => noteAsk(one, `/part/${number}`, false))
  expect(heldBackMs(call, PACE)).toBe(0)
})

test('a timer call without a request is not held back for requests of earlier ones', () => {
  expect(heldBackMs(nextCall(polls(500), 0), PACE)).toBe(0)
})

test('a timer set by a renewal of the session is never held back', () => {
  const call = chainOf(9_000, (one) => {
    noteAsk(one, '/token', false)
    noteAsk(one, 'https://api.iadvize.com/graphql', true)
  })
  expect(heldBackMs(call, PACE)).toBe(0)
})
