/** What every scenario has: the demo shop as its visitors use it, sites of the test's own, and the vendor. */

import type { Locator, Page } from '@playwright/test'
import { expect, test as base } from '../../playwright-kit/entry.ts'
import type { EntryOf } from '../../journal/entries.ts'
import type { NoTokenChoice } from '../../protocol/misbehaviours.ts'
import { DEMO_PROJECT, startDemoShop, type DemoShop, type DirectedBackend } from '../demo-shop.ts'
import { onOwnHost, OWN_HOST, passBoundary } from './boundary.ts'
import { ownSiteFixture, type OwnSite } from './own-site.ts'
import { talkIn, type Talk } from './talk.ts'

export { expect } from '../../playwright-kit/entry.ts'
export { DEMO_PROJECT, HOURLY_PROJECT } from '../demo-shop.ts'

export type Customer = {
  readonly name: string
  readonly email: string
  readonly password: string
  readonly userId: string
}

export const CAMILLE: Customer = {
  name: 'Camille Moreau',
  email: 'camille@example.com',
  password: 'camomile',
  userId: 'b6f1c2de-6f0a-4c57-9b0e-2f1d7a9c8e41',
}

export const JONAS: Customer = {
  name: 'Jonas Lindqvist',
  email: 'jonas@example.com',
  password: 'juniper',
  userId: '0d93e7a4-51b8-4e2f-8a6c-c47f90b1d325',
}

export type Shop = {
  readonly open: (path?: string) => Promise<void>
  /** Without waiting for scripts that are still on their way. */
  readonly openWithoutWaiting: () => Promise<void>
  /** Through the form; ends on the account page. */
  readonly signIn: (customer: Customer) => Promise<void>
  /** Fills and sends the form, whatever comes of it. */
  readonly trySignIn: (email: string, password: string) => Promise<void>
  readonly signOut: () => Promise<void>
  /** Comes to the account page with a session that was there before. */
  readonly comeAs: (customer: Customer) => Promise<void>
  /** Gives the browser the session of a signed-in customer without loading a page that would activate. */
  readonly signInBehindThePage: (customer: Customer) => Promise<void>
  /** The session ends, and no page knows. */
  readonly signOutBehindThePage: () => Promise<void>
  /** What the account page says about the chat. */
  readonly chatState: Locator
  readonly chatButton: Locator
  readonly chatWindow: Locator
}

export const shopIn = (page: Page, { url }: { readonly url: string }): Shop => {
  const open = async (path = ''): Promise<void> => void (await page.goto(`${url}${path}`))
  const trySignIn = async (email: string, password: string): Promise<void> => {
    await open('sign-in')
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  }
  const post = async (path: string, data?: unknown): Promise<void> => {
    const response = await page.request.post(`${url}${path}`, { data })
    if (!response.ok()) throw new Error(`The shop's ${path} answered ${response.status()}`)
  }
  const signInBehindThePage: Shop['signInBehindThePage'] = ({ email, password }) =>
    post('api/sign-in', { email, password })
  return {
    open,
    openWithoutWaiting: async () => void (await page.goto(url, { waitUntil: 'domcontentloaded' })),
    trySignIn,
    signIn: async ({ email, password }) => {
      await trySignIn(email, password)
      await page.getByRole('heading', { name: 'Your account' }).waitFor()
    },
    signOut: async () => {
      await page.getByRole('button', { name: 'Sign out' }).click()
      await page.getByRole('link', { name: 'Sign in' }).waitFor()
    },
    comeAs: async (customer) => {
      await signInBehindThePage(customer)
      await open('account')
    },
    signInBehindThePage,
    signOutBehindThePage: () => post('api/sign-out'),
    chatState: page.getByRole('status', { name: 'Chat with the workshop' }),
    chatButton: page.getByRole('button', { name: /^Chat: / }),
    chatWindow: page.getByRole('dialog', { name: 'Chat' }),
  }
}

type RehearsedShop = Shop & {
  /** As `comeAs`, and chats as themselves; answers how the activation ended. */
  readonly comeSecured: (customer: Customer) => Promise<EntryOf<'activation-settled'>>
  /** The account page in another tab of the browser, where the customer chats as themselves, too. */
  readonly inAnotherTab: () => Promise<{ readonly page: Page; readonly shop: Shop }>
}

type ScenarioFixtures = {
  /** Plays the scenario through the boundary of `boundary.ts`. */
  readonly isThroughBoundary: boolean
  readonly passed: void
  /** What the shop does when it has no token. */
  readonly noTokenChoice: NoTokenChoice
  readonly demoShop: DemoShop
  readonly shop: RehearsedShop
  readonly tokenBackend: DirectedBackend
  readonly ownSite: OwnSite
  readonly talk: Talk
}

export const test = base.extend<ScenarioFixtures>({
  iadvizeProject: DEMO_PROJECT,
  // The chat itself is looked at here, as a person finds it in a page.
  iadvizeChat: 'accessible',
  noTokenChoice: ['no-chat', { option: true }],
  isThroughBoundary: [false, { option: true }],
  passed: [
    async ({ isThroughBoundary, page }, use, testInfo) => {
      if (isThroughBoundary) await passBoundary(page, testInfo)
      await use()
    },
    { auto: true },
  ],
  demoShop: async ({ noTokenChoice, isThroughBoundary }, use) => {
    const demoShop = await startDemoShop(noTokenChoice, isThroughBoundary ? OWN_HOST : undefined)
    await use(demoShop)
    await demoShop.close()
  },
  shop: async ({ page, demoShop, iadvize }, use) => {
    const shop = shopIn(page, demoShop)
    const secured = async (come: () => Promise<void>): Promise<EntryOf<'activation-settled'>> => {
      const before = iadvize.journal.entries().at(-1)
      await come()
      return iadvize.waitFor('activation-settled', { code: null }, before === undefined ? {} : { after: before })
    }
    await use({
      ...shop,
      comeSecured: (customer) => secured(() => shop.comeAs(customer)),
      inAnotherTab: async () => {
        const otherPage = await page.context().newPage()
        const otherShop = shopIn(otherPage, demoShop)
        await secured(() => otherShop.open('account'))
        await expect(otherShop.chatState).toHaveText('Secured')
        return { page: otherPage, shop: otherShop }
      },
    })
  },
  tokenBackend: async ({ demoShop }, use) => use(demoShop.tokenBackend),
  ownSite: async ({ page, isThroughBoundary }, use) =>
    ownSiteFixture({ page, ...(isThroughBoundary && { changeSite: onOwnHost }) }, use),
  talk: async ({ page }, use) => use(talkIn(page)),
})
