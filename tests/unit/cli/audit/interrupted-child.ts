/** A command that another program has started: it begins its work before or after that program has closed the channel. */

import { once } from 'node:events'
import { Interruption, interruptible } from '../../../../cli/audit/interruption.ts'

const [, , moment] = process.argv
const closed = once(process, 'disconnect')
process.send?.('ready')
if (moment === 'before') await closed
try {
  await interruptible(() => new Promise(() => {}))
} catch (error) {
  process.exitCode = error instanceof Interruption ? error.exitCode : 1
}
