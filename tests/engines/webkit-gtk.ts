/** WebKitGTK, the engine of Safari on Linux, driven by Selenium. */

import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import process from 'node:process'
import { Builder, By, Capabilities, until, type WebDriver } from 'selenium-webdriver'
import { expect } from '../over-http/remote-test.ts'
import {
  DBUS_SESSION,
  findProgram,
  needsVirtualScreen,
  startVirtualScreen,
  VIRTUAL_SCREEN,
  WEBKIT_DRIVER,
} from '../screen.ts'
import { ADD_LINK_TO_SECOND_WINDOW, SECOND_WINDOW, STORED_NAMES, WAIT_MS, type Engine, type Shop } from './shop.ts'

/** Debian's. */
const BROWSER = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser'

export const WEBKIT_GTK: Engine = {
  name: 'WebKitGTK',
  whyMissing: () => whyMissing(),
  start: async () => {
    const screen = needsVirtualScreen() ? await startVirtualScreen() : null
    const port = await freePort()
    const env = { ...process.env, ...(screen === null ? {} : { DISPLAY: screen.display }) }
    // A group of its own, which ends as a whole.
    const child = spawn(DBUS_SESSION, ['--', WEBKIT_DRIVER, `--port=${port}`], { env, stdio: 'ignore', detached: true })
    const driverUrl = `http://127.0.0.1:${port}`
    await untilReady(driverUrl, child)
    return {
      // The driver takes one session at a time, which has storage of its own.
      openShop: async (url) => {
        const driver = await new Builder().usingServer(driverUrl).withCapabilities(CAPABILITIES).build()
        return { ...shopIn(driver, url), close: () => driver.quit() }
      },
      close: async () => {
        if (child.pid !== undefined) process.kill(-child.pid)
        screen?.server.kill()
      },
    }
  },
}

const CAPABILITIES = new Capabilities({
  browserName: 'MiniBrowser',
  'webkitgtk:browserOptions': { binary: BROWSER, args: ['--automation'] },
})

const whyMissing = (): string | null => {
  if (findProgram(WEBKIT_DRIVER) === null || !existsSync(BROWSER)) {
    return 'WebKitGTK is not on this machine: install the package webkit2gtk-driver of Debian.'
  }
  if (findProgram(DBUS_SESSION) === null) return 'WebKitGTK needs D-Bus: install the package dbus of Debian.'
  return needsVirtualScreen() && findProgram(VIRTUAL_SCREEN) === null
    ? 'WebKitGTK needs a screen: install the package xvfb of Debian.'
    : null
}

const shopIn = (driver: WebDriver, url: string): Shop => {
  const element = (selector: string) => driver.wait(until.elementLocated(By.css(selector)), WAIT_MS)
  const button = (name: string) =>
    driver.wait(until.elementLocated(By.xpath(`//button[normalize-space()='${name}']`)), WAIT_MS)
  return {
    signIn: async ({ email, password }) => {
      await driver.get(`${url}sign-in`)
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
    stored: () => driver.executeScript<readonly string[]>(`return ${STORED_NAMES}`),
    openSecondWindow: async () => {
      const before = await driver.getAllWindowHandles()
      await driver.executeScript(ADD_LINK_TO_SECOND_WINDOW)
      await driver.findElement(By.linkText(SECOND_WINDOW)).click()
      const opened = async (): Promise<string | undefined> =>
        (await driver.getAllWindowHandles()).find((handle) => !before.includes(handle))
      await driver.switchTo().window((await driver.wait(opened, WAIT_MS)) ?? '')
    },
    backToFirstWindow: async () => {
      const [first = ''] = await driver.getAllWindowHandles()
      await driver.switchTo().window(first)
    },
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
