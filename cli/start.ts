/** `rehearsal start` */

import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { ListenError } from '../environment/listen.ts'
import { startEnvironment, type Environment } from '../environment/start.ts'
import { CommandError, EXIT } from './exit-codes.ts'

export type StartOptions = {
  readonly port: number
  readonly demoPort: number
  readonly host: string
  readonly demo: boolean
}

/** Runs until SIGINT or SIGTERM. */
export const start = async ({ port, demoPort, host, demo }: StartOptions): Promise<void> => {
  const controlToken = readControlToken(process.env['REHEARSAL_CONTROL_TOKEN'])
  const stopped = Promise.race(['SIGINT', 'SIGTERM'].map((signal) => once(process, signal)))
  const environment = await startEnvironment({ host, port, demoPort: demo ? demoPort : null, controlToken }).catch(
    (error: unknown) => {
      throw error instanceof ListenError ? new CommandError(EXIT.environment, `rehearsal: ${error.message}`) : error
    },
  )
  console.log(announcement(environment, controlToken))
  await stopped
  await environment.close()
}

const MIN_TOKEN_LENGTH = 16

const readControlToken = (given: string | undefined): string => {
  if (given === undefined || given === '') return randomBytes(24).toString('base64url')
  if (given.length >= MIN_TOKEN_LENGTH && /^[\x21-\x7e]+$/.test(given)) return given
  throw new CommandError(
    EXIT.usage,
    `rehearsal: REHEARSAL_CONTROL_TOKEN must have at least ${MIN_TOKEN_LENGTH} printable characters without spaces; unset it for a random one.`,
  )
}

const announcement = ({ standInUrl, demoUrl }: Environment, controlToken: string): string => {
  const host = standInUrl.replace('http:', '')
  const lines = [`Listening on ${standInUrl}`]
  if (demoUrl !== null) lines.push(`Demo site on ${demoUrl}`)
  lines.push('')
  if (demoUrl !== null) {
    lines.push(
      `Try it     open ${demoUrl}/sign-in, sign in, and look at the chat at the bottom right`,
      'Break it   make the platform refuse every token from now on:',
    )
  } else {
    lines.push('Break it   make the platform refuse every token from now on:')
  }
  lines.push(
    `             curl ${standInUrl}/control/stages/main/answers -H 'Authorization: Bearer ${controlToken}' \\`,
    `               -d '[{ "answer": "refuse", "code": "SIGNATURE_INVALID", "times": "always" }]'`,
    'See it     read what happened, in order:',
    `             curl ${standInUrl}/control/stages/main/journal -H 'Authorization: Bearer ${controlToken}'`,
    'Undo it    ',
    `Your site  <script async src="${host}/iadvize.js"></script> in place of the vendor's`,
    '',
    'Ctrl+C stops it.',
  )
  return lines.join('\n')
}
