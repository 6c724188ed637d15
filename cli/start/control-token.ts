/** The token that opens the control API: that of the environment, or a random one. */

import { randomBytes } from 'node:crypto'
import { CommandError, EXIT } from '../exit-codes.ts'

export const CONTROL_TOKEN_VARIABLE = 'REHEARSAL_CONTROL_TOKEN'

const MIN_TOKEN_LENGTH = 16

export const readControlToken = (given: string | undefined): string => {
  if (given === undefined || given === '') return randomBytes(24).toString('base64url')
  if (given.length >= MIN_TOKEN_LENGTH && /^[\x21-\x7e]+$/.test(given)) return given
  throw new CommandError(
    EXIT.usage,
    `rehearsal: ${CONTROL_TOKEN_VARIABLE} must have at least ${MIN_TOKEN_LENGTH} printable characters without spaces; unset it for a random one.`,
  )
}
