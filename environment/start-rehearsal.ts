/** Starts a rehearsal for a server, a script or another test runner: the stand-in on a port, and its main stage. */

import { randomBytes } from 'node:crypto'
import { createClient, type RehearsalClient } from '../client/entry.ts'
import type { GivenStageSettings } from '../settings/given.ts'
import { StageSettingsError } from '../stage/stage.ts'
import { startEnvironment } from './start.ts'

export type StartOptions = {
  /** Any free port when absent. */
  readonly port?: number
  /** A loopback address; 127.0.0.1 when absent. */
  readonly host?: string
  /** Override the settings of the demo. Its project 1234 stays beside yours. */
  readonly settings?: GivenStageSettings
}

/** The members of the client are those of the stage `main`; `stage('…')` is another one. */
export type StartedRehearsal = RehearsalClient & {
  /** Where the stand-in listens. */
  readonly url: string
  /** The address for the `src` of the snippet. */
  readonly tagUrl: string
  readonly graphqlUrl: string
  /** The bearer token for the control API. */
  readonly controlToken: string
  readonly close: () => Promise<void>
}

/** Rejects with one sentence for each option that cannot be used. */
export const startRehearsal = async (options: StartOptions = {}): Promise<StartedRehearsal> => {
  const { port = 0, host = '127.0.0.1', settings = {} } = await checkedOptions(options)
  const controlToken = randomBytes(32).toString('hex')
  const { standInUrl: url, close } = await startEnvironment({
    host,
    port,
    demoPort: null,
    site: null,
    controlToken,
    stageSettings: settings,
  }).catch((error: unknown) => {
    if (!(error instanceof StageSettingsError)) throw error
    throw new Error(`startRehearsal(): settings.${error.message}`, { cause: error })
  })
  const client = createClient({ url, token: controlToken })
  return { ...client, url, tagUrl: `${url}/iadvize.js`, graphqlUrl: `${url}/graphql`, controlToken, close }
}

/** Without options there is nothing to check, so the schemas are not loaded. */
const checkedOptions = async (options: StartOptions) => {
  if (typeof options === 'object' && options !== null && Object.keys(options).length === 0) return {}
  const { check, sentencesOf, START_OPTIONS } = await import('./start-schema.ts')
  const { data, complaints } = check(START_OPTIONS, options)
  if (complaints === null) return data
  throw new TypeError(`startRehearsal(): ${sentencesOf(complaints, 'its argument')}`)
}
