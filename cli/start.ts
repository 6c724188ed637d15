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
  const control = `${standInUrl}/control/stages/main`
  const bearer = `-H 'Authorization: Bearer ${controlToken}'`
  return [
    `Listening on ${standInUrl}`,
    ...(demoUrl === null ? [] : [`Demo site on ${demoUrl}`]),
    '',
    ...(demoUrl === null ? [] : [`Try it    Sign in at ${demoUrl}/sign-in and open the chat at the bottom right.`, '']),
    'Break it  Let the platform refuse every token, then judge honestly again:',
    `          curl ${control}/answers ${bearer} -d '[{"answer":"refuse","code":"TOKEN_EXPIRED","times":"always"}]'`,
    `          curl ${control}/answers ${bearer} -d '[{"answer":"judge","times":"always"}]'`,
    '',
    'See it    What happened, in order:',
    `          curl ${control}/journal ${bearer}`,
    '',
    `Use it    The snippet for your own site, and the rest, is at ${standInUrl}`,
    '',
    'Ctrl+C stops it.',
    '',
  ].join('\n')
}
