/** Starts a rehearsal: the stand-in on one port and the demo shop on another, so that they are two origins, as in production. */

import type { RequestListener } from 'node:http'
import { createAudits, type Audits } from '../control-room/audit/audits.ts'
import { createControlSessions } from '../control-room/sessions.ts'
import { once } from '../protocol/once.ts'
import { builtFile, builtPath } from '../stage/built-files.ts'
import { createStageRegistry, MAIN_STAGE, type StageRegistry } from '../stage/registry.ts'
import type { StageSettings, StageSupplies } from '../stage/stage.ts'
import type { Site } from '../demo-site/site.ts'
import { withDemoProject } from './demo-project.ts'
import { loadKeys, type Keys } from './keys.ts'
import { listen, type Address, type Listening } from './listen.ts'
import { createStandInApp } from './stand-in-app.ts'
import type { VendorProxyOptions } from './vendor-proxy/proxy.ts'
import { packageVersion } from './version.ts'
import { tagScript } from '../protocol/tag-settings.ts'

export type EnvironmentOptions = {
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  /** Null for no demo site. */
  readonly demoPort: number | null
  /** The proxy that answers for the vendor's hosts; none if absent. */
  readonly asVendor?: AsVendor | undefined
  readonly controlToken: string
  /** An id of `demo-site/sites.ts`; null for the good shop. */
  readonly site: string | null
  /** The settings file that audits read: the one that was named, or that of the folder if absent. */
  readonly config?: string | undefined
  /** Override the settings of the demo. Its project stays beside the given ones, unless one of them has its sid. */
  readonly stageSettings: Partial<StageSettings>
}

export type AsVendor = Pick<VendorProxyOptions, 'authority' | 'isOnlyVendor' | 'asksForStage'> & {
  /** 0 takes any free one. */
  readonly port: number
}

export type Environment = {
  readonly standInUrl: string
  readonly demoUrl: string | null
  readonly vendorProxyUrl: string | null
  /** What is special about the demo site; null if it is the good one. */
  readonly aboutSite: string | null
  /** Makes a link that opens the control room in one browser. It works once, within ten minutes. */
  readonly newControlRoomLink: () => string
  readonly close: () => Promise<void>
}

/**
 * Rejects with an `UnknownSiteError` if there is no such shop, a `ListenError` if a port is not available, and a
 * `StageSettingsError` if a key is not a public key. Nothing is left open then.
 */
export const startEnvironment = async (options: EnvironmentOptions): Promise<Environment> => {
  const { host, port, demoPort, controlToken, stageSettings } = options
  const site = options.site === null ? null : await siteNamed(options.site)
  const keys = loadKeys()
  const defaults = withDemoProject(keys, stageSettings)
  const stages = createStageRegistry(suppliesOf(keys), defaults)
  const sessions = createControlSessions(controlToken)
  const audits = auditsFor(options)
  const urls: { standIn: string; demo: string | null } = { standIn: '', demo: null }
  const standInApp = createStandInApp({
    stages,
    defaults,
    credentials: { controlToken, sessions },
    sessions,
    audits,
    addressesOf: (stage) => addresses(stage, urls),
    version: packageVersion,
  })

  const standIn = await listen(standInApp, { host, port }, '--port')
  urls.standIn = standIn.url
  const demo =
    demoPort === null ? null : await startDemo({ stages, keys, standIn, site, address: { host, port: demoPort } })
  urls.demo = demo?.url ?? null
  const vendorProxy = await startAsVendor(options, stages).catch(async (error: unknown) => {
    await Promise.all([standIn.close(), demo?.close()])
    throw error
  })
  return {
    standInUrl: urls.standIn,
    demoUrl: urls.demo,
    vendorProxyUrl: vendorProxy?.url ?? null,
    aboutSite: site?.about ?? null,
    newControlRoomLink: () => `${urls.standIn}/enter?code=${sessions.newCode()}`,
    close: async () => void (await Promise.all([standIn.close(), demo?.close(), vendorProxy?.close(), audits.close()])),
  }
}

/** The proxy and its certificates are loaded only if they are wanted. */
const startAsVendor = async (
  { host, asVendor }: EnvironmentOptions,
  stages: StageRegistry,
): Promise<Listening | null> => {
  if (asVendor === undefined) return null
  const { port, ...options } = asVendor
  const { startVendorProxy } = await import('./vendor-proxy/start.ts')
  return startVendorProxy({ ...options, stages, address: { host, port } })
}

const suppliesOf = ({ platform }: Keys): StageSupplies => ({
  keys: platform,
  tagScript: (settings) => tagScript(builtFile('iadvize.js'), settings),
  dialogPart: () => builtFile('iadvize-chat.js'),
})

const auditsFor = ({ config, site }: EnvironmentOptions): Audits =>
  createAudits({ command: builtPath('rehearsal.js'), folder: process.cwd(), config, demoSite: site ?? 'good' })

/** The sites are loaded only if one is named. */
const siteNamed = async (id: string): Promise<Site> => (await import('../demo-site/sites.ts')).siteOf(id)

type DemoStart = {
  readonly stages: StageRegistry
  readonly keys: Keys
  readonly standIn: Listening
  readonly site: Site | null
  readonly address: Address
}

const startDemo = async ({ stages, keys, standIn, site, address }: DemoStart): Promise<Listening> => {
  const origins = { shop: '', another: '' }
  const app = loadedByFirstRequest(async () => {
    const [{ createDemoApp }, { GOOD_SITE }] = await Promise.all([
      import('./demo-app.ts'),
      import('../demo-site/sites.ts'),
    ])
    return createDemoApp({ stages, keys, standInHost: standIn.host, site: site ?? GOOD_SITE, origins: () => origins })
  })
  try {
    const shop = await listen(app, address, '--demo-port')
    const another = site?.hasAnotherOrigin ? await listen(app, { ...address, port: 0 }, '--demo-port') : shop
    origins.shop = shop.url
    origins.another = another.url
    return { ...shop, close: async () => void (await Promise.all([shop.close(), another.close()])) }
  } catch (error) {
    await standIn.close()
    throw error
  }
}

/** Loads the app when the first request comes, so that start-up does not wait for it. */
const loadedByFirstRequest = (load: () => Promise<RequestListener>): RequestListener => {
  const app = once(load)
  return (request, response) => void app().then((answer) => answer(request, response))
}

type Urls = { readonly standIn: string; readonly demo: string | null }

const addresses = (stage: string, urls: Urls): Readonly<Record<string, string>> => {
  const prefix = stage === MAIN_STAGE ? '' : `/stages/${stage}`
  const standIn = `${urls.standIn}${prefix}`
  return {
    tag: `${standIn}/iadvize.js`,
    graphql: `${standIn}/graphql`,
    control: `${urls.standIn}/control/stages/${stage}`,
    ...(urls.demo === null ? {} : { demoSite: `${urls.demo}${prefix}/` }),
  }
}
