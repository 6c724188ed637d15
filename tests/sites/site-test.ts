/** One of the shops of `demo-site/sites.ts` on ports of its own, with the tag of the test's stage. */

import type { Page } from '@playwright/test'
import { startSite, type RunningSite } from '../../environment/start-site.ts'
import type { EntryOf } from '../../protocol/journal.ts'
import { test as base, type RemoteStage } from '../over-http/remote-test.ts'
import { shopIn, type Shop } from '../scenarios/shop.ts'
import { sitOutRetries } from './sit-out-retries.ts'

export type OpenedSite = RunningSite & { readonly shop: Shop; readonly in: (page: Page) => Shop }

export type Visit = OpenedSite & { readonly id: string; readonly page: Page; readonly stage: RemoteStage }

export const test = base.extend<{ readonly openSite: (id: string) => Promise<OpenedSite> }>({
  openSite: async ({ page, stage }, use) => {
    const running: RunningSite[] = []
    await use(async (id) => {
      const site = await startSite({ site: id, tagUrl: stage.tagUrl })
      running.push(site)
      const inPage = (other: Page): Shop => shopIn(other, site)
      return { ...site, shop: inPage(page), in: inPage }
    })
    for (const site of running) await site.close()
  },
})

/** Loads the account page again, on which the activation fails; answers how. Needs an installed clock. */
export const failOnAccountPage = async ({ page, stage, shop }: Visit): Promise<EntryOf<'activation-settled'>> => {
  await stage.prepare({ answer: 'server-error', times: 'always' })
  return settleOnAccountPage({ page, stage, shop })
}

export const settleOnAccountPage = async ({
  page,
  stage,
  shop,
}: Pick<Visit, 'page' | 'stage' | 'shop'>): Promise<EntryOf<'activation-settled'>> => {
  const before = (await stage.journal()).at(-1)?.index ?? 0
  await shop.open('account')
  return sitOutRetries(page, {
    ...stage,
    waitForNext: (types, after) => stage.waitForNext(types, Math.max(after, before)),
  })
}
