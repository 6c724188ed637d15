import { expect, test } from '../../plain-test.ts'
import { createFirstSights } from '../../../stage/first-sights.ts'

test('a token keeps the moment at which it was seen first, and another has its own', () => {
  let aheadMs = 0
  const firstSight = createFirstSights(() => aheadMs)
  expect(firstSight('early')).toBe(0)
  aheadMs = 3_600_000
  expect([firstSight('early'), firstSight('late')]).toEqual([0, 3_600_000])
  aheadMs = 7_200_000
  expect([firstSight('early'), firstSight('late')]).toEqual([0, 3_600_000])
})
