import process from 'node:process'
import { after, afterEach, before, beforeEach, test } from 'node:test'
import { startRehearsal } from 'iadvize-rehearsal'
import { expectStage } from 'iadvize-rehearsal/expect'
import puppeteer from 'puppeteer-core'
import { openShop, shopPublicKey } from '../shop.js'

let rehearsal, shop, browser, context, page

before(async () => {
  rehearsal = await startRehearsal({
    settings: {
      projects: [{ sid: 7316, publicKeys: [shopPublicKey] }],
      // The tag retries sooner than in production.
      fidelity: { retryDelaysMs: [100, 100, 100] },
    },
    // The shop runs on this machine, which the browser reaches without a proxy. No other host can be reached.
    asVendor: { onlyVendor: true },
  })
  shop = await openShop({ platformKeyUrl: `${rehearsal.url}/keys/platform.pem` })
  browser = await startBrowser(rehearsal.vendorProxy)
})

after(async () => {
  await browser?.close()
  await shop?.close()
  await rehearsal?.close()
})

beforeEach(async () => {
  await rehearsal.reset()
  context = await browser.createBrowserContext()
  page = await context.newPage()
})

afterEach(() => context.close())

test('a customer who is signed in has a secured chat', async () => {
  await page.goto(shop.url)
  await expectStage(rehearsal).toHaveActivated({ userId: 'b6f1c2de' })
})

test('a refused token fails after four attempts, and the chat never becomes anonymous', async () => {
  await rehearsal.prepare({ answer: 'refuse', code: 'SIGNATURE_INVALID', times: 'always' })
  await page.goto(shop.url)
  await expectStage(rehearsal).toHaveFailedActivation({ code: 'SIGNATURE_INVALID', attempts: 4 })
  await expectStage(rehearsal).not.toHaveActivatedAnonymously()
  await page.waitForSelector('::-p-text(The chat is not available.)')
})

const startBrowser = ({ url, spkiHash }) =>
  puppeteer.launch({
    ...(process.env.CHROME_PATH ? { executablePath: process.env.CHROME_PATH } : { channel: 'chrome' }),
    args: [
      `--proxy-server=${url}`,
      `--ignore-certificate-errors-spki-list=${spkiHash}`,
      // Chromium refuses to run in its sandbox as root, as in many containers.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  })
