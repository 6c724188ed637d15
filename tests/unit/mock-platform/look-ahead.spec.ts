import { expect, test } from '../../plain-test.ts'
import { createLookAhead } from '../../../mock-platform/look-ahead.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

const startPlatform = () => {
  let now = 1_700_000_000_000
  const lookAhead = createLookAhead(() => now)
  const session = { key: 'camille', lifeMs: 7 * MINUTE_MS, leadMs: MINUTE_MS }
  return {
    ...lookAhead,
    lookFor: (ms: number) => lookAhead.to(now + ms),
    pass: (ms: number) => {
      now += ms
    },
    issue: (what: Partial<typeof session> = {}) => lookAhead.lifeMs({ ...session, nowMs: now, ...what }),
  }
}

/** Minutes since the beginning of the look at which a tag renews the session that it had then, up to `toMs`. */
const renewalsUpTo = (toMs: number, { lifeMs = 7 * MINUTE_MS, leadMs = MINUTE_MS } = {}): readonly number[] => {
  const { lookFor, pass, issue } = startPlatform()
  lookFor(toMs)
  const dueAfter = (ms: number): number => ms - Math.min(leadMs, ms / 2)
  const minutes: number[] = []
  let atMs = 0
  for (let nextMs = dueAfter(lifeMs); atMs + nextMs <= toMs; nextMs = dueAfter(issue({ lifeMs, leadMs }))) {
    atMs += nextMs
    pass(nextMs)
    minutes.push(atMs / MINUTE_MS)
  }
  return minutes
}

test('looking ahead over a day of seven-minute sessions makes four renewals, including one an hour before the end and the last', () => {
  const renewals = renewalsUpTo(DAY_MS)
  expect(renewals).toEqual([6, 12, 1_380, 1_440])
})

test('each renewal made while looking ahead comes at a time at which it would have come anyway', () => {
  for (const { lifeMs, leadMs } of [
    { lifeMs: 60 * MINUTE_MS, leadMs: MINUTE_MS },
    { lifeMs: 20 * MINUTE_MS, leadMs: 5 * MINUTE_MS },
    // Shorter than twice the lead: renewed after half its life.
    { lifeMs: 2 * MINUTE_MS, leadMs: 5 * MINUTE_MS },
  ]) {
    const everyMinutes = (lifeMs - Math.min(leadMs, lifeMs / 2)) / MINUTE_MS
    const renewals = renewalsUpTo(DAY_MS, { lifeMs, leadMs })
    expect(renewals.map((minute) => minute % everyMinutes)).toEqual(renewals.map(() => 0))
    expect(renewals.at(-1)).toBe(Math.floor(1_440 / everyMinutes) * everyMinutes)
    expect(renewals.length).toBeLessThan(10)
  }
})

test('a renewal that falls due moments after the end of looking ahead is the next one, and none is added just before it', () => {
  expect(renewalsUpTo(DAY_MS - 2_000)).toEqual([6, 12, 1_380])
  expect(renewalsUpTo(DAY_MS - 30_000)).toEqual([6, 12, 1_374, 1_434])
})

test('looking ahead skips renewals only after two alike ones', () => {
  expect(renewalsUpTo(30 * MINUTE_MS)).toEqual([6, 12, 24, 30])
  expect(renewalsUpTo(18 * MINUTE_MS)).toEqual([6, 12, 18])
})

test('sessions are longer only while looking ahead, not without it and not afterwards', () => {
  const { lookFor, to, pass, issue } = startPlatform()
  const issueThree = (): readonly number[] =>
    [1, 2, 3].map(() => {
      pass(6 * MINUTE_MS)
      return issue() / MINUTE_MS
    })
  expect(issueThree()).toEqual([7, 7, 7])
  lookFor(DAY_MS)
  expect(Math.max(...issueThree())).toBeGreaterThan(7)
  to(null)
  expect(issueThree()).toEqual([7, 7, 7])
  // Another look begins anew.
  lookFor(DAY_MS)
  expect(issue()).toBe(7 * MINUTE_MS)
})

test('a refused attempt restarts the count of alike renewals', () => {
  const { lookFor, notTaken, pass, issue } = startPlatform()
  lookFor(DAY_MS)
  pass(60 * MINUTE_MS)
  expect(issue()).toBe(7 * MINUTE_MS)
  notTaken()
  expect(issue()).toBe(7 * MINUTE_MS)
  expect(issue()).toBeGreaterThan(7 * MINUTE_MS)
})

test('sessions of different visitors, or with different outcomes, are not alike', () => {
  const { lookFor, pass, issue } = startPlatform()
  lookFor(DAY_MS)
  pass(60 * MINUTE_MS)
  const lives = ['camille', 'jonas', 'camille, with a warning'].map((key) => issue({ key }))
  expect(lives).toEqual(Array(3).fill(7 * MINUTE_MS))
})
