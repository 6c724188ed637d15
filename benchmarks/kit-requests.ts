/** What the kit costs a site's own requests: a context with the kit, compared with one with a route that matches nothing. */

import { chromium, type Browser, type BrowserContext } from '@playwright/test'
import { loadKeys } from '../environment/keys.ts'
import { attachRehearsal } from '../playwright-kit/attach.ts'
import { browserLaunchOptions } from '../playwright-kit/find-browser.ts'
import { openShop, REQUESTS } from './kit/shop.ts'
import { milliseconds, type Measure } from './measure.ts'
import { takeTurns } from './take-turns.ts'

const SAMPLES = 40

/** "Not slower" than the floor, with a margin for the noise between two equal series on a busy machine. */
const MAX_RATIO = 1.05

export const measureKitRequests = async (): Promise<Measure> => {
  const shop = await openShop()
  const browser = await chromium.launch(browserLaunchOptions())
  try {
    return await measureIn(browser, `${shop.url}/many`)
  } finally {
    // An open browser or server would keep the process from ending.
    await browser.close()
    shop.close()
  }
}

const measureIn = async (browser: Browser, url: string): Promise<Measure> => {
  const { measured, floor, ratio } = await takeTurns({
    count: SAMPLES,
    warmUp: 3,
    measured: () => timeOf(browser, url, attachKit),
    floor: () => timeOf(browser, url, routeNothing),
  })
  return {
    name: "site's own requests",
    measured: milliseconds(measured),
    floor: { name: 'with an empty route', value: milliseconds(floor), ratio },
    samples: `${SAMPLES} of each`,
    goal: `<= ${MAX_RATIO} x`,
    isMet: ratio <= MAX_RATIO,
    note: `A page with ${REQUESTS} small requests, half of them images and half fetched, until all are there; each in a context of its own, which is made before.`,
  }
}

/** Sets something up, and returns the function that removes it again. */
type Prepare = (context: BrowserContext) => Promise<() => Promise<void>>

const attachKit: Prepare = async (context) => {
  const { close } = await attachRehearsal(context, { project: { sid: 1234, publicKey: loadKeys().brandPublicPem } })
  return close
}

const routeNothing: Prepare = async (context) => {
  await context.route(/^https:\/\/nothing\.invalid\//, (route) => route.abort())
  return async () => {}
}

const timeOf = async (browser: Browser, url: string, prepare: Prepare): Promise<number> => {
  const context = await browser.newContext()
  const end = await prepare(context)
  const page = await context.newPage()
  const startedAt = performance.now()
  await page.goto(url)
  await page.evaluate(() => (window as Window & { allThere?: Promise<void> }).allThere)
  const duration = performance.now() - startedAt
  await end()
  await context.close()
  return duration
}
