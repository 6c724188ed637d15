import type { Page } from '@playwright/test'
import { dropConnection, neverAnswer } from '../../playwright-kit/entry.ts'
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

  test('the tag and its requests come over https as they do over http', async ({ page, iadvize, secureSite }) => {
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

test('what a service worker asks of the vendor is answered by the stage, too', async ({
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

test('a route of the test itself goes first, for the vendor as for the site', async ({ page, iadvize, site }) => {
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

test('what the tag tells while its page is left reaches the stage', async ({ page, iadvize, site }) => {
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

test('a blocked vendor is a tag that cannot be loaded, and the site goes on', async ({ page, iadvize, site }) => {
  iadvize.block()
  const failed = page.waitForEvent('requestfailed')
  await page.goto(site.url)
  expect((await failed).failure()?.errorText).toContain('net::ERR_BLOCKED_BY_CLIENT')
  await expect(page.getByText('A site')).toBeVisible()
  expect(iadvize.entries()).toEqual([])
})

test('a slow vendor takes its time by the clock of the rehearsal', async ({ page, iadvize, site }) => {
  iadvize.slow('6 s')
  const asked = page.waitForRequest(/iadvize\.js/)
  await page.goto(site.url, { waitUntil: 'commit' })
  await asked
  await iadvize.passTime('5 s')
  expect(await page.evaluate(() => 'iAdvize' in window)).toBe(false)
  await iadvize.passTime('2 s')
  expect(await page.evaluate(() => 'iAdvize' in window)).toBe(true)
})

test('what the tag tells is in the journal at once, however slow the vendor is, and though it is blocked', async ({
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

test('a dropped connection and an answer that never comes are retried, and the second is given up after its time', async ({
  page,
  iadvize,
  site,
}) => {
  iadvize.prepare(dropConnection(), neverAnswer())
  await page.goto(site.url)
  await iadvize.waitFor('attempt-answered', { answer: 'never-answer' })
  await iadvize.passTime('10 s')
  // The page shows it a moment before the journal has it.
  expect(await iadvize.waitFor('activation-settled')).toMatchObject({ attempts: 3, code: null })
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

test('a key that was rotated away signs no more', async ({ page, iadvize, site }) => {
  await page.goto(site.url)
  await activated(page)
  iadvize.rotateKeys()
  await page.reload()
  expect(await iadvize.waitFor('activation-settled', { code: 'SIGNATURE_INVALID' })).toMatchObject({ attempts: 4 })
})

test('without a conversation the agent cannot speak, and says why', async ({ iadvize }) => {
  await expect(iadvize.agentSays('Hello')).rejects.toThrow(
    'The agent cannot say "Hello". No conversation is ongoing on this stage: a visitor has to write first.',
  )
})

for (const name of ['one', 'another'] as const) {
  test(`of two tests on one site, ${name} sees its own journal only`, async ({ page, iadvize, site }) => {
    await page.goto(site.url)
    await activated(page)
    expect(iadvize.journal.of('tag-loaded').map(({ index }) => index)).toEqual([1])
  })
}

test('a wait for what never comes ends with its limit, and tells what came instead', async ({
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
