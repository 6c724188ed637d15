/** The demo shop as the features find it: on a port of its own in each worker, with the vendor's real snippet. */

import { startSite } from '../../environment/start-site.ts'
import { test as base } from '../../gherkin/register.ts'
import type { Journey } from '../../playwright-kit/journey.ts'
import { demoJourney } from '../../cli/audit/demo-journey.ts'
import { DEMO_PROJECT } from '../demo-shop.ts'

const CAMILLE = {
  name: 'Camille Moreau',
  email: 'camille@example.com',
  password: 'camomile',
  userId: 'b6f1c2de-6f0a-4c57-9b0e-2f1d7a9c8e41',
}

const JONAS = {
  name: 'Jonas Lindqvist',
  email: 'jonas@example.com',
  password: 'juniper',
  userId: '0d93e7a4-51b8-4e2f-8a6c-c47f90b1d325',
}

const journey: Journey = {
  ...demoJourney('good'),
  visitors: [CAMILLE, JONAS],
  pages: { account: '/account', home: '/', compte: '/account', accueil: '/' },
  tokenEndpoint: '/api/iadvize-token',
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
