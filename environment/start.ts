/** Starts a rehearsal: the stand-in on one port, the demo shop on another, so that they are two origins, as in life. */

import type { RequestListener } from 'node:http'
import { createStageRegistry, MAIN_STAGE, type StageRegistry } from '../stage/registry.ts'
import type { StageSettings, StageSupplies } from '../stage/stage.ts'
import type { Site } from '../demo-site/site.ts'
import { readBuiltFile, readOnce } from './built-files.ts'
import { DEMO_SID, loadKeys, type Keys } from './keys.ts'
import { listen, type Address, type Listening } from './listen.ts'
import { createStandInApp } from './stand-in-app.ts'
import { tagScript } from '../protocol/tag-settings.ts'

export type EnvironmentOptions = {
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  /** Null for no demo site. */
  readonly demoPort: number | null
  readonly controlToken: string
  /** Which of the shops of `demo-site/sites.ts`; null for the good one. */
  readonly site: string | null
  /** Over those of the demo; its project stays beside the ones given here, unless one has its sid. */
  readonly stageSettings: Partial<StageSettings>
}

export type Environment = {
  readonly standInUrl: string
  readonly demoUrl: string | null
  /** What there is to see on the demo site, when it is not the good one. */
  readonly aboutSite: string | null
  readonly close: () => Promise<void>
}

/**
 * Rejects with an `UnknownSiteError` when there is no such shop, with a `ListenError` when a port cannot be had, with a `StageSettingsError` when a key is none; nothing is left
 * open then.
 */
export const startEnvironment = async (options: EnvironmentOptions): Promise<Environment> => {
  const { host, port, demoPort, controlToken, stageSettings } = options
  const site = options.site === null ? null : await siteNamed(options.site)
  const keys = loadKeys()
  const tagBundle = readOnce(() => readBuiltFile('iadvize.js'))
  const defaults = withDemoProject(keys, stageSettings)
  const supplies: StageSupplies = {
    keys: keys.platform,
    tagScript: (settings) => tagScript(tagBundle(), settings),
    dialogPart: readOnce(() => readBuiltFile('iadvize-chat.js')),
  }
  const stages = createStageRegistry(supplies, defaults)
  const urls: { standIn: string; demo: string | null } = { standIn: '', demo: null }
  const standInApp = createStandInApp({
    stages,
    defaults,
    controlToken,
    addressesOf: (stage) => addresses(stage, urls),
  })

  const standIn = await listen(standInApp, { host, port }, '--port')
  urls.standIn = standIn.url
  const demo =
    demoPort === null ? null : await startDemo({ stages, keys, standIn, site, address: { host, port: demoPort } })
  urls.demo = demo?.url ?? null
  return {
    standInUrl: urls.standIn,
    demoUrl: urls.demo,
    aboutSite: site?.about ?? null,
    close: async () => void (await Promise.all([standIn.close(), demo?.close()])),
  }
}

const withDemoProject = ({ brandPublicPem }: Keys, given: Partial<StageSettings>): StageSettings => {
  const demo = { sid: DEMO_SID, publicKeys: [brandPublicPem], authenticationMode: true }
  const { projects = [], fidelity = {}, noTokenChoice = 'no-chat', agent = {}, hosts = [] } = given
  const isTaken = projects.some(({ sid }) => sid === DEMO_SID)
  return { projects: isTaken ? projects : [...projects, demo], fidelity, noTokenChoice, agent, hosts }
}

/** The sites are loaded only when one is named. */
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

/** Start-up does not wait for the app: a page of the shop is seldom the first thing that is asked for. */
const loadedByFirstRequest = (load: () => Promise<RequestListener>): RequestListener => {
  let app: Promise<RequestListener> | undefined
  return (request, response) => {
    app ??= load()
    void app.then((answer) => answer(request, response))
  }
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
