/** Benchmarks one after the other, each measure printed when it is known. One that fails does not end those after it. */

import type { Failure, Measure, Row } from './measure.ts'
import { lineOf } from './table.ts'

export type Bench = {
  /** As `npm run bench -- <name>` takes it. */
  readonly name: string
  readonly measure: () => Measure | Promise<Measure> | AsyncIterable<Row>
}

/** Throws a RangeError with the known names where one is unknown. */
export const chosenOf = (benches: readonly Bench[], names: readonly string[]): readonly Bench[] => {
  const known = benches.map(({ name }) => name)
  for (const name of names) {
    if (!known.includes(name)) throw new RangeError(`There is no benchmark "${name}"; there are ${known.join(', ')}.`)
  }
  return names.length === 0 ? benches : benches.filter(({ name }) => names.includes(name))
}

export const runBenches = async (benches: readonly Bench[], print: (line: string) => void): Promise<readonly Row[]> => {
  const rows: Row[] = []
  // One after the other: each has the machine for itself.
  for (const bench of benches) {
    print(bench.name)
    for await (const row of rowsOf(bench)) {
      rows.push(row)
      print(`  ${lineOf(row)}`)
    }
  }
  return rows
}

async function* rowsOf({ name, measure }: Bench): AsyncGenerator<Row> {
  try {
    const measured = measure()
    if (Symbol.asyncIterator in measured) yield* measured
    else yield await measured
  } catch (error) {
    yield failureOf(name, error)
  }
}

/** The first line of what was thrown: it is the sentence, and behind it come stacks and logs. */
const failureOf = (name: string, error: unknown): Failure => {
  const [problem = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
  return { name, problem }
}
