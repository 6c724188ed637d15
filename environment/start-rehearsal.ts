/** A rehearsal for a server, a script or the tests of any other runner: the stand-in on a port, and its main stage. */

import { randomBytes } from 'node:crypto'
import type { GivenStageSettings } from '../settings/given.ts'
import { StageSettingsError } from '../stage/stage.ts'
import { startEnvironment } from './start.ts'

export type StartOptions = {
  /** Any free one when absent. */
  readonly port?: number
  /** A loopback address; 127.0.0.1 when absent. */
  readonly host?: string
  /** Over those of the demo, whose project 1234 stays beside yours. */
  readonly settings?: GivenStageSettings
}

export type StartedRehearsal = {
  /** Where the stand-in listens. */
  readonly url: string
  /** For the `src` of the snippet. */
  readonly tagUrl: string
  readonly graphqlUrl: string
  /** For the control API, as a bearer token. */
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
    throw new Error(`startRehearsal(): settings.${error.path}: ${error.message}.`, { cause: error })
  })
  return { url, tagUrl: `${url}/iadvize.js`, graphqlUrl: `${url}/graphql`, controlToken, close }
}

/** A start without options does not load what checks them. */
const checkedOptions = async (options: StartOptions) => {
  if (typeof options === 'object' && options !== null && Object.keys(options).length === 0) return {}
  const { check, sentencesOf, START_OPTIONS } = await import('./start-schema.ts')
  const { data, complaints } = check(START_OPTIONS, options)
  if (complaints === null) return data
  throw new TypeError(`startRehearsal(): ${sentencesOf(complaints, 'its argument')}`)
}
