import { expect, test } from '../../plain-test.ts'
import { createEdges, LONGEST_PAUSE, NARROW, WIDE } from '../../../control-room/browser/heights.ts'
import type { Row } from '../../../control-room/browser/rows.ts'

const pause = (ms: number): Row => ({ kind: 'pause', key: `pause ${ms}`, ms })
const group: Row = { kind: 'group', key: 'group', place: { page: 1, activation: null, isRefresh: false } }

const heightsOf = (rows: readonly Row[], measure = WIDE): readonly number[] => {
  const edges = createEdges(measure)
  edges.measure(rows)
  return rows.map((_row, index) => edges.top(index + 1) - edges.top(index))
}

test('a wait of three seconds is drawn three times as high as one of a second', () => {
  const [one = 0, three] = heightsOf([pause(1_000), pause(3_000)])
  expect(three).toBe(3 * one)
})

test('a very short wait can still be seen, and an hour leaves room for what follows it', () => {
  const [short = 0, hour] = heightsOf([pause(300), pause(3_600_000)])
  expect(short).toBeGreaterThan(10)
  expect(hour).toBe(LONGEST_PAUSE)
})

test('steps are higher on a narrow screen, where their words take two lines', () => {
  const step = { kind: 'entry' } as Row
  expect(heightsOf([step], NARROW)[0]).toBeGreaterThan(heightsOf([step])[0] ?? 0)
})

test('rows that come later are measured on their own', () => {
  const rows = [group, pause(1_000)]
  const edges = createEdges(WIDE)
  edges.measure(rows)
  const before = edges.total()
  rows.push(pause(2_000))
  edges.measure(rows)
  expect(edges.total() - before).toBe(40)
  expect(edges.top(2)).toBe(before)
})

test('the row at each height is found, from the first to the last', () => {
  const rows = Array.from({ length: 1_000 }, (_, index) => (index % 7 === 0 ? group : pause(300 + index)))
  const edges = createEdges(WIDE)
  edges.measure(rows)
  const found = rows.map((_row, index) => edges.at(edges.top(index)))
  expect(found).toEqual(rows.map((_row, index) => index))
  expect(edges.at(-5)).toBe(0)
  expect(edges.at(edges.total() + 100)).toBe(999)
  expect(edges.at(edges.top(500) - 1)).toBe(499)
})

test('an empty list has no height, and its first row is asked for without harm', () => {
  const edges = createEdges(WIDE)
  edges.measure([])
  expect([edges.total(), edges.at(100)]).toEqual([0, 0])
})
