import { ACTIVATE, expect, html, pageWith, SNIPPET, test } from './site.ts'

const HOST = 'onlinecontact.brand.example'
const OWN = SNIPPET.replace('halc.iadvize.com', HOST)
const OLDER = `<script async src="//${HOST}/iadvize.js?sid=1234&lang=nl"></script>`

test.use({ iadvizeHosts: [HOST] })

for (const [name, snippet] of [
  ['the current snippet', OWN],
  ['the older one, with the site id in the address', `<script>var iAdvizeInterface = []</script>${OLDER}`],
] as const) {
  test(`a tag on the brand's own host activates at the vendor's interface: ${name}`, async ({
    page,
    iadvize,
    site,
  }) => {
    const asked = new Set<string>()
    page.on('request', (request) => asked.add(new URL(request.url()).host))
    site.serve('/own', html(pageWith(snippet, ACTIVATE)))
    await page.goto(`${site.url}/own`)
    await expect(page).toHaveTitle('authentication-success')
    expect(iadvize.journal.of('attempt-answered')).toMatchObject([{ userId: 'b6f1c2de', code: null }])
    const chat = page.locator('rehearsal-chat')
    await chat.locator('button[aria-haspopup=dialog]').click()
    await expect(chat.locator('dialog')).toBeVisible()
    expect([...asked].toSorted()).toEqual([new URL(site.url).host, 'api.iadvize.com', HOST].toSorted())
  })
}

test("a Content-Security-Policy that names the brand's host but not the vendor's interface blocks the activation, as in life", async ({
  page,
  iadvize,
  site,
}) => {
  const policy = `script-src 'unsafe-inline' http://${HOST}; connect-src 'self' http://${HOST}`
  site.serve(
    '/strict',
    html(pageWith(`<meta http-equiv="Content-Security-Policy" content="${policy}">`, OWN, ACTIVATE)),
  )
  await page.goto(`${site.url}/strict`)
  await page.waitForFunction(() => 'iAdvize' in window)
  await iadvize.passTime('20 s')
  await expect(page).toHaveTitle('authentication-failure')
  expect(iadvize.journal.of('attempt-answered')).toEqual([])
})

test('a redirect that ends at a host of the brand is stopped', async ({ page, site }) => {
  site.serve('/chat.js', { type: 'text/plain', body: '', status: 302, location: `http://${HOST}/iadvize.js` })
  site.serve('/redirected', html(pageWith('<script src="/chat.js"></script>')))
  const failed = page.waitForEvent('requestfailed')
  await page.goto(`${site.url}/redirected`)
  expect((await failed).failure()?.errorText).toBe('net::ERR_NAME_NOT_RESOLVED')
})

test("block() also blocks the brand's own host of the tag", async ({ page, iadvize, site }) => {
  iadvize.block()
  site.serve('/own', html(pageWith(OWN, ACTIVATE)))
  const failed = page.waitForEvent('requestfailed', (request) => request.url().includes(HOST))
  await page.goto(`${site.url}/own`)
  expect((await failed).failure()?.errorText).toContain('ERR_BLOCKED_BY_CLIENT')
})
