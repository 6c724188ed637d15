/** How long whoever changes an integration waits for its grade: all audits of the demo shop, from the start of the command to its end. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Measure } from './measure.ts'
import { median } from './take-turns.ts'

const MAX_SECONDS = 20

const SAMPLES = 3

const COMMAND = fileURLToPath(new URL('../dist/rehearsal.js', import.meta.url))

export const measureAudit = async (): Promise<Measure> => {
  const seconds: number[] = []
  for (let sample = 0; sample < SAMPLES; sample += 1) seconds.push(await secondsOfAudit())
  const measured = median(seconds)
  return {
    name: 'demo shop audited',
    measured: `${measured.toFixed(1)} s`,
    floor: null,
    samples: String(SAMPLES),
    goal: `<= ${MAX_SECONDS} s`,
    isMet: measured <= MAX_SECONDS,
    note: '"rehearsal audit" without an address, with every audit, on all cores of this machine.',
  }
}

const secondsOfAudit = async (): Promise<number> => {
  const startedAt = performance.now()
  const [code] = (await once(spawn(process.execPath, [COMMAND, 'audit'], { stdio: 'ignore' }), 'exit')) as [
    number | null,
  ]
  if (code !== 0) throw new Error(`"rehearsal audit" ended with ${code}.`)
  return (performance.now() - startedAt) / 1_000
}
