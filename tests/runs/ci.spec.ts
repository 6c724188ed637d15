/** The script that CI starts, with an npm that does what the test says. */

import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { expect, test } from '../plain-test.ts'

test.skip(process.platform === 'win32', 'it is a bash script')

const green = `mkdir -p test-results && echo '${report(5)}' > test-results/results.json`

test('.ci/run succeeds when the check and all tests do, and its last line counts them', () => {
  const { status, lastLine } = runWith({ ci: 'true', check: 'true', test: green })

  expect({ status, lastLine }).toEqual({ status: 0, lastLine: '5 passed, 0 failed' })
})

test('.ci/run fails when only the check failed, and still runs the tests', () => {
  const { status, lastLine } = runWith({ ci: 'true', check: 'exit 4', test: green })

  expect({ status, lastLine }).toEqual({ status: 4, lastLine: '5 passed, 0 failed' })
})

test('.ci/run fails when a test run fails after green results', () => {
  expect(runWith({ ci: 'true', check: 'true', test: `${green}; exit 1` }).status).toBe(1)
})

test('.ci/run fails when this run left no results, even if an earlier run did', () => {
  const { status, lastLine } = runWith({ ci: 'true', check: 'true', test: 'true' }, report(99))

  expect({ status, lastLine }).toEqual({ status: 1, lastLine: '0 passed, 0 failed' })
})

test('.ci/run runs nothing when the installation failed', () => {
  const { status, lastLine } = runWith({ ci: 'exit 1', check: green, test: green })

  expect({ status, lastLine }).toEqual({ status: 1, lastLine: '0 passed, 0 failed' })
})

function report(expected: number): string {
  return JSON.stringify({ stats: { expected, unexpected: 0, flaky: 0, skipped: 0 }, errors: [] })
}

/** The real script in a clone whose npm does what is said; `stale` is what an earlier run left behind. */
function runWith(
  npm: { readonly ci: string; readonly check: string; readonly test: string },
  stale = '',
): { readonly status: number | null; readonly lastLine: string | undefined } {
  const project = fileURLToPath(new URL('../..', import.meta.url))
  const clone = test.info().outputPath('clone')
  for (const folder of ['bin', 'tests', 'test-results']) mkdirSync(path.join(clone, folder), { recursive: true })
  for (const file of ['.ci/run', 'package.json', 'tests/summary.ts', 'tests/summarize.ts']) {
    cpSync(path.join(project, file), path.join(clone, file))
  }
  symlinkSync(path.join(project, 'node_modules'), path.join(clone, 'node_modules'))
  writeFileSync(path.join(clone, 'test-results/results.json'), stale)
  const fakeNpm = `#!/bin/sh\ncase "$*" in ci) ${npm.ci};; 'run check') ${npm.check};; 'run test:all') ${npm.test};; *) exit 9;; esac\n`
  writeFileSync(path.join(clone, 'bin/npm'), fakeNpm, { mode: 0o755 })

  const { status, stdout } = spawnSync(path.join(clone, '.ci/run'), {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${path.join(clone, 'bin')}${path.delimiter}${process.env['PATH']}` },
  })
  return { status, lastLine: stdout.trimEnd().split('\n').at(-1) }
}
