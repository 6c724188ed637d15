import { readReport } from '../../../benchmarks/kit/time-tests.ts'
import { expect, test } from '../../plain-test.ts'

const spec = (title: string, duration: number, error?: string) => ({
  title,
  ok: error === undefined,
  tests: [{ results: [{ duration, workerIndex: 0, errors: error === undefined ? [] : [{ message: error }] }] }],
})

const LATE = '\u001b[31mError: page.goto: Timeout 30000ms exceeded.\u001b[39m\nCall log:'

const report = (specs: readonly object[], grouped: readonly object[] = []) =>
  JSON.stringify({ errors: [], suites: [{ specs, suites: [{ specs: grouped }] }] })

test('the time of a kind of tests is the median of its turns, without those that warm up', () => {
  const turns = [spec('kit 0', 900), spec('kit 1', 100), spec('kit 2', 300), spec('blank 0', 7), spec('blank 1', 50)]
  const { medianOf, failure } = readReport(report(turns, [spec('day 1', 4_000)]), 1)
  expect([medianOf('kit'), medianOf('blank'), medianOf('day'), failure]).toEqual([200, 50, 4_000, null])
})

test('one late page does not affect the other turns, and is reported with its test and its sentence', () => {
  const turns = [spec('kit 1', 100), spec('kit 2', 30_000, LATE), spec('kit 3', 120), spec('hour 1', 500)]
  const { medianOf, failure } = readReport(report(turns), 1)
  expect([medianOf('kit'), medianOf('hour')]).toEqual([110, 500])
  expect(failure).toEqual({
    name: 'tests that were timed',
    problem: '1 of 4 did not pass, the first of them "kit 2": page.goto: Timeout 30000ms exceeded.',
  })
})

test('kinds that ran in different workers took no turns, and are reported', () => {
  const elsewhere = { title: 'kit 1', ok: true, tests: [{ results: [{ duration: 100, workerIndex: 1, errors: [] }] }] }
  const { failure } = readReport(report([spec('blank 1', 50), elsewhere]), 1)
  expect(failure?.problem).toBe('They ran in 2 workers, so that the kinds did not take turns.')
})

test('a kind of which no test has passed has no time, and the others keep theirs', () => {
  const { medianOf } = readReport(report([spec('kit 1', 30_000, LATE), spec('blank 1', 50)]), 1)
  expect(medianOf('blank')).toBe(50)
  expect(() => medianOf('kit')).toThrow('No test of the kind "kit" passed.')
})

test('tests that could not even be loaded have no time at all', () => {
  const unread = JSON.stringify({ errors: [{ message: 'Error: no such file' }], suites: [] })
  expect(() => readReport(unread, 1)).toThrow('Playwright could not run the tests: no such file')
})
