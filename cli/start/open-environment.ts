/** Starts stand-in, demo shop and proxy as the command line and the settings file say. */

import process from 'node:process'
import { ListenError } from '../../environment/listen.ts'
import { loadSettingsFile, SettingsFileError } from '../../environment/settings-file.ts'
import { startEnvironment, type AsVendor, type Environment } from '../../environment/start.ts'
import { StageSettingsError } from '../../stage/stage.ts'
import { CommandError, EXIT } from '../exit-codes.ts'
import type { AuthorityFor } from './as-vendor.ts'
import { mustGoWithAsVendor, type AsVendorOptions } from './as-vendor-options.ts'
import { CONTROL_TOKEN_VARIABLE, readControlToken } from './control-token.ts'
import { DEFAULT_HOST } from './default-address.ts'

/** What was given on the command line. A missing option is taken from the settings file, and then from the defaults. */
export type EnvironmentGiven = {
  readonly port?: number
  readonly demoPort?: number
  readonly host?: string
  readonly config?: string
  readonly site?: string
  readonly demo: boolean
} & AsVendorOptions

export type DefaultPorts = { readonly port: number; readonly demoPort: number }

export type Supplies = {
  readonly ports: DefaultPorts
  /** The certificate authority of the proxy; the one that was made before if absent. */
  readonly authorityFor?: AuthorityFor | undefined
}

export type Opened = {
  readonly environment: Environment
  readonly controlToken: string
  /** What the settings file has that is no mistake, but may be meant otherwise. */
  readonly notes: readonly string[]
}

/** Rejects with a `CommandError` for a mistake of the user's. */
export const openEnvironment = async (given: EnvironmentGiven, supplies: Supplies): Promise<Opened> => {
  const controlToken = readControlToken(process.env[CONTROL_TOKEN_VARIABLE])
  try {
    return { ...(await open(given, supplies, controlToken)), controlToken }
  } catch (error) {
    throw sentenceFor(error)
  }
}

const open = async (
  { demo, config, site, ...given }: EnvironmentGiven,
  { ports, authorityFor }: Supplies,
  controlToken: string,
): Promise<Omit<Opened, 'controlToken'>> => {
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
    host: DEFAULT_HOST,
    ...ports,
    ...(await loadSettingsFile(process.cwd(), config)),
    ...addresses,
  }
  const environment = await startEnvironment({
    host,
    port,
    demoPort: demo ? demoPort : null,
    site: site ?? null,
    config,
    controlToken,
    stageSettings,
    asVendor: await proxyFor(given, stageSettings.hosts, authorityFor),
  })
  return { environment, notes }
}

/** What only the proxy needs is loaded only for it. */
const proxyFor = async (
  given: AsVendorOptions,
  ownHosts: readonly string[] = [],
  authorityFor?: AuthorityFor,
): Promise<AsVendor | undefined> => {
  if (given.asVendor === undefined) {
    mustGoWithAsVendor(given)
    return undefined
  }
  const { asVendorFrom, madeBefore } = await import('./as-vendor.ts')
  return asVendorFrom(given, ownHosts, authorityFor ?? madeBefore(given.caDir))
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
