import { expect, test } from '../plain-test.ts'
import { summarize } from '../summarize.ts'

test('a run in which every test passed is green', () => {
  expect(summarize(report({ expected: 12 }))).toEqual({ line: '12 passed, 0 failed', isGreen: true })
})

test('one failed test makes the run red', () => {
  expect(summarize(report({ expected: 11, unexpected: 1 }))).toEqual({ line: '11 passed, 1 failed', isGreen: false })
})

test('a test that passed only when asked again counts as failed', () => {
  expect(summarize(report({ expected: 11, flaky: 1 }))).toEqual({ line: '11 passed, 1 failed', isGreen: false })
})

test('skipped tests are told, and are no failure', () => {
  expect(summarize(report({ expected: 9, skipped: 3 }))).toEqual({
    line: '9 passed, 0 failed, 3 skipped',
    isGreen: true,
  })
})

test('an error outside the tests makes the run red', () => {
  expect(summarize(report({ expected: 12 }, [{ message: 'Cannot find module' }]))).toMatchObject({
    line: '12 passed, 0 failed',
    isGreen: false,
  })
})

for (const [absence, results] of Object.entries({
  'no results': null,
  'results that were cut off': '{ "stats": {',
  'a run without a single test': report({}),
  'a run that skipped every test': report({ skipped: 2 }),
})) {
  test(`${absence}: not taken for a success`, () => {
    expect(summarize(results)).toMatchObject({ line: expect.stringMatching(/^0 passed, 0 failed/), isGreen: false })
  })
}

function report(stats: Readonly<Record<string, number>>, errors: readonly unknown[] = []): string {
  return JSON.stringify({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats }, errors })
}
