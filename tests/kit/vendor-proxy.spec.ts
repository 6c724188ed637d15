import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer as createPlainServer } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createHash, X509Certificate } from 'node:crypto'
import path from 'node:path'
import { promisify } from 'node:util'
import { chromium, type Browser } from '@playwright/test'
import { browserLaunchOptions } from '../../playwright-kit/find-browser.ts'
import { expect, test as base, type Proxy } from '../contract/proxy-test.ts'
import { tokenFor } from '../contract/platform-client.ts'

/** A shop as it is in production: HTTPS only, a strict policy, the vendor's snippet, and nothing of a rehearsal. */
const PAGE = `<!doctype html><html lang="en"><head><title>waiting</title>
<script nonce="n">
window.iAdvizeInterface = window.iAdvizeInterface || [];
iAdvizeInterface.config = { sid: 1234 }
iAdvizeInterface.push(async (iAdvize) => {
  const { authentication } = await iAdvize.activate(async () => {
    const { token } = await (await fetch('/token', { method: 'POST' })).json()
    return { authenticationOption: { type: 'SECURED_AUTHENTICATION', token } }
  })
  document.title = authentication.status
})
</script>
<script nonce="n" async src="//halc.iadvize.com/iadvize.js"></script></head><body>A shop</body></html>`

const HEADERS = {
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'content-security-policy':
    "default-src 'none'; script-src 'nonce-n' https://halc.iadvize.com; connect-src 'self' https://api.iadvize.com",
}

type Shop = { readonly port: number; readonly spkiHash: string }

const test = base.extend<{ readonly shop: Shop; readonly openBrowser: (args: readonly string[]) => Promise<Browser> }>({
  shop: async ({ folder }, use) => {
    const [keyFile, certificateFile] = [path.join(folder, 'shop.key'), path.join(folder, 'shop.pem')]
    const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=shop.example']
    const name = ['-addext', 'subjectAltName=DNS:shop.example']
    await promisify(execFile)('openssl', [...made, ...name, '-keyout', keyFile, '-out', certificateFile])
    const [key, cert] = await Promise.all([readFile(keyFile, 'utf8'), readFile(certificateFile, 'utf8')])
    const server = createServer({ key, cert }, (request, response) => {
      if (request.url !== '/token') response.writeHead(200, { ...HEADERS, 'content-type': 'text/html' }).end(PAGE)
      else void tokenFor('camille').then((token) => response.end(JSON.stringify({ token })))
    })
    await once(server.listen(0, '127.0.0.1'), 'listening')
    await use({ port: (server.address() as AddressInfo).port, spkiHash: spkiHashOf(cert) })
    server.closeAllConnections()
    server.close()
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

const spkiHashOf = (pem: string): string =>
  createHash('sha256')
    .update(new X509Certificate(pem).publicKey.export({ format: 'der', type: 'spki' }))
    .digest('base64')

/** Trusts the two by the hashes of their keys, and knows where the shop is. Everything else goes through the proxy. */
const argumentsFor = async ({ port, spkiHash }: Shop, folder: string): Promise<readonly string[]> => {
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
