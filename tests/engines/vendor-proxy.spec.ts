import { launch } from 'puppeteer-core'
import { expect, test } from '../contract/proxy-test.ts'
import { findFirefox } from '../firefox.ts'
import { openHttpsShop, SHOP_HOST } from '../https-shop.ts'
import { FIREFOX } from './firefox.ts'

const missing = FIREFOX.whyMissing()
test.skip(missing !== null, missing ?? '')

test('in Firefox an unmodified HTTPS site with HSTS and a strict policy activates to secured if a proxy is set', async ({
  startProxy,
  folder,
}) => {
  const [proxy, shop] = await Promise.all([startProxy(), openHttpsShop(folder)])
  const { hostname, port } = new URL(proxy.url)
  const browser = await launch({
    browser: 'firefox',
    executablePath: findFirefox() ?? '',
    // In place of the authority and of the shop's own certificate in the certificate store.
    acceptInsecureCerts: true,
    extraPrefsFirefox: {
      'network.dns.localDomains': SHOP_HOST,
      'network.proxy.type': 1,
      'network.proxy.http': hostname,
      'network.proxy.http_port': Number(port),
      'network.proxy.ssl': hostname,
      'network.proxy.ssl_port': Number(port),
      'network.proxy.no_proxies_on': SHOP_HOST,
    },
  })
  try {
    const page = await browser.newPage()
    await page.goto(`https://${SHOP_HOST}:${shop.port}/`)
    await expect.poll(() => page.title()).toBe('authentication-success')
    expect(await proxy.journal()).toContainEqual(expect.objectContaining({ type: 'identity-stored', kind: 'secured' }))
  } finally {
    await browser.close()
    shop.close()
  }
})
