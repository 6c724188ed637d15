/** The demo shop as the features find it: on a port of its own in each worker, with the vendor's real snippet. */

import { startSite } from '../../environment/start-site.ts'
import { test as base } from '../../gherkin/steps-file.ts'
import type { Journey } from '../../playwright-kit/journey.ts'
import { demoShop } from '../../playwright-kit/demo-shop.ts'
import { DEMO_PROJECT } from '../demo-shop.ts'

const journey: Journey = {
  ...demoShop,
  pages: { account: '/account', home: '/', compte: '/account', accueil: '/' },
}

export const test = base.extend<object, { readonly shopUrl: string }>({
  shopUrl: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from the pattern
    async ({}, use) => {
      const site = await startSite({ site: 'good', tagUrl: '//halc.iadvize.com/iadvize.js' })
      await use(site.url)
      await site.close()
    },
    { scope: 'worker' },
  ],
  baseURL: ({ shopUrl }, use) => use(shopUrl),
  journey,
  iadvizeProject: DEMO_PROJECT,
})
