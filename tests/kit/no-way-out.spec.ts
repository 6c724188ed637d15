import { expect, html, pageWith, test } from './site.ts'

// In this project the vendor's names lead somewhere: what gets out is refused there, and does not lack an address.

test('a redirect that ends at the vendor is stopped', async ({ page, site }) => {
  site.serve('/chat.js', { type: 'text/plain', body: '', status: 302, location: 'http://halc.iadvize.com/iadvize.js' })
  site.serve('/redirected', html(pageWith('<script src="/chat.js"></script>')))
  const failed = page.waitForEvent('requestfailed')
  await page.goto(`${site.url}/redirected`)
  expect((await failed).failure()?.errorText).toBe('net::ERR_NAME_NOT_RESOLVED')
})

test('a catch-all route of the test does not let requests through to the vendor', async ({ page, site }) => {
  await page.route('**/*', (route) => route.continue())
  const failed = page.waitForEvent('requestfailed', (request) => request.url().includes('iadvize'))
  await page.goto(site.url)
  expect((await failed).failure()?.errorText).toBe('net::ERR_NAME_NOT_RESOLVED')
})
