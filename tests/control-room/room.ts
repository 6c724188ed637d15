/** The control room of a stage of the test's own, as a person uses it, and the demo shop beside it. */

import { mergeTests, test as pageTest, type Locator, type Page } from '@playwright/test'
import { test as remoteTest, type RemoteStage } from '../over-http/remote-test.ts'
import { shopIn, type Shop } from '../scenarios/shop.ts'
import { talkIn, type Talk } from '../scenarios/talk.ts'

export { expect } from '../over-http/remote-test.ts'

export type Room = {
  readonly page: Page
  /** The steps that are drawn, which of a long list are those in sight. */
  readonly steps: Locator
  readonly step: (words: string | RegExp) => Locator
  readonly details: Locator
  readonly connection: Locator
  readonly queue: Locator
  readonly open: (stage?: string) => Promise<void>
}

export const test = mergeTests(pageTest, remoteTest).extend<{
  readonly room: Room
  readonly visitorPage: Page
  readonly shop: Shop
  readonly talk: Talk
}>({
  room: async ({ page, stage }, use) => {
    const room = roomIn(page, stage)
    await room.open()
    await use(room)
  },
  // In a browser of its own: the person who looks at the control room is not the visitor.
  visitorPage: async ({ browser }, use) => {
    const context = await browser.newContext()
    await use(await context.newPage())
    await context.close()
  },
  shop: async ({ visitorPage, stage }, use) => use(shopIn(visitorPage, { url: stage.demoUrl })),
  talk: async ({ visitorPage }, use) => use(talkIn(visitorPage)),
})

export const signIn = async (page: Page, url: string, token: string): Promise<void> => {
  await page.goto(url)
  await page.getByLabel('Control token').fill(token)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

const roomIn = (page: Page, stage: RemoteStage): Room => {
  const steps = page.locator('[role=option]')
  return {
    page,
    steps,
    step: (hasText) => steps.filter({ hasText }),
    details: page.getByRole('region', { name: /^(Step|Étape)$/ }),
    connection: page.getByRole('banner').getByRole('status'),
    queue: page.getByRole('list', { name: /^(Waiting|En attente)$/ }),
    open: async (id = stage.id) => {
      const url = fromEnvironment('REHEARSAL_URL')
      await signIn(page, url, fromEnvironment('REHEARSAL_CONTROL_TOKEN'))
      await page.goto(`${url}/?stage=${id}`)
    },
  }
}

const fromEnvironment = (name: string): string => {
  const value = process.env[name]
  if (value === undefined) throw new Error(`${name} is not set: let Playwright's webServer start "rehearsal start"`)
  return value
}
