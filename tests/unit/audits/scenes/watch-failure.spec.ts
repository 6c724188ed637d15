import { expect, test } from '../../../plain-test.ts'
import { isEnough } from '../../../../audits/scenes/watch-failure.ts'
import type { JournalEntry } from '../../../../journal/entries.ts'

const FAILED = { type: 'activation-settled', code: 'SERVER_ERROR' }
const CALL = { type: 'activation-requested' }

const journalOf = (...entries: readonly object[]): readonly JournalEntry[] =>
  entries.map((entry, at) => ({ ...entry, index: at + 1 }) as JournalEntry)

const SOON = { sinceIndex: 0, elapsedMs: 0, limitMs: 15_000 }
const LATE = { ...SOON, elapsedMs: 15_000 }

const calls = (count: number): readonly object[] => Array.from({ length: count }, () => CALL)

test('a site that calls activate a dozen times after a failure is still watched', () => {
  expect(isEnough(journalOf(FAILED, ...calls(12)), SOON)).toBe(false)
})

test('a site that never stops calling activate is no longer watched in the end', () => {
  expect(isEnough(journalOf(FAILED, ...calls(15)), SOON)).toBe(true)
})

test('on a slow machine the watch ends with the third call that came after its time', () => {
  expect(isEnough(journalOf(FAILED, ...calls(3)), LATE)).toBe(true)
  expect(isEnough(journalOf(FAILED, ...calls(2)), LATE)).toBe(false)
})

test('calls before the failure, and those of the steps before, are not counted', () => {
  expect(isEnough(journalOf(...calls(15), FAILED), LATE)).toBe(false)
  expect(isEnough(journalOf(FAILED, ...calls(15)), { ...LATE, sinceIndex: 14 })).toBe(false)
})

test('a site that does not fail is watched to the end', () => {
  expect(isEnough(journalOf({ ...FAILED, code: null }, ...calls(15)), LATE)).toBe(false)
})
