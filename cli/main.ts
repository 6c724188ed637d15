#!/usr/bin/env node
/**
 * The command `rehearsal`. It checks the version of Node before it loads anything else, so that an old Node gets a
 * sentence rather than a syntax error.
 */

import { EXIT } from './exit-codes.ts'
import { nodeComplaint } from './node-version.ts'

// The reader of a pipe may want no more, as in "| head -1". That is no mistake, and the exit code stays what it is.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

const complaint = nodeComplaint(process.versions.node)
if (complaint === null) {
  const { runProgram } = await import('./program.ts')
  process.exitCode = await runProgram(process.argv.slice(2))
} else {
  console.error(complaint)
  process.exitCode = EXIT.environment
}
