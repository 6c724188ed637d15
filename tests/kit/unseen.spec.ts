import { writeFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { refuse } from '../../playwright-kit/entry.ts'
import { ACTIVATE, expect, html, pageWith, SNIPPET, test } from './site.ts'

const policy = (text: string): string => `<meta http-equiv="Content-Security-Policy" content="${text}">`

const tagScript = (page: Page) => page.waitForEvent('requestfailed', (request) => request.url().includes('iadvize.js'))

test('a policy that blocks the API does not hide a failed activation from a claim, and is named with it', async ({
  page,
  iadvize,
  site,
}) => {
  site.serve('/policy', html(pageWith(policy("connect-src 'self'"), SNIPPET, ACTIVATE)))
  await page.goto(`${site.url}/policy`)
  await expect(iadvize).toHaveFailedActivation({ code: 'NETWORK_ERROR', attempts: 4 })
  await expect(expect(iadvize).not.toHaveFailedActivation()).rejects.toThrow('activation 1 failed after 4 attempts')
  await expect(expect(iadvize).toHaveActivated({ timeout: 1 })).rejects.toThrow(
    `Noticed:  the Content-Security-Policy of ${site.url}/policy (connect-src) blocked https://api.iadvize.com/graphql`,
  )
  await expect(page).toHaveTitle('authentication-failure')
})

test("a policy that blocks the tag's script is named with its directive, and no negative claim passes", async ({
  page,
  iadvize,
  site,
}) => {
  site.serve('/policy', html(pageWith(policy("script-src 'self' 'unsafe-inline'"), SNIPPET, ACTIVATE)))
  await page.goto(`${site.url}/policy`)
  const sentence = `the Content-Security-Policy of ${site.url}/policy (script-src-elem) blocked http://halc.iadvize.com/iadvize.js`
  await expect(expect(iadvize).not.toHaveActivatedAnonymously()).rejects.toThrow(`could not tell: ${sentence}`)
  await expect(expect(iadvize).toHaveActivated({ timeout: 1 })).rejects.toThrow(`Nearest:  ${sentence}`)
})

test('a policy that blocks the snippet in the page is named where the tag waits for its config', async ({
  page,
  iadvize,
  site,
}) => {
  site.serve('/policy', html(pageWith(policy('script-src http://*.iadvize.com'), SNIPPET)))
  await page.goto(`${site.url}/policy`)
  await expect(expect(iadvize).toHaveActivated({ timeout: 1 })).rejects.toThrow(
    `the tag runs in ${site.url}/policy and waits for iAdvizeInterface.config = { sid: … }; the Content-Security-Policy (script-src-elem) blocked a script in that page`,
  )
})

test('a negative claim about a page without a tag passes', async ({ page, iadvize, site }) => {
  site.serve('/plain', html(pageWith()))
  await page.goto(`${site.url}/plain`)
  await expect(iadvize).not.toHaveActivated()
  await expect(expect(iadvize).toHaveActivated({ timeout: 1 })).rejects.toThrow('no page has loaded the tag')
})

test('a vendor blocked with iadvize.block() does not cast doubt on a negative claim', async ({
  page,
  iadvize,
  site,
}) => {
  iadvize.block()
  const failed = tagScript(page)
  await page.goto(site.url)
  await failed
  await expect(iadvize).not.toHaveActivatedAnonymously()
})

test.describe('where a route of the test answers for the vendor', () => {
  const answeredByAnother = 'something other than this rehearsal answered'

  test('an aborted request for the tag is distinguished from a page that makes none', async ({
    page,
    iadvize,
    site,
  }) => {
    await page.route(
      (url) => url.hostname !== '127.0.0.1',
      (route) => route.abort(),
    )
    const failed = tagScript(page)
    await page.goto(site.url)
    await failed
    await expect(expect(iadvize).not.toHaveActivated()).rejects.toThrow('the request never reached this rehearsal')
  })

  test('a request that a route lets continue is reported with the way out', async ({ page, iadvize, site }) => {
    await page.route('**/*', (route) => route.continue())
    const failed = tagScript(page)
    await page.goto(site.url)
    await failed
    await expect(expect(iadvize).toHaveActivated({ timeout: 1 })).rejects.toThrow('call route.fallback()')
  })

  test('a negative claim fails when a route replaced the tag with its own file', async ({ page, iadvize, site }) => {
    await page.route('**/iadvize.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }))
    await page.goto(site.url)
    await expect(expect(iadvize).not.toHaveActivated()).rejects.toThrow(answeredByAnother)
  })

  test('a negative claim fails when a HAR file answered for the vendor', async ({
    page,
    context,
    iadvize,
    site,
  }, testInfo) => {
    const file = testInfo.outputPath('site.har')
    await writeFile(file, JSON.stringify(harOf('http://halc.iadvize.com/iadvize.js')))
    await context.routeFromHAR(file, { notFound: 'fallback' })
    await page.goto(site.url)
    await expect(expect(iadvize).not.toHaveFailedActivation()).rejects.toThrow(answeredByAnother)
  })
})

test('a negative claim fails when the tag is on a host that the rehearsal does not serve', async ({
  page,
  iadvize,
  site,
}) => {
  site.serve('/chat/iadvize.js', { type: 'text/javascript', body: '' })
  site.serve('/own-host', html(pageWith('<script src="/chat/iadvize.js"></script>')))
  await page.goto(`${site.url}/own-host`)
  await expect(expect(iadvize).not.toHaveActivated()).rejects.toThrow('name the host in iadvizeHosts')
})

test('a negative claim fails when a route replaced the tag in a popup or a frame', async ({ page, iadvize, site }) => {
  await page.context().route('**/iadvize.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }))
  site.serve('/plain', html(pageWith()))
  site.serve('/popup', html(pageWith(SNIPPET.replace('async', ''))))
  await page.goto(`${site.url}/plain`)
  const [popup] = await Promise.all([page.waitForEvent('popup'), page.evaluate(() => void window.open('/popup'))])
  await popup.waitForLoadState()
  await expect(expect(iadvize).not.toHaveActivated()).rejects.toThrow(`${site.url}/popup asked for`)
})

test('an integrity attribute that the tag does not match is distinguished from a tag that never came', async ({
  page,
  iadvize,
  site,
}) => {
  const integrity = SNIPPET.replace('async', 'integrity="sha256-AAAA" crossorigin async')
  site.serve('/integrity', html(pageWith(integrity)))
  await page.goto(`${site.url}/integrity`)
  await expect(expect(iadvize).not.toHaveActivated()).rejects.toThrow('look for an integrity attribute')
})

test('a page whose tag was not seen fails a negative claim even if another page was seen', async ({
  page,
  context,
  iadvize,
  site,
}) => {
  await page.goto(site.url)
  await expect(iadvize).toHaveActivated()
  site.serve('/policy', html(pageWith(policy("script-src 'none'"), SNIPPET)))
  const other = await context.newPage()
  await other.goto(`${site.url}/policy`)
  await expect(expect(iadvize).not.toHaveLoggedOut()).rejects.toThrow('script-src')
})

test('a negative claim before any page has been opened fails', async ({ page, iadvize }) => {
  expect(page.url()).toBe('about:blank')
  await expect(expect(iadvize).not.toHaveActivated()).rejects.toThrow(
    'could not tell: no page has been opened in a browser context that is attached to this rehearsal',
  )
})

test('a claim of a rehearsal without a browser context says how to attach one', async ({ iadvize }) => {
  await expect(expect(iadvize).not.toHaveActivated()).rejects.toThrow('call "await iadvize.attach(context)"')
  await expect(expect(iadvize).toHaveNoIdentityLeft()).rejects.toThrow('call "await iadvize.attach(context)"')
})

for (const embedder of ['require-corp', 'credentialless']) {
  test(`on a page that embeds with Cross-Origin-Embedder-Policy: ${embedder} an activation is seen`, async ({
    page,
    iadvize,
    site,
  }) => {
    await page.route(site.url, async (route) => {
      const response = await route.fetch()
      const headers = { ...response.headers(), 'cross-origin-embedder-policy': embedder }
      await route.fulfill({ response, headers })
    })
    await page.goto(site.url)
    await expect(iadvize).toHaveActivated()
    await expect(iadvize).not.toHaveFailedActivation()
  })
}

test('an ad blocker between page and API does not hide a failed activation', async ({ page, iadvize, site }) => {
  await page.route('**/graphql', (route) => route.abort('blockedbyclient'))
  await page.goto(site.url)
  await expect(iadvize).toHaveFailedActivation({ code: 'NETWORK_ERROR', attempts: 4 })
})

test.describe('while a browser is offline', () => {
  test('acts of the tag in an offline browser are still in the journal', async ({ page, context, iadvize, site }) => {
    await page.goto(site.url)
    await expect(iadvize).toHaveActivated()
    await context.setOffline(true)
    await page.evaluate(() => (window as unknown as { iAdvize: { logout: () => void } }).iAdvize.logout())
    await expect(iadvize).toHaveLoggedOut()
  })
})

test('a site that goes anonymous when a token is refused is distinguished from one that fails cleanly', async ({
  page,
  iadvize,
  site,
}) => {
  const fallsBack = (delayMs: number): string =>
    `${ACTIVATE.replace('</script>', '')}
iAdvizeInterface.push(async (iAdvize) => {
  const failed = () => document.title === 'authentication-failure'
  const timer = setInterval(() => {
    if (!failed()) return
    clearInterval(timer)
    setTimeout(() => iAdvize.activate(() => ({ authenticationOption: { type: 'ANONYMOUS' } })), ${delayMs})
  }, 50)
})</script>`
  site.serve('/falls-back', html(pageWith(SNIPPET, fallsBack(300_000))))
  iadvize.prepare(refuse('SIGNATURE_INVALID').always())
  await page.goto(`${site.url}/falls-back`)
  await expect(iadvize).toHaveFailedActivation({ attempts: 4 })
  await expect(expect(iadvize).not.toHaveActivatedAnonymously()).rejects.toThrow('1 (visitor ')
  await expect(iadvize).toHaveActivatedAnonymously()
})

test("a site's choice to be anonymous breaks the claim that there is none, even if the platform accepts nobody", async ({
  page,
  iadvize,
  site,
}) => {
  const anonymous =
    "<script>iAdvizeInterface.push((iAdvize) => iAdvize.activate(() => ({ authenticationOption: { type: 'ANONYMOUS' } })))</script>"
  site.serve('/anonymous', html(pageWith(SNIPPET, anonymous)))
  iadvize.prepare(refuse('SERVER_ERROR').always())
  await page.goto(`${site.url}/anonymous`)
  await expect(iadvize).toHaveFailedActivation({ attempts: 4 })
  await expect(expect(iadvize).not.toHaveActivatedAnonymously()).rejects.toThrow(
    'in activation 1 the site chose ANONYMOUS, which the platform did not accept',
  )
  await expect(expect(iadvize).toHaveActivatedAnonymously({ timeout: 1 })).rejects.toThrow('Seen:     none')
})

const harOf = (url: string): object => ({
  log: {
    version: '1.2',
    creator: { name: 'a recording', version: '1' },
    entries: [
      {
        startedDateTime: '2026-01-01T00:00:00.000Z',
        time: 1,
        request: {
          method: 'GET',
          url,
          httpVersion: 'HTTP/1.1',
          headers: [],
          queryString: [],
          cookies: [],
          headersSize: -1,
          bodySize: -1,
        },
        response: {
          status: 200,
          statusText: 'OK',
          httpVersion: 'HTTP/1.1',
          headers: [{ name: 'content-type', value: 'text/javascript' }],
          cookies: [],
          content: { size: 0, mimeType: 'text/javascript', text: '' },
          redirectURL: '',
          headersSize: -1,
          bodySize: -1,
        },
        cache: {},
        timings: { send: 0, wait: 0, receive: 0 },
      },
    ],
  },
})
