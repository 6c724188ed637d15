import process from 'node:process'
import { after, afterEach, before, beforeEach, test } from 'node:test'
import { startRehearsal } from 'iadvize-rehearsal'
import { expectStage } from 'iadvize-rehearsal/expect'
import { Browser, Builder, By, until } from 'selenium-webdriver'
import chrome from 'selenium-webdriver/chrome.js'
import { openShop, shopPublicKey } from '../shop.js'

let rehearsal, shop, driver

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
})

after(async () => {
  await shop?.close()
  await rehearsal?.close()
})

beforeEach(async () => {
  await rehearsal.reset()
  driver = await startBrowser(rehearsal.vendorProxy)
})

afterEach(() => driver.quit())

test('a customer who is signed in has a secured chat', async () => {
  await driver.get(shop.url)
  await expectStage(rehearsal).toHaveActivated({ userId: 'b6f1c2de' })
})

test('a refused token fails after four attempts, and the chat never becomes anonymous', async () => {
  await rehearsal.prepare({ answer: 'refuse', code: 'SIGNATURE_INVALID', times: 'always' })
  await driver.get(shop.url)
  await expectStage(rehearsal).toHaveFailedActivation({ code: 'SIGNATURE_INVALID', attempts: 4 })
  await expectStage(rehearsal).not.toHaveActivatedAnonymously()
  const chat = await driver.findElement(By.css('#chat'))
  await driver.wait(until.elementTextIs(chat, 'The chat is not available.'), 10_000)
})

const startBrowser = ({ url, spkiHash }) => {
  const options = new chrome.Options().addArguments(
    '--headless',
    `--proxy-server=${url}`,
    `--ignore-certificate-errors-spki-list=${spkiHash}`,
    // Chromium refuses to run in its sandbox as root, as in many containers.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  )
  if (process.env.CHROME_PATH) options.setBinaryPath(process.env.CHROME_PATH)
  return new Builder().forBrowser(Browser.CHROME).setChromeOptions(options).build()
}
