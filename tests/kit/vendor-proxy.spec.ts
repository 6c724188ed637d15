import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer as createPlainServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { chromium, type Browser } from '@playwright/test'
import { browserLaunchOptions } from '../../playwright-kit/find-browser.ts'
import { expect, test as base, type Proxy } from '../contract/proxy-test.ts'
import { openHttpsShop, spkiHashOf, type HttpsShop } from '../https-shop.ts'

const test = base.extend<{
  readonly shop: HttpsShop
  readonly openBrowser: (args: readonly string[]) => Promise<Browser>
}>({
  shop: async ({ folder }, use) => {
    const shop = await openHttpsShop(folder)
    await use(shop)
    shop.close()
  },
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from the pattern
  openBrowser: async ({}, use) => {
    const browsers: Browser[] = []
    await use(async (own) => {
      const { args, ...options } = browserLaunchOptions()
      const browser = await chromium.launch({ ...options, args: [...args, ...own] })
      browsers.push(browser)
      return browser
    })
    await Promise.all(browsers.map((browser) => browser.close()))
  },
})

/** Trusts the two by the hashes of their keys, and knows where the shop is. Everything else goes through the proxy. */
const argumentsFor = async ({ port, spkiHash }: HttpsShop, folder: string): Promise<readonly string[]> => {
  const authority = spkiHashOf(await readFile(path.join(folder, 'ca', 'rehearsal-authority.pem'), 'utf8'))
  return [
    `--ignore-certificate-errors-spki-list=${authority},${spkiHash}`,
    `--host-resolver-rules=MAP shop.example:443 127.0.0.1:${port}, MAP *.iadvize.com 127.0.0.1:9`,
  ]
}

const proxyFor = ({ url }: Proxy, username?: string) => ({
  server: url,
  bypass: 'shop.example',
  ...(username === undefined ? {} : { username, password: 'any' }),
})

const SECURED = expect.objectContaining({ type: 'identity-stored', kind: 'secured' }) as unknown

test('an unmodified HTTPS site with HSTS and a strict policy activates to secured in a browser that has only a proxy set', async ({
  startProxy,
  shop,
  folder,
  openBrowser,
}) => {
  const proxy = await startProxy()
  const browser = await openBrowser(await argumentsFor(shop, folder))
  const page = await (await browser.newContext({ proxy: proxyFor(proxy) })).newPage()
  const problems: string[] = []
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
  await page.goto('https://shop.example/')
  await expect(page).toHaveTitle('authentication-success')
  await expect.poll(() => proxy.journal()).toContainEqual(SECURED)
  // Only HSTS leads there: nothing listens at the plain address.
  await page.goto('http://shop.example/')
  await expect(page).toHaveTitle('authentication-success')
  expect([page.url(), problems]).toEqual(['https://shop.example/', []])
})

test('a browser blocks the stand-in for a page of the public internet, and lets it have the hosts of the vendor through the proxy', async ({
  startProxy,
  openBrowser,
}) => {
  const proxy = await startProxy()
  const site = createPlainServer((_request, response) => response.setHeader('content-type', 'text/html').end('A shop'))
  await once(site.listen(0, '127.0.0.1'), 'listening')
  const host = `127.0.0.1:${(site.address() as AddressInfo).port}`
  const browser = await openBrowser([`--ip-address-space-overrides=${host}=public`])
  const page = await browser.newPage({ proxy: { server: proxy.url, bypass: '127.0.0.1' } })
  const refusals: string[] = []
  page.on('console', (message) => refusals.push(message.text()))
  await page.goto(`http://${host}/`)
  const load = (url: string): Promise<string> => page.evaluate((address) => fetch(address).then(String, String), url)
  expect(await load(`${new URL(proxy.control.url).origin}/iadvize.js`)).toContain('Failed to fetch')
  expect(refusals.join('\n')).toContain('loopback')
  expect(await load('http://halc.iadvize.com/iadvize.js')).toBe('[object Response]')
  site.closeAllConnections()
  site.close()
})

test('two browser contexts with two user names of the proxy are on two stages, and neither is in the journal of the other', async ({
  startProxy,
  shop,
  folder,
  openBrowser,
}) => {
  const proxy = await startProxy({ args: ['--ask-stage'] })
  const stages = ['first', 'second'] as const
  for (const stage of stages) await proxy.control.send(`/stages/${stage}`, { method: 'PUT' })
  const refusal = '[{ "answer": "refuse", "code": "SIGNATURE_INVALID", "times": "always" }]'
  await proxy.control.send('/stages/second/answers', { method: 'POST', body: refusal })
  const browser = await openBrowser(await argumentsFor(shop, folder))
  const [first] = await Promise.all(
    stages.map(async (stage) => {
      const page = await (await browser.newContext({ proxy: proxyFor(proxy, stage) })).newPage()
      await page.goto('https://shop.example/')
      return page
    }),
  )
  if (first === undefined) throw new Error('The page is missing.')
  await expect(first).toHaveTitle('authentication-success')
  await expect.poll(() => proxy.journal('first')).toContainEqual(SECURED)
  await expect.poll(async () => JSON.stringify(await proxy.journal('second'))).toContain('SIGNATURE_INVALID')
  expect(JSON.stringify(await proxy.journal('first'))).not.toContain('SIGNATURE_INVALID')
  expect(await proxy.journal('second')).not.toContainEqual(SECURED)
  expect(await proxy.journal('main')).toEqual([])
})
