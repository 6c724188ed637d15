import { expect, test } from '../../plain-test.ts'
import { createPreparedQueue, type Prepared } from '../../../mock-platform/prepared-answers.ts'

type Value = { readonly name: string }
const prepared = (name: string, times: Prepared<Value>['times'] = 1): Prepared<Value> => ({ name, times })

const next = (queue: ReturnType<typeof createPreparedQueue<Value>>, count: number): readonly (string | null)[] =>
  Array.from({ length: count }, () => queue.next()?.name ?? null)

for (const { claim, adds, expected } of [
  { claim: 'a new queue has no prepared answers', adds: [], expected: [null, null] },
  {
    claim: 'prepared answers come in order, each as often as it was prepared',
    adds: [[prepared('a', 2), prepared('b')]],
    expected: ['a', 'a', 'b', null],
  },
  {
    claim: 'an answer that is added later comes later',
    adds: [[prepared('a', 2)], [prepared('b')]],
    expected: ['a', 'a', 'b', null],
  },
  {
    claim: 'an answer prepared for "always" stays',
    adds: [[prepared('a'), prepared('b', 'always')]],
    expected: ['a', 'b', 'b', 'b'],
  },
  {
    claim: 'an answer prepared for "always" stays until another is prepared after it',
    adds: [[prepared('a', 'always')], [prepared('b')]],
    expected: ['b', null],
  },
  {
    claim: 'a new answer for "always" replaces the old one',
    adds: [[prepared('a', 'always')], [prepared('b', 'always')]],
    expected: ['b', 'b'],
  },
  {
    claim: 'a counted answer keeps its place before a later one for "always"',
    adds: [[prepared('a', 2)], [prepared('b', 'always')]],
    expected: ['a', 'a', 'b', 'b'],
  },
]) {
  test(claim, () => {
    const queue = createPreparedQueue<Value>()
    adds.forEach((add) => queue.add(add))
    expect(next(queue, expected.length)).toEqual(expected)
  })
}

test('clearing the prepared answers removes all of them, including "always"', () => {
  const queue = createPreparedQueue<Value>()
  queue.add([prepared('a', 3), prepared('b', 'always')])
  expect(next(queue, 1)).toEqual(['a'])
  queue.clear()
  expect(next(queue, 2)).toEqual([null, null])
})

test('using prepared answers does not change the list that was passed in', () => {
  const mine = Object.freeze([Object.freeze(prepared('a', 2))])
  const queue = createPreparedQueue<Value>()
  queue.add(mine)
  next(queue, 2)
  expect(mine).toEqual([prepared('a', 2)])
})

test('two queues of prepared answers do not share answers', () => {
  const [mine, yours] = [createPreparedQueue<Value>(), createPreparedQueue<Value>()]
  mine.add([prepared('a')])
  expect(next(yours, 1)).toEqual([null])
  expect(next(mine, 1)).toEqual(['a'])
})

test('a prepared answer that does not fit one attempt stays for the next', () => {
  const queue = createPreparedQueue<Value>()
  queue.add([prepared('a'), prepared('b')])
  expect(queue.next(({ name }) => name === 'b')).toBeNull()
  expect(next(queue, 3)).toEqual(['a', 'b', null])
})

test('the unused answers are the rest of a counted one, and an "always" that never served', () => {
  const queue = createPreparedQueue<Value>()
  queue.add([prepared('a', 3), prepared('b', 'always')])
  expect(queue.unused()).toEqual([prepared('a', 3), prepared('b', 'always')])
  next(queue, 1)
  expect(queue.unused()).toEqual([prepared('a', 2), prepared('b', 'always')])
  next(queue, 3)
  expect(queue.unused()).toEqual([])
})

test('a queue is counting until every counted answer has been used', () => {
  const queue = createPreparedQueue<Value>()
  expect(queue.isCounting()).toBe(false)
  queue.add([prepared('a', 2), prepared('b', 'always')])
  expect(queue.isCounting()).toBe(true)
  next(queue, 2)
  expect(queue.isCounting()).toBe(false)
})
