import { expect, test } from '../../plain-test.ts'
import { createFirstSights } from '../../../stage/first-sights.ts'

test('a token keeps the moment at which it was first seen, separately from other tokens', () => {
  let aheadMs = 0
  const { see: firstSight } = createFirstSights(() => aheadMs)
  expect(firstSight('early')).toBe(0)
  aheadMs = 3_600_000
  expect([firstSight('early'), firstSight('late')]).toEqual([0, 3_600_000])
  aheadMs = 7_200_000
  expect([firstSight('early'), firstSight('late')]).toEqual([0, 3_600_000])
})

test('a token that was only looked at counts as seen later, when it is used', () => {
  let aheadMs = 0
  const { see, peek } = createFirstSights(() => aheadMs)
  expect(peek('token')).toBe(0)
  aheadMs = 3_600_000
  expect([peek('token'), see('token')]).toEqual([3_600_000, 3_600_000])
  aheadMs = 7_200_000
  expect([peek('token'), see('token')]).toEqual([3_600_000, 3_600_000])
})
