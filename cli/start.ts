/** `rehearsal start` */

import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { ListenError } from '../environment/listen.ts'
import { loadSettingsFile, SettingsFileError } from '../environment/settings-file.ts'
import { startEnvironment, type AsVendor, type Environment } from '../environment/start.ts'
import { StageSettingsError } from '../stage/stage.ts'
import { CommandError, EXIT } from './exit-codes.ts'
import { mustGoWithAsVendor, proxyLines, type AsVendorOptions } from './start/as-vendor-options.ts'

/** What was given on the command line. A missing option is taken from the settings file, and then from the defaults. */
export type StartOptions = {
  readonly port?: number
  readonly demoPort?: number
  readonly host?: string
  readonly config?: string
  readonly site?: string
  readonly demo: boolean
  readonly open?: true
} & AsVendorOptions

/** Runs until SIGINT or SIGTERM. */
export const start = async ({ demo, config, site, open: isToOpen, ...given }: StartOptions): Promise<void> => {
  const controlToken = readControlToken(process.env['REHEARSAL_CONTROL_TOKEN'])
  const stopped = Promise.race(['SIGINT', 'SIGTERM'].map((signal) => once(process, signal)))
  const { environment, notes } = await openEnvironment({ demo, config, site, given, controlToken }).catch(
    (error: unknown) => {
      throw sentenceFor(error)
    },
  )
  for (const note of notes) console.warn(`rehearsal: ${note}`)
  console.log(announcement(environment, controlToken))
  if (isToOpen === true) await openInBrowser(environment.newControlRoomLink())
  await stopped
  await environment.close()
}

const DEFAULTS = { port: 4070, demoPort: 4071, host: '127.0.0.1' }

type Opening = Pick<StartOptions, 'demo'> & {
  readonly config: string | undefined
  readonly site: string | null | undefined
  readonly given: Omit<StartOptions, 'demo' | 'config' | 'site' | 'open'>
  readonly controlToken: string
}

type Opened = { readonly environment: Environment; readonly notes: readonly string[] }

const openEnvironment = async ({ demo, config, site = null, given, controlToken }: Opening): Promise<Opened> => {
  const { asVendor: _proxy, onlyVendor: _only, askStage: _ask, caDir: _dir, ...addresses } = given
  const {
    port,
    demoPort,
    host,
    audit: _ofAnotherCommand,
    scenarios: _ofOthers,
    notes = [],
    ...stageSettings
  } = {
    ...DEFAULTS,
    ...(await loadSettingsFile(process.cwd(), config)),
    ...addresses,
  }
  const environment = await startEnvironment({
    host,
    port,
    demoPort: demo ? demoPort : null,
    site,
    config,
    controlToken,
    stageSettings,
    asVendor: await proxyFor(given, stageSettings.hosts),
  })
  return { environment, notes }
}

/** What only the proxy needs is loaded only for it. */
const proxyFor = async (given: AsVendorOptions, ownHosts: readonly string[] = []): Promise<AsVendor | undefined> => {
  if (given.asVendor === undefined) {
    mustGoWithAsVendor(given)
    return undefined
  }
  const { asVendorFrom } = await import('./start/as-vendor.ts')
  return asVendorFrom(given, ownHosts)
}

const openInBrowser = async (link: string): Promise<void> => {
  const { default: openWithSystem } = await import('open')
  const failed = (): void => console.warn(`rehearsal: No browser could be opened; open ${link} yourself.`)
  // The opener is a program of the system: it can be missing, and it can fail later.
  const started = await openWithSystem(link).catch(failed)
  started?.once('error', failed)
  started?.once('exit', (code) => {
    if (code !== 0) failed()
  })
}

/** A user's mistake ends in one sentence. Any other error is a bug in Rehearsal, and keeps its stack. */
const sentenceFor = (error: unknown): unknown => {
  if (error instanceof Error && error.name === 'AuthorityError')
    return new CommandError(EXIT.environment, `rehearsal: ${error.message}`)
  if (error instanceof ListenError) return new CommandError(EXIT.environment, `rehearsal: ${error.message}`)
  if (error instanceof Error && error.name === 'UnknownSiteError')
    return new CommandError(EXIT.usage, `rehearsal: ${error.message}`)
  if (error instanceof SettingsFileError) return new CommandError(EXIT.usage, `rehearsal: ${error.message}`)
  if (!(error instanceof StageSettingsError)) return error
  return new CommandError(EXIT.usage, `rehearsal: The settings file cannot be used: ${error.message}`)
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

const announcement = (environment: Environment, controlToken: string): string => {
  const { standInUrl, demoUrl, vendorProxyUrl, aboutSite } = environment
  const control = `${standInUrl}/control/stages/main`
  const bearer = `-H 'Authorization: Bearer ${controlToken}'`
  return [
    `Listening on ${standInUrl}`,
    ...(demoUrl === null ? [] : [`Demo site on ${demoUrl}`]),
    ...(vendorProxyUrl === null ? [] : proxyLines(vendorProxyUrl)),
    ...(demoUrl === null || aboutSite === null ? [] : [`It shows  ${aboutSite}`]),
    '',
    ...(demoUrl === null ? [] : [`Try it    Sign in at ${demoUrl}/sign-in and open the chat at the bottom right.`, '']),
    `See it    ${environment.newControlRoomLink()}`,
    '          The control room: the conversation as it happens, and what happens next. The link works once, in one browser.',
    '',
    'Break it  Let the platform refuse every token, then judge honestly again:',
    `          curl ${control}/answers ${bearer} -d '[{"answer":"refuse","code":"TOKEN_EXPIRED","times":"always"}]'`,
    `          curl ${control}/answers ${bearer} -d '[{"answer":"judge","times":"always"}]'`,
    '',
    'Read it   What happened, in order:',
    `          curl ${control}/journal ${bearer}`,
    '',
    `Use it    Open ${standInUrl} for the snippet of your own site.`,
    '',
    'Ctrl+C stops it.',
    '',
  ].join('\n')
}
