import { expect, test } from '../../../plain-test.ts'
import { inPlainWords, plainMessage } from '../../../../gherkin/run/plain-failure.ts'

const MATCHER = [
  'expect(iadvize).not.toHaveActivatedAnonymously() failed',
  '',
  'Expected: no anonymous activation',
  'Seen:     1 (visitor 5f)',
  '',
  'What happened:',
  'Page 1:',
].join('\n')

test('the failure of a matcher is shown without its call, and keeps its words', () => {
  expect(plainMessage(MATCHER)).toBe(
    'Expected: no anonymous activation\nSeen:     1 (visitor 5f)\n\nWhat happened:\nPage 1:',
  )
})

test('the failure of a browser action keeps what it waited for, and loses its colours', () => {
  const log =
    "locator.click: Timeout 1000ms exceeded.\nCall log:\n\u001B[2m  - waiting for getByRole('button')\u001B[22m\n  - more"
  expect(plainMessage(log)).toBe("locator.click: Timeout 1000ms exceeded.\nIt was waiting for getByRole('button').")
  expect(plainMessage('page.goto: net::ERR\nCall log:\n  - navigating')).toBe('page.goto: net::ERR')
})

test('a failure of a step, thrown or rejected, loses its stack and keeps its words', async () => {
  const fail = (): never => {
    throw new Error('No page was opened.')
  }
  const stackOf = (error: unknown): string | undefined => (error as Error).stack
  expect(
    await Promise.resolve()
      .then(() => inPlainWords(fail))
      .catch(stackOf),
  ).toBe('Error: No page was opened.')
  expect(await inPlainWords(async () => fail()).catch(stackOf)).toBe('Error: No page was opened.')
})

test('the result of a step that succeeds is passed on unchanged', async () => {
  expect(inPlainWords(() => 1)).toBe(1)
  expect(await inPlainWords(async () => 2)).toBe(2)
})
