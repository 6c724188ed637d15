import { isAsWished, type Measure } from '../../../benchmarks/measure.ts'
import { chosenOf, runBenches, type Bench } from '../../../benchmarks/run.ts'
import { tableOf } from '../../../benchmarks/table.ts'
import { expect, test } from '../../plain-test.ts'

const measure = (name: string, isMet = true): Measure => ({
  name,
  measured: '3.000 ms',
  floor: { name: 'bare node', value: '2.000 ms', ratio: 1.5 },
  samples: '9 of each',
  goal: '<= 2 x',
  isMet,
  note: `What ${name} is.`,
})

const broken = (name: string): Bench => ({ name, measure: () => Promise.reject(new Error(`${name} came late\nat …`)) })

const run = async (...benches: readonly Bench[]) => {
  const printed: string[] = []
  const rows = await runBenches(benches, (line) => printed.push(line))
  return { printed, rows }
}

test('a benchmark prints each measure with its floor and its goal when it is known, before the next one begins', async () => {
  const printed: string[] = []
  const seenByLast: string[][] = []
  const several = async function* () {
    yield measure('first')
    yield measure('second', false)
  }
  const last = () => {
    seenByLast.push([...printed])
    return measure('third')
  }
  await runBenches(
    [
      { name: 'several', measure: several },
      { name: 'last', measure: last },
    ],
    (line) => printed.push(line),
  )
  expect(seenByLast).toEqual([
    [
      'several',
      '  first: 3.000 ms, 1.50 x 2.000 ms (bare node); goal <= 2 x: met',
      '  second: 3.000 ms, 1.50 x 2.000 ms (bare node); goal <= 2 x: NOT MET',
      'last',
    ],
  ])
})

test('a failing benchmark has a row with its sentence, and the later ones are still measured', async () => {
  const { printed, rows } = await run(broken('late'), { name: 'good', measure: () => measure('good') })
  expect(printed.slice(0, 3)).toEqual(['late', '  late: FAILED, late came late', 'good'])
  expect(rows).toEqual([{ name: 'late', problem: 'late came late' }, measure('good')])
})

test('a benchmark that throws before it has begun fails like one that fails later', async () => {
  const thrown = (): Measure => {
    throw new TypeError('there is no such file')
  }
  const { rows } = await run({ name: 'size', measure: thrown })
  expect(rows).toEqual([{ name: 'size', problem: 'there is no such file' }])
})

test('a benchmark of several measures that fails after the first keeps the first', async () => {
  const half = async function* () {
    yield measure('first')
    throw new Error('no second')
  }
  const { rows } = await run({ name: 'half', measure: half })
  expect(rows).toEqual([measure('first'), { name: 'half', problem: 'no second' }])
})

test('the table of the benchmarks names one that has failed, with its sentence below', () => {
  const table = tableOf([measure('good'), { name: 'late', problem: 'late came late' }])
  expect(table).toMatch(/^late +FAILED +- +- +- +NO +-$/m)
  expect(table).toMatch(/^good +3\.000 ms +2\.000 ms bare node +1\.50 +<= 2 x +yes +9 of each$/m)
  expect(table).toMatch(/^late: late came late$/m)
  expect(table).toMatch(/^good: What good is\.$/m)
})

test('a benchmark without a goal has its figure in the table, and neither meets anything nor fails the run', () => {
  const reading = { name: 'tests of unit', measured: '9.0 s, 12 %', samples: '400 tests', note: 'a.spec.ts (2.0 s).' }
  expect(tableOf([reading])).toMatch(/^tests of unit +9\.0 s, 12 % +- +- +none +- +400 tests$/m)
  expect([reading, measure('good'), measure('bad', false), { name: 'late', problem: 'late' }].map(isAsWished)).toEqual([
    true,
    true,
    false,
    false,
  ])
})

test('benchmarks are chosen by their names, in the order of the list, and all of them where none is named', () => {
  const all = [broken('one'), broken('two'), broken('three')]
  const namesOf = (names: readonly string[]) => chosenOf(all, names).map(({ name }) => name)
  expect(namesOf(['three', 'one'])).toEqual(['one', 'three'])
  expect(namesOf([])).toEqual(['one', 'two', 'three'])
})

test('an unknown benchmark is answered with the known names', () => {
  expect(() => chosenOf([broken('one'), broken('two')], ['one', 'thee'])).toThrow(
    'The benchmark "thee" does not exist; use one of one, two.',
  )
})
