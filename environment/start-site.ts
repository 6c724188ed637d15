/** Starts one of the shops on a port of its own, apart from the server of the tag. Audits run on it. */

import type { RequestListener } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { NoTokenChoice } from '../protocol/misbehaviours.ts'
import { siteOf } from '../demo-site/sites.ts'
import { DEMO_SID, loadKeys, type Keys } from './keys.ts'
import { listen, type Listening } from './listen.ts'
import { createSiteApp, type SiteAppOptions } from './site-app.ts'

export type StartSiteOptions = {
  /** An id of `demo-site/sites.ts`. */
  readonly site: string
  /** Any address, the vendor's own included: '//halc.iadvize.com/iadvize.js'. */
  readonly tagUrl: string
  /** The brand's own hosts that serve the vendor's tag, for the shop's Content-Security-Policy; none when absent. */
  readonly ownHosts?: readonly string[]
  /** The project; the demo's when left out. */
  readonly sid?: string | number
  readonly keys?: Keys
  /** What the shop does without a token; `no-chat` when left out. */
  readonly noTokenChoice?: NoTokenChoice
  /** How the token backend differs from its default: its clock, its waits, its next behaviour, and the receiver of its events. */
  readonly backend?: Partial<SiteAppOptions['backend']>
}

/** `anotherOrigin` is null for a site on a single origin. */
export type RunningSite = {
  readonly url: string
  readonly anotherOrigin: string | null
  readonly close: () => Promise<void>
}

/** On free ports of this machine. Throws an `UnknownSiteError` for an unknown id. */
export const startSite = async (options: StartSiteOptions): Promise<RunningSite> => {
  const site = siteOf(options.site)
  const { keys = loadKeys(), sid = Number(DEMO_SID), noTokenChoice = 'no-chat', ownHosts = [] } = options
  const origins = { shop: '', another: '' }
  const app = createSiteApp({
    site,
    basePath: '',
    tagUrl: options.tagUrl.replace(/^https?:/, ''),
    ownHosts,
    sid,
    keys,
    origins: () => origins,
    noTokenChoice: () => noTokenChoice,
    backend: {
      now: Date.now,
      wait: async (ms, signal) => wait(ms, undefined, { signal }),
      nextBehaviour: () => 'mint',
      onTokenAsked: () => {},
      ...options.backend,
    },
  })
  const shop = await listenOnFreePort(app)
  const another = site.hasAnotherOrigin ? await listenOnFreePort(app) : null
  origins.shop = shop.url
  origins.another = another?.url ?? shop.url
  return {
    url: `${shop.url}/`,
    anotherOrigin: another?.url ?? null,
    close: async () => void (await Promise.all([shop.close(), another?.close()])),
  }
}

const listenOnFreePort = (app: RequestListener): Promise<Listening> =>
  listen(app, { host: '127.0.0.1', port: 0 }, '--demo-port')
