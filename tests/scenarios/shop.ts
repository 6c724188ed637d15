/** The demo shop as its visitors use it. */

import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Locator, Page } from '@playwright/test'
import { test as base, type RemoteStage } from '../../playwright-kit/remote-test.ts'

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
  /** Gives the browser the session of a signed-in customer without loading a page that would activate. */
  readonly signInBehindThePage: (customer: Customer) => Promise<void>
  /** What the account page says about the chat. */
  readonly chatState: Locator
  readonly chatButton: Locator
  readonly chatWindow: Locator
}

export const shopIn = (page: Page, stage: RemoteStage): Shop => {
  const open = async (path = ''): Promise<void> => void (await page.goto(`${stage.demoUrl}${path}`))
  const trySignIn = async (email: string, password: string): Promise<void> => {
    await open('sign-in')
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  }
  return {
    open,
    openWithoutWaiting: async () => void (await page.goto(stage.demoUrl, { waitUntil: 'domcontentloaded' })),
    trySignIn,
    signIn: async ({ email, password }) => {
      await trySignIn(email, password)
      await page.getByRole('heading', { name: 'Your account' }).waitFor()
    },
    signOut: async () => {
      await page.getByRole('button', { name: 'Sign out' }).click()
      await page.getByRole('link', { name: 'Sign in' }).waitFor()
    },
    signInBehindThePage: async ({ email, password }) => {
      const response = await page.request.post(`${stage.demoUrl}api/sign-in`, { data: { email, password } })
      if (!response.ok()) throw new Error(`Signing in answered ${response.status()}`)
    },
    chatState: page.getByRole('status', { name: 'Chat with the workshop' }),
    chatButton: page.getByRole('button', { name: /^Chat: / }),
    chatWindow: page.getByRole('dialog', { name: 'Chat' }),
  }
}

/** Serves a page of the test's own; answers its address. */
export type OwnSite = (html: string) => Promise<string>

export const test = base.extend<{ readonly shop: Shop; readonly ownSite: OwnSite }>({
  shop: async ({ page, stage }, use) => use(shopIn(page, stage)),
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from the pattern
  ownSite: async ({}, use) => {
    const servers: Server[] = []
    await use(async (html) => {
      const server = createServer((_request, response) => response.setHeader('content-type', 'text/html').end(html))
      servers.push(server)
      await once(server.listen(0, '127.0.0.1'), 'listening')
      const { port } = server.address() as AddressInfo
      return `http://127.0.0.1:${port}/`
    })
    for (const server of servers) server.close().closeAllConnections()
  },
})
