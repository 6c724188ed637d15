/** WebKitGTK, driven by Selenium, on the demo shop of a running stand-in: nothing of Playwright is between page and tag. */

import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import process from 'node:process'
import { Builder, By, Capabilities, until, type WebDriver } from 'selenium-webdriver'
import { createClient, type StageClient } from '../../client/entry.ts'
import type { Customer } from '../scenarios/shop.ts'
import { expect, test as base } from '../over-http/remote-test.ts'
import {
  DBUS_SESSION,
  findProgram,
  needsVirtualScreen,
  startVirtualScreen,
  VIRTUAL_SCREEN,
  WEBKIT_DRIVER,
} from '../screen.ts'

/** Debian's. */
const BROWSER = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser'

/** Null if WebKitGTK can be driven on this machine. */
export const whyNoWebKit = (): string | null => {
  if (findProgram(WEBKIT_DRIVER) === null || !existsSync(BROWSER)) {
    return 'WebKitGTK is not on this machine: install the package webkit2gtk-driver of Debian.'
  }
  if (findProgram(DBUS_SESSION) === null) return 'WebKitGTK needs D-Bus: install the package dbus of Debian.'
  return needsVirtualScreen() && findProgram(VIRTUAL_SCREEN) === null
    ? 'WebKitGTK needs a screen: install the package xvfb of Debian.'
    : null
}

export type Shop = {
  readonly driver: WebDriver
  readonly open: (path?: string) => Promise<void>
  readonly signIn: (customer: Customer) => Promise<void>
  readonly signOut: () => Promise<void>
  /** Resolves when the account page says this about the chat. */
  readonly says: (text: string) => Promise<void>
  /** Names of what the page's origin stores for the vendor. */
  readonly stored: () => Promise<readonly string[]>
}

type Fixtures = {
  readonly there: StageClient
  /** Another shop than that of the stand-in. */
  readonly siteUrl: string | null
  readonly shop: Shop
}

export const test = base.extend<Fixtures, { readonly driverUrl: string }>({
  driverUrl: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from the pattern
    async ({}, use) => {
      const screen = needsVirtualScreen() ? await startVirtualScreen() : null
      const port = await freePort()
      const env = { ...process.env, ...(screen === null ? {} : { DISPLAY: screen.display }) }
      const child = spawn(DBUS_SESSION, ['--', WEBKIT_DRIVER, `--port=${port}`], {
        env,
        stdio: 'ignore',
        // A group of its own, which ends as a whole.
        detached: true,
      })
      const url = `http://127.0.0.1:${port}`
      await untilReady(url, child)
      await use(url)
      if (child.pid !== undefined) process.kill(-child.pid)
      screen?.server.kill()
    },
    { scope: 'worker' },
  ],
  siteUrl: null,
  there: async ({ stage }, use) => {
    const { REHEARSAL_URL: url = '', REHEARSAL_CONTROL_TOKEN: token = '' } = process.env
    await use(createClient({ url: new URL(url).origin, token }).stage(stage.id))
  },
  shop: async ({ driverUrl, stage, siteUrl }, use) => {
    const capabilities = new Capabilities({
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary: BROWSER, args: ['--automation'] },
    })
    const driver = await new Builder().usingServer(driverUrl).withCapabilities(capabilities).build()
    await use(shopIn(driver, siteUrl ?? stage.demoUrl))
    await driver.quit()
  },
})

const WAIT_MS = 30_000

const shopIn = (driver: WebDriver, url: string): Shop => {
  const element = (selector: string) => driver.wait(until.elementLocated(By.css(selector)), WAIT_MS)
  const button = (name: string) =>
    driver.wait(until.elementLocated(By.xpath(`//button[normalize-space()='${name}']`)), WAIT_MS)
  const open = (path = ''): Promise<void> => driver.get(`${url}${path}`)
  return {
    driver,
    open,
    signIn: async ({ email, password }) => {
      await open('sign-in')
      await (await element('input[type=email]')).sendKeys(email)
      await (await element('input[type=password]')).sendKeys(password)
      await button('Sign in').click()
      await driver.wait(until.urlContains('account'), WAIT_MS)
    },
    signOut: async () => {
      await button('Sign out').click()
      await driver.wait(until.elementLocated(By.linkText('Sign in')), WAIT_MS)
    },
    says: async (text) =>
      void (await driver.wait(until.elementTextContains(await element('#chat-state'), text), WAIT_MS)),
    stored: () =>
      driver.executeScript<readonly string[]>(
        "return [...Object.keys(localStorage), ...document.cookie.split('; ').map((cookie) => cookie.split('=')[0])].filter((name) => name.startsWith('iadvize'))",
      ),
  }
}

const freePort = async (): Promise<number> => {
  const server = createServer()
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

const untilReady = async (url: string, child: ChildProcess): Promise<void> => {
  const isAnswering = (): Promise<boolean> =>
    fetch(`${url}/status`).then(
      () => true,
      () => false,
    )
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${WEBKIT_DRIVER} ended with ${code} before it answered.`)
  })
  await Promise.race([expect.poll(isAnswering, { timeout: WAIT_MS }).toBe(true), ended])
}
