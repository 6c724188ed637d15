/** Runs benchmarks one after the other, and prints each measure when it is known. One that fails does not stop the others. */

import { suggestionFor } from '../protocol/nearest.ts'
import type { Failure, Measure, Row } from './measure.ts'
import { lineOf } from './table.ts'

export type Bench = {
  /** The name for `npm run bench -- <name>`. */
  readonly name: string
  readonly measure: () => Measure | Promise<Measure> | AsyncIterable<Row>
}

/** Throws a RangeError with the known names if a name is unknown. */
export const chosenOf = (benches: readonly Bench[], names: readonly string[]): readonly Bench[] => {
  const known = benches.map(({ name }) => name)
  for (const name of names) {
    if (!known.includes(name))
      throw new RangeError(`The benchmark "${name}" does not exist; ${suggestionFor(name, known)}`)
  }
  return names.length === 0 ? benches : benches.filter(({ name }) => names.includes(name))
}

export const runBenches = async (benches: readonly Bench[], print: (line: string) => void): Promise<readonly Row[]> => {
  const rows: Row[] = []
  // One after the other, so that each has the machine to itself.
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

/** Only the first line of the error: it is the sentence, followed by stacks and logs. */
const failureOf = (name: string, error: unknown): Failure => {
  const [problem = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
  return { name, problem }
}
