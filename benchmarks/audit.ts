/**
 * How long a developer waits for the grade of an integration: all audits of the demo shop, from the start to the end of the
 * command.
 */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { timeTests } from './kit/time-tests.ts'
import { milliseconds, type Measure } from './measure.ts'
import { takeTurns } from './take-turns.ts'

const MOST_RATIO = 50

const SAMPLES = 3

const BLANK_TESTS = 10

const COMMAND = fileURLToPath(new URL('../dist/rehearsal.js', import.meta.url))

export const measureAudit = async (): Promise<Measure> => {
  const { measured, floor, ratio } = await takeTurns({
    count: SAMPLES,
    warmUp: 0,
    measured: millisecondsOfAudit,
    floor: millisecondsOfBlank,
  })
  return {
    name: 'demo shop audited',
    measured: `${(measured / 1_000).toFixed(1)} s`,
    floor: { name: 'blank page', value: milliseconds(floor), ratio },
    samples: String(SAMPLES),
    goal: `<= ${MOST_RATIO} x`,
    isMet: ratio <= MOST_RATIO,
    note: `"rehearsal audit" without an address, with every audit, on all cores of this machine. Blank page: the median of ${BLANK_TESTS} tests of Playwright that open a page and claim its title.`,
  }
}

const millisecondsOfBlank = async (): Promise<number> =>
  (await timeTests({ kinds: ['blank'], turns: BLANK_TESTS, warmUp: 2 })).medianOf('blank')

const millisecondsOfAudit = async (): Promise<number> => {
  const startedAt = performance.now()
  const [code] = (await once(spawn(process.execPath, [COMMAND, 'audit'], { stdio: 'ignore' }), 'exit')) as [
    number | null,
  ]
  if (code !== 0) throw new Error(`"rehearsal audit" ended with ${code}.`)
  return performance.now() - startedAt
}
