import { expect, test } from '../../plain-test.ts'
import { oneEach } from '../../sites/one-each.ts'

const listOf = (length: number): readonly number[] => Array.from({ length }, (_, index) => index)

for (const [mistakes, sites] of [
  [12, 22],
  [12, 12],
  [12, 5],
  [12, 1],
] as const) {
  test(`${mistakes} mistakes on ${sites} sites are each made once, on as many sites as there can be`, () => {
    const pairs = oneEach(listOf(mistakes), listOf(sites))
    expect(pairs.map(({ mistake }) => mistake)).toEqual(listOf(mistakes))
    expect(new Set(pairs.map(({ site }) => site)).size).toBe(Math.min(mistakes, sites))
  })
}
