/** A shop in one engine, and the client of its stage: nothing of Playwright is between page and tag. */

import process from 'node:process'
import { createClient, type StageClient } from '../../client/entry.ts'
import { startSite } from '../../environment/start-site.ts'
import { test as base } from '../over-http/remote-test.ts'
import type { Browser, Engine, Shop } from './shop.ts'

type Fixtures = {
  readonly engine: Engine | null
  readonly there: StageClient
  /** Another shop than that of the stand-in. */
  readonly site: string | null
  readonly shop: Shop
}

type Start = (engine: Engine) => Promise<Browser>

export const test = base.extend<Fixtures, { readonly startOnce: Start }>({
  startOnce: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from the pattern
    async ({}, use) => {
      const started = new Map<Engine, Promise<Browser>>()
      await use((engine) => {
        const browser = started.get(engine) ?? engine.start()
        started.set(engine, browser)
        return browser
      })
      for (const browser of started.values()) await (await browser).close()
    },
    { scope: 'worker' },
  ],
  engine: [null, { option: true }],
  site: [null, { option: true }],
  there: async ({ stage }, use) => {
    const { REHEARSAL_URL: url = '', REHEARSAL_CONTROL_TOKEN: token = '' } = process.env
    await use(createClient({ url: new URL(url).origin, token }).stage(stage.id))
  },
  shop: async ({ engine, startOnce, stage, site }, use) => {
    if (engine === null) throw new Error('The option "engine" names no browser.')
    const driven = await startOnce(engine)
    const other = site === null ? null : await startSite({ site, tagUrl: stage.tagUrl })
    const shop = await driven.openShop(other?.url ?? stage.demoUrl)
    await use(shop)
    await shop.close()
    await other?.close()
  },
})
