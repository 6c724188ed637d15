import { existsSync, readFileSync } from 'node:fs'
import process from 'node:process'
import { summarize } from './summarize.ts'

/** `tsx tests/summary.ts <results.json>`: how many tests passed, as the last line; fails unless all is well. */
const [, , file = 'test-results/results.json'] = process.argv
const { line, isGreen, complaint } = summarize(existsSync(file) ? readFileSync(file, 'utf8') : null)

if (complaint !== undefined) console.error(complaint)
console.log(line)
process.exitCode = isGreen ? 0 : 1
