import { inspect } from 'node:util'
import { expect, test } from '../../plain-test.ts'
import {
  durationText,
  isDuration,
  millisecondsOf,
  roughDurationText,
  type Duration,
} from '../../../protocol/duration.ts'

test.describe('a length of time', () => {
  const readings: readonly (readonly [Duration, number])[] = [
    [0, 0],
    [1_500, 1_500],
    ['250 ms', 250],
    ['90 s', 90_000],
    ['2 sec', 2_000],
    ['1 second', 1_000],
    ['2 seconds', 2_000],
    ['15 min', 900_000],
    ['1 minute', 60_000],
    ['59 minutes', 3_540_000],
    ['1 h', 3_600_000],
    ['1 hour', 3_600_000],
    ['24 hours', 86_400_000],
    ['1 d', 86_400_000],
    ['1 day', 86_400_000],
    ['2 days', 172_800_000],
    ['15min', 900_000],
    ['1.5 s', 1_500],
    ['1.001 s', 1_001],
    ['0.4 ms', 0],
    ['1 h 30 min', 5_400_000],
    ['0 s', 0],
  ]
  for (const [given, ms] of readings) {
    test(`the length of time ${JSON.stringify(given)} is ${ms} ms`, () => {
      expect(millisecondsOf(given)).toBe(ms)
    })
  }

  for (const given of [
    '',
    '15',
    'min',
    '15 parsecs',
    '-1 s',
    '1,5 s',
    '1 s later',
    '1 h30',
    '1 constructor',
    -1,
    NaN,
    Infinity,
    null,
  ]) {
    test(`the length of time ${inspect(given)} is refused, with what may be written`, () => {
      expect(() => millisecondsOf(given as Duration)).toThrow(
        `${typeof given === 'string' ? JSON.stringify(given) : String(given)} is not a length of time: give milliseconds as a number, or a string like "250 ms", "90 s", "15 min", "1 h 30 min" or "2 days".`,
      )
    })
  }

  for (const [given, meant] of [
    ['15 mins', '15 min'],
    ['2 dayss', '2 days'],
    ['1 H 30 Minute', '1 h 30 minute'],
    [' 1 s', '1 s'],
  ] as const) {
    test(`the length of time "${given}" is refused, with the nearest valid one`, () => {
      expect(() => millisecondsOf(given as Duration)).toThrow(
        `${JSON.stringify(given)} is not a length of time; did you mean "${meant}"?`,
      )
    })
  }

  for (const [ms, words] of [
    [0, '0 ms'],
    [250, '250 ms'],
    [999, '999 ms'],
    [1_000, '1 s'],
    [1_234, '1.234 s'],
    [90_000, '90 s'],
    [60_000, '1 min'],
    [3_540_000, '59 min'],
    [3_600_000, '1 h'],
    [86_400_000, '1 day'],
    [172_800_000, '2 days'],
  ] as const) {
    test(`${ms} ms is shown as "${words}"`, () => {
      expect(durationText(ms)).toBe(words)
    })
  }

  for (const [ms, words] of [
    [0, '0.0 s'],
    [1_234, '1.2 s'],
    [59_960, '1 min'],
    [61_000, '1 min 1 s'],
    [5_000_000, '1 h 23 min'],
    [86_400_000, '24 h'],
  ] as const) {
    test(`${ms} ms is shown roughly as "${words}"`, () => {
      expect(roughDurationText(ms)).toBe(words)
    })
  }

  test('a valid length of time is told apart from an invalid one', () => {
    expect(['30 s', 0, '1 h 30 min'].map(isDuration)).toEqual([true, true, true])
    expect([-1, 'soon', null, undefined, {}, NaN].map(isDuration)).toEqual(Array(6).fill(false))
  })
})
