import { expect, test } from '../../plain-test.ts'
import { array, assert, constantFrom, property } from 'fast-check'
import { align } from '../../../claims/align.ts'

const letters = array(constantFrom('a', 'b', 'c'), { maxLength: 8 })
const isSame = (one: string, other: string): boolean => one === other

/** How many of `ones` can be found in `others` in order, by trying everything. */
const mostInCommon = ([first, ...ones]: readonly string[], others: readonly string[]): number => {
  if (first === undefined) return 0
  const without = mostInCommon(ones, others)
  const place = others.indexOf(first)
  return place === -1 ? without : Math.max(without, 1 + mostInCommon(ones, others.slice(place + 1)))
}

test.describe('two lists laid side by side', () => {
  test('aligning two lists keeps the longest common part', () => {
    assert(
      property(letters, letters, (ones, others) => {
        const common = align(ones, others, isSame).filter(({ kind }) => kind === 'both')
        expect(common).toHaveLength(mostInCommon(ones, others))
      }),
    )
  })

  test('aligning two lists keeps both whole and in order', () => {
    assert(
      property(letters, letters, (ones, others) => {
        const steps = align(ones, others, isSame)
        expect(steps.flatMap((step) => ('one' in step ? [step.one] : []))).toEqual(ones)
        expect(steps.flatMap((step) => ('other' in step ? [step.other] : []))).toEqual(others)
        expect(steps.every((step) => step.kind !== 'both' || step.one === step.other)).toBe(true)
      }),
    )
  })

  test('aligning two lists prefers the earlier item of the first list where only one can be kept', () => {
    expect(align(['a', 'b'], ['b', 'a'], isSame)).toEqual([
      { kind: 'other only', other: 'b' },
      { kind: 'both', one: 'a', other: 'a' },
      { kind: 'one only', one: 'b' },
    ])
  })
})
