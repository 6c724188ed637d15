import { suiteTimeIn } from '../../../benchmarks/suite-time.ts'
import { expect, test } from '../../plain-test.ts'

const spec = (file: string, projectName: string, ...durations: readonly number[]) => ({
  title: 'a claim',
  file,
  tests: [{ projectName, results: durations.map((duration) => ({ duration })) }],
})

const report = (...specs: readonly ReturnType<typeof spec>[]): string =>
  JSON.stringify({ suites: [{ specs: specs.slice(0, 1), suites: [{ specs: specs.slice(1) }] }] })

test('the time of the tests is reported for each project, longest first, with its share and its number of tests', () => {
  const told = suiteTimeIn(
    report(spec('a.spec.ts', 'unit', 500), spec('b.spec.ts', 'sites', 2_000, 6_500), spec('b.spec.ts', 'sites', 1_000)),
  )
  expect(told).toEqual([
    {
      name: 'tests of sites',
      measured: '9.5 s, 95 %',
      samples: '2 tests',
      note: 'the slowest files are b.spec.ts (9.5 s).',
    },
    {
      name: 'tests of unit',
      measured: '0.5 s, 5 %',
      samples: '1 test',
      note: 'the slowest files are a.spec.ts (0.5 s).',
    },
  ])
})

test('the report of test times names the ten slowest files of each project', () => {
  const files = Array.from({ length: 12 }, (_, index) => spec(`${index}.spec.ts`, 'unit', (index + 1) * 1_000))
  const [unit] = suiteTimeIn(report(...files))
  expect(unit?.note.match(/\d+\.spec\.ts/g)).toEqual(
    [11, 10, 9, 8, 7, 6, 5, 4, 3, 2].map((index) => `${index}.spec.ts`),
  )
})

test('without results of a run, the report of test times says so', () => {
  expect(suiteTimeIn(null)).toMatchObject([{ name: 'time of the tests', measured: 'not known' }])
})
