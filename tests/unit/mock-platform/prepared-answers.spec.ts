import { expect, test } from '../../plain-test.ts'
import { createPreparedQueue, type Prepared } from '../../../mock-platform/prepared-answers.ts'

type Value = { readonly name: string }
const prepared = (name: string, times: Prepared<Value>['times'] = 1): Prepared<Value> => ({ name, times })

const next = (queue: ReturnType<typeof createPreparedQueue<Value>>, count: number): readonly (string | null)[] =>
  Array.from({ length: count }, () => queue.next()?.name ?? null)

for (const { claim, adds, expected } of [
  { claim: 'nothing is prepared at first', adds: [], expected: [null, null] },
  {
    claim: 'each comes in its turn, as often as it was prepared',
    adds: [[prepared('a', 2), prepared('b')]],
    expected: ['a', 'a', 'b', null],
  },
  {
    claim: 'what is added later comes later',
    adds: [[prepared('a', 2)], [prepared('b')]],
    expected: ['a', 'a', 'b', null],
  },
  {
    claim: '"always" holds for ever',
    adds: [[prepared('a'), prepared('b', 'always')]],
    expected: ['a', 'b', 'b', 'b'],
  },
  {
    claim: '"always" holds until something is prepared after it',
    adds: [[prepared('a', 'always')], [prepared('b')]],
    expected: ['b', null],
  },
  {
    claim: 'a new "always" takes the place of the old one',
    adds: [[prepared('a', 'always')], [prepared('b', 'always')]],
    expected: ['b', 'b'],
  },
  {
    claim: 'what has a number keeps its place before a later "always"',
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

test('clearing takes away whatever is prepared, "always" too', () => {
  const queue = createPreparedQueue<Value>()
  queue.add([prepared('a', 3), prepared('b', 'always')])
  expect(next(queue, 1)).toEqual(['a'])
  queue.clear()
  expect(next(queue, 2)).toEqual([null, null])
})

test('what somebody prepared is not changed by being used', () => {
  const mine = Object.freeze([Object.freeze(prepared('a', 2))])
  const queue = createPreparedQueue<Value>()
  queue.add(mine)
  next(queue, 2)
  expect(mine).toEqual([prepared('a', 2)])
})

test('two queues know nothing of each other', () => {
  const [mine, yours] = [createPreparedQueue<Value>(), createPreparedQueue<Value>()]
  mine.add([prepared('a')])
  expect(next(yours, 1)).toEqual([null])
  expect(next(mine, 1)).toEqual(['a'])
})

test('an answer that does not fit this time stays for the next', () => {
  const queue = createPreparedQueue<Value>()
  queue.add([prepared('a'), prepared('b')])
  expect(queue.next(({ name }) => name === 'b')).toBeNull()
  expect(next(queue, 3)).toEqual(['a', 'b', null])
})

test('what is left of a number, and an "always" that never served, are unused', () => {
  const queue = createPreparedQueue<Value>()
  queue.add([prepared('a', 3), prepared('b', 'always')])
  expect(queue.unused()).toEqual([prepared('a', 3), prepared('b', 'always')])
  next(queue, 1)
  expect(queue.unused()).toEqual([prepared('a', 2), prepared('b', 'always')])
  next(queue, 3)
  expect(queue.unused()).toEqual([])
})

test('a queue counts until all that was prepared for a number of times has been used', () => {
  const queue = createPreparedQueue<Value>()
  expect(queue.isCounting()).toBe(false)
  queue.add([prepared('a', 2), prepared('b', 'always')])
  expect(queue.isCounting()).toBe(true)
  next(queue, 2)
  expect(queue.isCounting()).toBe(false)
})
