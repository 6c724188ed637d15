import { once } from 'node:events'
import http, { createServer, get } from 'node:http'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import { request as playwrightRequest } from '@playwright/test'
import { expect, html, pageWith, SNIPPET, test as base } from './site.ts'

type Listener = { readonly url: string; readonly asked: readonly string[] }

/** In the vendor's place: a proxy to which every name leads. */
const test = base.extend<{ readonly listener: Listener }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from the pattern
  listener: async ({}, use) => {
    const asked: string[] = []
    const server = createServer((request, response) => {
      asked.push(request.url ?? '')
      response.end('heard')
    })
    server.on('connect', (request, socket) => {
      asked.push(request.url ?? '')
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
    })
    await once(server.listen(0, '127.0.0.1'), 'listening')
    await use({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked })
    server.closeAllConnections()
    server.close()
  },
})

const REFUSED = 'Nothing reaches the vendor during a rehearsal'

test('a route of the test that fetches the tag from Node is refused with a way out, and nothing is sent', async ({
  browser,
  iadvize,
  listener,
  site,
}) => {
  const context = await browser.newContext({ proxy: { server: listener.url, bypass: '127.0.0.1' } })
  await iadvize.attach(context)
  const refusals: string[] = []
  await context.route('**/*.js', async (route) => {
    const fetched = await route.fetch().catch((error: unknown) => String(error))
    if (typeof fetched === 'string') refusals.push(fetched)
    await route.fallback()
  })
  const page = await context.newPage()
  site.serve('/fetched', html(pageWith(SNIPPET, '<script src="http://other.example/own.js"></script>')))
  await page.goto(`${site.url}/fetched`)
  await iadvize.waitFor('tag-loaded')
  expect(refusals).toEqual([
    expect.stringContaining(`${REFUSED}: the request of this test for http://halc.iadvize.com/iadvize.js was refused.`),
  ])
  expect(refusals[0]).toContain('call route.fallback()')
  expect(listener.asked.length).toBeGreaterThan(0)
  expect(listener.asked.filter((asked) => !asked.includes('other.example'))).toEqual([])
  await context.close()
})

test('the fixture request, alone in a test, reaches other hosts and never the vendor', async ({ listener }) => {
  const request = await playwrightRequest.newContext({ proxy: { server: listener.url } })
  await request.get('http://other.example/')
  await expect(request.get('http://halc.iadvize.com/iadvize.js?sid=1')).rejects.toThrow(REFUSED)
  await expect(request.post('https://api.iadvize.com/graphql')).rejects.toThrow(REFUSED)
  expect(listener.asked).toEqual(['other.example:80'])
  await request.dispose()
})

test('a redirect from a server of the site to the vendor is not followed', async ({ request, site }) => {
  site.serve('/away', { type: 'text/plain', body: '', status: 302, location: 'http://halc.iadvize.com/iadvize.js' })
  await expect(request.get(`${site.url}/away`)).rejects.toThrow(REFUSED)
})

test("the test's own code cannot reach the vendor through any API of Node", async ({ site }) => {
  const refused = (ask: () => unknown): void => expect(ask).toThrow(REFUSED)
  refused(() => http.get('http://halc.iadvize.com/'))
  refused(() => get({ host: 'lc.iadvize.com', path: '/iadvize.js' }))
  refused(() => http.request(new URL('http://127.0.0.1/'), { hostname: 'api.iadvize.com' }))
  refused(() => https.request('https://API.iadvize.com:8443/graphql', { method: 'POST' }))
  await expect(fetch('https://halc.iadvize.com/iadvize.js')).rejects.toThrow(REFUSED)
  expect(await (await fetch(site.url)).text()).toContain('A site')
})
