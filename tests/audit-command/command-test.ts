/** The command `rehearsal audit` as a process, in a folder of its own, with sites to audit. */

import { mkdir, writeFile } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { once } from 'node:events'
import path from 'node:path'
import type { AddressInfo } from 'node:net'
import { startSite } from '../../environment/start-site.ts'
import { expect } from '../contract/contract-test.ts'
import { test as base, type Ended } from '../contract/rehearsal-process.ts'

export { expect }

type Folder = { readonly path: string; readonly write: (name: string, text: string) => Promise<void> }

type Fixtures = {
  /** An empty folder of the test's own. */
  readonly folder: Folder
  /** Starts a demo shop. Resolves with its address. */
  readonly shop: (id?: string) => Promise<string>
  /** Starts a site that consists of one listener. Resolves with its address. */
  readonly serve: (
    listener: RequestListener,
    secure?: { readonly key: string; readonly cert: string },
  ) => Promise<string>
}

export const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from the pattern
  folder: async ({}, use, testInfo) => {
    const folder = testInfo.outputPath('site')
    await mkdir(folder, { recursive: true })
    await use({ path: folder, write: (name, text) => writeFile(path.join(folder, name), text) })
  },
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from the pattern
  shop: async ({}, use) => {
    const closings: (() => Promise<void>)[] = []
    await use(async (site = 'good') => {
      const { url, close } = await startSite({ site, tagUrl: '//halc.iadvize.com/iadvize.js' })
      closings.push(close)
      return url
    })
    await Promise.all(closings.map((close) => close()))
  },
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from the pattern
  serve: async ({}, use) => {
    const closings: (() => void)[] = []
    await use(async (listener, secure) => {
      const server = secure === undefined ? createServer(listener) : createSecureServer(secure, listener)
      server.listen(0, '127.0.0.1')
      await once(server, 'listening')
      closings.push(() => {
        server.close()
        server.closeAllConnections()
      })
      return `${secure === undefined ? 'http' : 'https'}://127.0.0.1:${(server.address() as AddressInfo).port}/`
    })
    for (const close of closings) close()
  },
})

export const JOURNEY = `
import type { Journey } from 'iadvize-rehearsal/audit'
export const visitors: Journey['visitors'] = [{ email: 'camille@example.com', password: 'camomile' }]
export const signIn: Journey['signIn'] = async (page, visitor) => {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(visitor['email'] ?? '')
  await page.getByLabel('Password').fill(visitor['password'] ?? '')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('heading', { name: 'Your account' }).waitFor()
}
export const signOut: Journey['signOut'] = async (page) => {
  await page.getByRole('button', { name: 'Sign out' }).click()
}
`

export const ONLY = ['--only', 'activation-secured'] as const

/** One sentence on stderr, nothing on stdout, and no internals. */
export const expectSentence = ({ code, stdout, stderr }: Ended, wanted: { code: number; says: RegExp }): void => {
  expect.soft({ code, stdout }).toEqual({ code: wanted.code, stdout: '' })
  expect(stderr).toMatch(wanted.says)
  expect(stderr).toMatch(/^rehearsal\b[^\n]*\n$/)
  expect(stderr).not.toMatch(/node:internal|\bat \S+ \(/)
}
