import type { Page } from '@playwright/test'
import type { TagGlobals } from '../../protocol/web-sdk.ts'
import { ACTIVATE, expect, html, pageWith, script, SNIPPET, test } from './site.ts'

const activated = (page: Page) => expect(page).toHaveTitle('authentication-success')

test("a site with the vendor's real snippet activates on the stage of its test, with no port and no change", async ({
  page,
  iadvize,
  site,
}) => {
  await page.goto(site.url)
  await activated(page)
  expect(iadvize.journal.of('attempt-answered')).toMatchObject([{ userId: 'b6f1c2de', code: null }])
  expect(site.asked.filter((path) => path !== '/favicon.ico')).toEqual(['/', '/token'])
})

test.describe('of a site with a certificate of its own making', () => {
  test.use({ ignoreHTTPSErrors: true })

  test('a site with a self-signed certificate gets the tag over https as over http', async ({
    page,
    iadvize,
    secureSite,
  }) => {
    const schemes: string[] = []
    page.on('request', (request) => schemes.push(new URL(request.url()).protocol))
    await page.goto(secureSite.url)
    await activated(page)
    expect(new Set(schemes)).toEqual(new Set(['https:']))
    expect(await iadvize.held()).toContainEqual({
      place: 'local-storage',
      name: 'iadvize-1234-jwtIdentity',
      origin: secureSite.url,
    })
  })
})

test('a popup and a frame of another origin talk to the same stage as their page', async ({ page, iadvize, site }) => {
  const framed = site.url.replace('127.0.0.1', 'localhost')
  site.serve('/chat', html(pageWith(SNIPPET, ACTIVATE)))
  site.serve('/outer', html(pageWith(`<iframe src="${framed}/chat"></iframe>`)))
  await page.goto(`${site.url}/outer`)
  await iadvize.waitFor('activation-settled')
  const [popup] = await Promise.all([page.waitForEvent('popup'), page.evaluate(() => void window.open('/chat'))])
  await activated(popup)
  const pages = iadvize.journal.of('tag-loaded').map(({ url }) => url)
  expect(pages).toEqual([`${framed}/chat`, `${site.url}/chat`])
})

test('requests of a service worker to the vendor are answered by the stage, too', async ({
  page,
  context,
  iadvize,
  site,
}) => {
  site.serve(
    '/worker.js',
    script(`self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('fetch', (event) => { if (event.request.url.includes('iadvize.js')) event.respondWith(fetch(event.request)) })`),
  )
  site.serve('/plain', html(pageWith()))
  await page.goto(`${site.url}/plain`)
  await page.evaluate(async () => {
    const claimed = new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve))
    await navigator.serviceWorker.register('/worker.js')
    await claimed
  })
  const askedByWorker: string[] = []
  context.on('request', (request) => {
    if (request.serviceWorker() !== null) askedByWorker.push(request.url())
  })
  await page.goto(site.url)
  await activated(page)
  expect(askedByWorker).toContain('http://halc.iadvize.com/iadvize.js')
  expect(iadvize.journal.of('tag-loaded')).toHaveLength(1)
})

test('a route of the test overrides the rehearsal, for the vendor as for the site', async ({ page, iadvize, site }) => {
  await page.route('https://static.iadvize.com/**', (route) => route.fulfill({ body: 'document.title = "own"' }))
  await page.route('**/*', (route) => route.fallback())
  site.serve(
    '/own',
    html(pageWith('<script src="//static.iadvize.com/boxed.js"></script>').replaceAll('//static', 'https://static')),
  )
  await page.goto(`${site.url}/own`)
  await expect(page).toHaveTitle('own')
  await page.goto(site.url)
  await activated(page)
  expect(iadvize.journal.of('request-refused')).toEqual([])
})

test('what the tag reports while its page unloads reaches the stage', async ({ page, iadvize, site }) => {
  await page.goto(site.url)
  await activated(page)
  site.serve('/elsewhere', html(pageWith()))
  await page.evaluate(() => {
    addEventListener('pagehide', () => {
      const { iAdvize } = window as unknown as { readonly iAdvize: { readonly logout: () => void } }
      iAdvize.logout()
    })
  })
  await page.goto(`${site.url}/elsewhere`)
  await iadvize.waitFor('logout-called')
})

test('a blocked vendor is a tag that cannot be loaded, and the site continues', async ({ page, iadvize, site }) => {
  iadvize.block()
  const failed = page.waitForEvent('requestfailed')
  await page.goto(site.url)
  expect((await failed).failure()?.errorText).toContain('net::ERR_BLOCKED_BY_CLIENT')
  await expect(page.getByText('A site')).toBeVisible()
  expect(iadvize.entries()).toEqual([])
})

test('a slow vendor takes its time on the clock of the rehearsal', async ({ page, iadvize, site }) => {
  iadvize.slow('6 s')
  const asked = page.waitForRequest(/iadvize\.js/)
  await page.goto(site.url, { waitUntil: 'commit' })
  await asked
  await iadvize.passTime('5 s')
  expect(await page.evaluate(() => 'iAdvize' in window)).toBe(false)
  await iadvize.passTime('2 s')
  expect(await page.evaluate(() => 'iAdvize' in window)).toBe(true)
})

test('reports of the tag reach the journal at once, even if the vendor is slow or blocked', async ({
  page,
  iadvize,
  site,
}) => {
  await page.goto(site.url)
  await activated(page)
  iadvize.slow('1 h')
  await page.evaluate(() => void (window as TagGlobals).iAdvize?.logout())
  const loggedOut = await iadvize.waitFor('logout-called')
  iadvize.block()
  await page.evaluate(() => void (window as TagGlobals).iAdvize?.logout())
  await iadvize.waitFor('logout-called', {}, { after: loggedOut })
})

test('a second visitor in a context of its own comes to the same stage', async ({ browser, iadvize, page, site }) => {
  const other = await browser.newContext()
  await iadvize.attach(other)
  const otherPage = await other.newPage()
  await Promise.all([page.goto(site.url), otherPage.goto(site.url)])
  await Promise.all([activated(page), activated(otherPage)])
  expect(iadvize.journal.of('attempt-answered')).toHaveLength(2)
  await other.close()
})

for (const name of ['one', 'another'] as const) {
  test(`of two tests on one site, ${name} sees only its own journal`, async ({ page, iadvize, site }) => {
    await page.goto(site.url)
    await activated(page)
    expect(iadvize.journal.of('tag-loaded').map(({ index }) => index)).toEqual([1])
  })
}

test('a wait for an entry that never comes ends at its limit, and lists the entries that came', async ({
  page,
  iadvize,
  site,
}) => {
  await page.goto(site.url)
  await activated(page)
  await expect(iadvize.waitFor('logout-called', {}, { timeout: 100 })).rejects.toThrow(
    /No "logout-called".* within 100 ms[\s\S]*activation 1 succeeded/,
  )
})
