/** A rehearsal for a server, a script or the tests of any other runner: the stand-in on a port, and its main stage. */

import { randomBytes } from 'node:crypto'
import type { StageSettings } from '../stage/stage.ts'
import { startEnvironment } from './start.ts'

export type StartOptions = {
  /** Any free one when absent. */
  readonly port?: number
  readonly host?: string
  /** Over those of the demo, whose project 1234 stays beside yours. */
  readonly settings?: Partial<StageSettings>
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

export const startRehearsal = async (options: StartOptions = {}): Promise<StartedRehearsal> => {
  const { port = 0, host = '127.0.0.1', settings = {} } = options
  const controlToken = randomBytes(32).toString('hex')
  const { standInUrl: url, close } = await startEnvironment({
    host,
    port,
    demoPort: null,
    site: null,
    controlToken,
    stageSettings: settings,
  })
  return { url, tagUrl: `${url}/iadvize.js`, graphqlUrl: `${url}/graphql`, controlToken, close }
}
