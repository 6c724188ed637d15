/** One shop with its token backend, good or sabotaged, as an app that does not listen yet. */

import { randomBytes, type KeyObject } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import express, { type Express, type Request } from 'express'
import { createDemoSite } from '../demo-site/app.ts'
import { UNCHANGED, type PageChanges } from '../demo-site/page-changes.ts'
import type { Site, SiteServer } from '../demo-site/site.ts'
import type { NoTokenChoice } from '../protocol/misbehaviours.ts'
import { DEMO_ACCOUNTS } from '../token-backend/accounts.ts'
import { createTokenBackend, type TokenBackend, type TokenBackendOptions } from '../token-backend/app.ts'
import { builtFile } from '../stage/built-files.ts'
import type { Keys } from './keys.ts'
import { mintByRecipe } from './mint-by-recipe.ts'

/** Sources and bundle are both one folder below the package's root. */
const ASSETS_FOLDER = fileURLToPath(new URL('../demo-site/assets/', import.meta.url))

export type SiteAppOptions = {
  readonly site: Site
  /** Where it is mounted: '' or '/stages/<id>'. */
  readonly basePath: string
  /** Protocol-relative, as in the vendor's snippet. Any address will do, the vendor's own included. */
  readonly tagUrl: string
  /** The brand's own hosts that serve the vendor's tag; none when absent. */
  readonly ownHosts?: readonly string[]
  readonly sid: string | number
  readonly keys: Keys
  /** Called when a page or a route needs the origins. By then the app listens. */
  readonly origins: () => { readonly shop: string; readonly another: string }
  readonly noTokenChoice: () => NoTokenChoice
  readonly backend: Pick<TokenBackendOptions, 'now' | 'wait' | 'nextBehaviour' | 'onTokenAsked'>
}

export const createSiteApp = (options: SiteAppOptions): Express => {
  const { site, basePath, tagUrl, ownHosts = [], sid, noTokenChoice } = options
  const backend = backendOf(options)
  const server = serverOf(options, backend)
  const routes = express.Router()
  site.routes?.(routes, server)

  const shop = express()
  shop.disable('x-powered-by')
  shop.use(backend.session)
  shop.use(routes)
  shop.use('/api', backend.api)
  shop.use(
    createDemoSite({
      basePath,
      tagUrl,
      ownHosts,
      sid,
      noTokenChoice,
      customerOf: backend.customerOf,
      accounts: DEMO_ACCOUNTS,
      browserCode: () => builtFile(site.hasOwnCode ? `sites/${site.id}.js` : 'shop.js'),
      assetsFolder: ASSETS_FOLDER,
      changesOf: (request) => changesOf(site, server, request),
    }),
  )
  return shop
}

const backendOf = ({ site, basePath, keys, backend }: SiteAppOptions): TokenBackend =>
  createTokenBackend({
    ...backend,
    cookiePath: basePath === '' ? '/' : basePath,
    accounts: DEMO_ACCOUNTS,
    keys: keys.brand,
    wrongKeys: keys.wrong,
    // The good site runs the code that is meant to be copied.
    ...(site.token === undefined ? {} : { mint: mintByRecipe(site.token, { keys, now: backend.now }) }),
  })

const serverOf = (options: SiteAppOptions, { customerOf }: TokenBackend): SiteServer => {
  const { site, basePath, tagUrl, sid, keys, backend } = options
  return {
    addresses: () => {
      const { shop, another } = options.origins()
      return { basePath, tagUrl, sid, shopOrigin: shop, anotherOrigin: another }
    },
    accounts: DEMO_ACCOUNTS,
    customerOf,
    mint: mintByRecipe(site.token ?? {}, { keys, now: backend.now }),
    signingKeyPem: () => pemOf(keys.brand.signing as KeyObject),
    browserCode: (name) => builtFile(`sites/${name}.js`),
  }
}

const changesOf = (site: Site, { addresses, customerOf }: SiteServer, request: Request): PageChanges => {
  const page = { ...addresses(), request, customer: customerOf(request), nonce: randomBytes(16).toString('hex') }
  return { ...UNCHANGED, ...site.page?.(page) }
}

const pemOf = (key: KeyObject): string => key.export({ format: 'pem', type: 'pkcs8' }).toString()
