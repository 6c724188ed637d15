import { browserLaunchOptions } from '../../playwright-kit/find-browser.ts'
import { expect, html, pageWith, test } from './site.ts'

const { args, ...launchOptions } = browserLaunchOptions()

// Here the vendor's names lead somewhere, so that a request that gets out is refused by that place, not for want of a name.
test.use({
  launchOptions: { ...launchOptions, args: [...args, '--host-resolver-rules=MAP *.iadvize.com 127.0.0.1:9'] },
})

test('a redirect that ends at the vendor ends nowhere', async ({ page, site }) => {
  site.serve('/chat.js', { type: 'text/plain', body: '', status: 302, location: 'http://halc.iadvize.com/iadvize.js' })
  site.serve('/redirected', html(pageWith('<script src="/chat.js"></script>')))
  const failed = page.waitForEvent('requestfailed')
  await page.goto(`${site.url}/redirected`)
  expect((await failed).failure()?.errorText).toBe('net::ERR_NAME_NOT_RESOLVED')
})

test('a route of the test that lets everything through lets nothing through to the vendor', async ({ page, site }) => {
  await page.route('**/*', (route) => route.continue())
  const failed = page.waitForEvent('requestfailed', (request) => request.url().includes('iadvize'))
  await page.goto(site.url)
  expect((await failed).failure()?.errorText).toBe('net::ERR_NAME_NOT_RESOLVED')
})
