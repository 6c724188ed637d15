/** A shop in one engine, and the client of its stage: nothing of Playwright is between page and tag. */

import process from 'node:process'
import { createClient, type StageClient } from '../../client/entry.ts'
import { startSite } from '../../environment/start-site.ts'
import { test as base } from '../over-http/remote-test.ts'
import type { Browser, Engine, Shop } from './shop.ts'

type Options = { readonly engine: Engine | null }

type Fixtures = {
  readonly there: StageClient
  /** Another shop than that of the stand-in. */
  readonly site: string | null
  readonly shop: Shop
}

export const test = base.extend<Fixtures, Options & { readonly driven: Browser }>({
  engine: [null, { option: true, scope: 'worker' }],
  driven: [
    async ({ engine }, use) => {
      if (engine === null) throw new Error('The option "engine" names no browser.')
      const browser = await engine.start()
      await use(browser)
      await browser.close()
    },
    { scope: 'worker' },
  ],
  site: [null, { option: true }],
  there: async ({ stage }, use) => {
    const { REHEARSAL_URL: url = '', REHEARSAL_CONTROL_TOKEN: token = '' } = process.env
    await use(createClient({ url: new URL(url).origin, token }).stage(stage.id))
  },
  shop: async ({ driven, stage, site }, use) => {
    const other = site === null ? null : await startSite({ site, tagUrl: stage.tagUrl })
    const shop = await driven.openShop(other?.url ?? stage.demoUrl)
    await use(shop)
    await shop.close()
    await other?.close()
  },
})
