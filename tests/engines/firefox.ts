/** Firefox, driven by Puppeteer over WebDriver BiDi. */

import { launch, type BrowserContext, type Page } from 'puppeteer-core'
import { FIREFOX_PACKAGE, findFirefox } from '../firefox.ts'
import { ADD_LINK_TO_SECOND_WINDOW, SECOND_WINDOW, STORED_NAMES, WAIT_MS, type Engine, type Shop } from './shop.ts'

export const FIREFOX: Engine = {
  name: 'Firefox',
  whyMissing: () =>
    findFirefox() === null
      ? `There is no Firefox on this machine: install the package ${FIREFOX_PACKAGE} of Debian.`
      : null,
  start: async () => {
    const browser = await launch({ browser: 'firefox', executablePath: findFirefox() ?? '' })
    return {
      openShop: async (url) => {
        const context = await browser.createBrowserContext()
        return { ...(await shopIn(context, url)), close: () => context.close() }
      },
      close: () => browser.close(),
    }
  },
}

const shopIn = async (context: BrowserContext, url: string): Promise<Shop> => {
  const first = await newPage(context)
  let page = first
  const click = (selector: string): Promise<void> => page.locator(selector).click()
  return {
    signIn: async ({ email, password }) => {
      await page.goto(`${url}sign-in`)
      await page.locator('input[type=email]').fill(email)
      await page.locator('input[type=password]').fill(password)
      await click('button ::-p-text(Sign in)')
      await page.waitForFunction("location.href.includes('account')")
    },
    signOut: async () => {
      await click('button ::-p-text(Sign out)')
      await page.locator('a ::-p-text(Sign in)').wait()
    },
    says: async (text) => void (await page.locator(`#chat-state ::-p-text(${text})`).wait()),
    stored: async () => (await page.evaluate(STORED_NAMES)) as readonly string[],
    openSecondWindow: async () => {
      await page.evaluate(ADD_LINK_TO_SECOND_WINDOW)
      const opened = new Promise<Page | null>((resolve) => page.once('popup', resolve))
      await click(`a ::-p-text(${SECOND_WINDOW})`)
      const second = await opened
      if (second === null) throw new Error('The second window was closed while it opened.')
      second.setDefaultTimeout(WAIT_MS)
      page = second
    },
    backToFirstWindow: async () => {
      page = first
      await page.bringToFront()
    },
  }
}

const newPage = async (context: BrowserContext): Promise<Page> => {
  const page = await context.newPage()
  page.setDefaultTimeout(WAIT_MS)
  return page
}
