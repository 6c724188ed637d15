/** `rehearsal start` */

import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { ListenError } from '../environment/listen.ts'
import { loadSettingsFile, SettingsFileError } from '../environment/settings-file.ts'
import { startEnvironment, type Environment } from '../environment/start.ts'
import { StageSettingsError } from '../stage/stage.ts'
import { CommandError, EXIT } from './exit-codes.ts'

/** What the person gave; what is absent is looked for in the settings file, then has a default. */
export type StartOptions = {
  readonly port?: number
  readonly demoPort?: number
  readonly host?: string
  readonly config?: string
  readonly site?: string
  readonly demo: boolean
}

/** Runs until SIGINT or SIGTERM. */
export const start = async ({ demo, config, site, ...given }: StartOptions): Promise<void> => {
  const controlToken = readControlToken(process.env['REHEARSAL_CONTROL_TOKEN'])
  const stopped = Promise.race(['SIGINT', 'SIGTERM'].map((signal) => once(process, signal)))
  const environment = await open({ demo, config, site, given, controlToken }).catch((error: unknown) => {
    throw sentenceFor(error)
  })
  console.log(announcement(environment, controlToken))
  await stopped
  await environment.close()
}

const DEFAULTS = { port: 4070, demoPort: 4071, host: '127.0.0.1' }

type Opening = Pick<StartOptions, 'demo'> & {
  readonly config: string | undefined
  readonly site: string | null | undefined
  readonly given: Omit<StartOptions, 'demo' | 'config' | 'site'>
  readonly controlToken: string
}

const open = async ({ demo, config, site = null, given, controlToken }: Opening): Promise<Environment> => {
  const {
    port,
    demoPort,
    host,
    audit: _ofAnotherCommand,
    scenarios: _ofOthers,
    ...stageSettings
  } = {
    ...DEFAULTS,
    ...(await loadSettingsFile(process.cwd(), config)),
    ...given,
  }
  return startEnvironment({ host, port, demoPort: demo ? demoPort : null, site, controlToken, stageSettings })
}

/** The person's own mistakes end in one sentence; anything else is ours, and keeps its stack. */
const sentenceFor = (error: unknown): unknown => {
  if (error instanceof ListenError) return new CommandError(EXIT.environment, `rehearsal: ${error.message}`)
  if (error instanceof Error && error.name === 'UnknownSiteError')
    return new CommandError(EXIT.usage, `rehearsal: ${error.message}`)
  if (error instanceof SettingsFileError) return new CommandError(EXIT.usage, `rehearsal: ${error.message}`)
  if (!(error instanceof StageSettingsError)) return error
  return new CommandError(EXIT.usage, `rehearsal: The settings file has a wrong ${error.path}: ${error.message}.`)
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

const announcement = ({ standInUrl, demoUrl, aboutSite }: Environment, controlToken: string): string => {
  const control = `${standInUrl}/control/stages/main`
  const bearer = `-H 'Authorization: Bearer ${controlToken}'`
  return [
    `Listening on ${standInUrl}`,
    ...(demoUrl === null ? [] : [`Demo site on ${demoUrl}`]),
    ...(demoUrl === null || aboutSite === null ? [] : [`It shows  ${aboutSite}`]),
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
