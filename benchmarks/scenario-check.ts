/** How long an editor waits for the mistakes in a project's scenarios, from the start to the end of the command. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { milliseconds, type Measure } from './measure.ts'
import { takeTurns } from './take-turns.ts'

const MAX_RATIO = 7

const SAMPLES = 15

const FILES = 20

const COMMAND = fileURLToPath(new URL('../dist/rehearsal.js', import.meta.url))

const FEATURE = fileURLToPath(new URL('../tests/features/platform.feature', import.meta.url))

export const measureScenarioCheck = async (): Promise<Measure> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'rehearsal-check-'))
  try {
    for (let file = 1; file <= FILES; file += 1) await cp(FEATURE, path.join(folder, 'features', `${file}.feature`))
    const { measured, floor, ratio } = await takeTurns({
      count: SAMPLES,
      warmUp: 2,
      measured: () => timeOf([COMMAND, 'scenario', 'check'], folder),
      floor: () => timeOf(['--eval', '0'], folder),
    })
    return {
      name: 'scenario check',
      measured: milliseconds(measured),
      floor: { name: 'bare node', value: milliseconds(floor), ratio },
      samples: `${SAMPLES} of each`,
      goal: `ratio <= ${MAX_RATIO}`,
      isMet: ratio <= MAX_RATIO,
      note: `"rehearsal scenario check" on ${FILES} files without a mistake, from its start to its end.`,
    }
  } finally {
    await rm(folder, { recursive: true })
  }
}

const timeOf = async (args: readonly string[], cwd: string): Promise<number> => {
  const startedAt = performance.now()
  const child = spawn(process.execPath, args, { cwd, stdio: 'ignore' })
  const [code] = (await once(child, 'exit')) as [number | null]
  // A command that found mistakes, or no scenarios, has done other work than the one to measure.
  if (code !== 0) throw new Error(`"node ${args.join(' ')}" ended with ${code}.`)
  return performance.now() - startedAt
}
