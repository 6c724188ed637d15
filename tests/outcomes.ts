/**
 * `tsx tests/outcomes.ts <name> --project=…`: runs the tests that audit sites, and writes what the audit got wrong to
 * `test-results/<name>.md` and `.json`. `npm run test:cross` is every site of `tests/sites` with every mistake, in an hour;
 * `npm run test:cross -- -g '"react"'` is one of them.
 */

import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { resultsIn } from './sites/cell.ts'
import { tableOf, totalsOf } from './sites/outcome-table.ts'

const RESULTS = 'test-results/results.json'
const playwright = fileURLToPath(import.meta.resolve('@playwright/test/cli'))
const [, , name = 'outcomes', ...options] = process.argv

// Those of an earlier run must not be taken for the results of this one.
rmSync(RESULTS, { force: true })
const { status } = spawnSync(process.execPath, [playwright, 'test', ...options], { stdio: 'inherit' })
const results = resultsIn(readFileSync(RESULTS, 'utf8'))
const table = tableOf(results)
writeFileSync(`test-results/${name}.md`, `${table}\n`)
writeFileSync(`test-results/${name}.json`, `${JSON.stringify({ totals: totalsOf(results), ...results }, null, 2)}\n`)
console.log(table)
process.exitCode = status ?? 1
