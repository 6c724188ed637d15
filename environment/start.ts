/** Starts a rehearsal: the stand-in on one port, the demo shop on another, so that they are two origins, as in life. */

import type { StageSettings } from '../stage/stage.ts'
import { createStageRegistry, MAIN_STAGE } from '../stage/registry.ts'
import { readBuiltFile, readOnce } from './built-files.ts'
import { loadKeys } from './keys.ts'
import { listen, type Listening } from './listen.ts'
import { createStandInApp } from './stand-in-app.ts'
import { tagScript } from './tag-script.ts'

export type EnvironmentOptions = {
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  /** Null for no demo site. */
  readonly demoPort: number | null
  readonly controlToken: string
}

export type Environment = {
  readonly standInUrl: string
  readonly demoUrl: string | null
  readonly close: () => Promise<void>
}

/** The project of the demo shop; a stage that is made without projects has it. */
export const DEMO_SID = '1234'

/** Rejects with a `ListenError` when a port cannot be had; nothing is left open then. */
export const startEnvironment = async (options: EnvironmentOptions): Promise<Environment> => {
  const keys = loadKeys()
  const tagBundle = readOnce(() => readBuiltFile('iadvize.js'))
  const defaults: StageSettings = {
    projects: [{ sid: DEMO_SID, publicKeys: [keys.brandPublicPem], authenticationMode: true }],
    fidelity: {},
    noTokenChoice: 'no-chat',
  }
  const supplies = { keys: keys.platform, tagScript: (settings: Parameters<typeof tagScript>[1]) => tagScript(tagBundle(), settings) }
  const stages = createStageRegistry(supplies, defaults)

  let demo: Listening | null = null
  const standInApp = createStandInApp({
    stages,
    defaults,
    controlToken: options.controlToken,
    demoUrl: () => demo?.url ?? null,
    addressesOf: (stage) => addresses(stage, standIn.url, demo?.url ?? null),
  })
  const standIn = await listen(standInApp, { host: options.host, port: options.port }, '--port')
  if (options.demoPort !== null) {
    // Loaded only now: a stand-in without a shop does not need one.
    const { createDemoApp } = await import('./demo-app.ts')
    const browserCode = readOnce(() => readBuiltFile('shop.js'))
    const app = createDemoApp({ stages, keys, standInHost: () => standIn.host, browserCode })
    demo = await listen(app, { host: options.host, port: options.demoPort }, '--demo-port').catch(async (error: unknown) => {
      await standIn.close()
      throw error
    })
  }
  return {
    standInUrl: standIn.url,
    demoUrl: demo?.url ?? null,
    close: async () => {
      await Promise.all([standIn.close(), demo?.close()])
    },
  }
}

const addresses = (stage: string, standInUrl: string, demoUrl: string | null): Readonly<Record<string, string>> => {
  const prefix = stage === MAIN_STAGE ? '' : `/stages/${stage}`
  const standIn = `${standInUrl}${prefix}`
  return {
    tag: `${standIn}/iadvize.js`,
    graphql: `${standIn}/graphql`,
    control: `${standInUrl}/control/stages/${stage}`,
    ...(demoUrl === null ? {} : { demoSite: `${demoUrl}${prefix}/` }),
  }
}
