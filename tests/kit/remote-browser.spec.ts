import { chromium } from '@playwright/test'
import { browserLaunchOptions } from '../../playwright-kit/find-browser.ts'
import { launchArguments, refuse } from '../../playwright-kit/entry.ts'
import { VENDOR_ELSEWHERE } from '../vendor-elsewhere.ts'
import { expect, test as base } from './site.ts'

/** The browser is behind a Playwright server, as on a grid: Playwright's own fixtures connect to it. */
const test = base.extend<object, { readonly connectOptions: { readonly wsEndpoint: string } }>({
  connectOptions: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from the pattern
    async ({}, use) => {
      const options = browserLaunchOptions()
      const server = await chromium.launchServer({
        ...options,
        args: launchArguments([...options.args, VENDOR_ELSEWHERE]),
      })
      await use({ wsEndpoint: server.wsEndpoint() })
      await server.close()
    },
    { scope: 'worker' },
  ],
})

test('a site is tested in a remote browser as in one of this machine: answers, claims and passing time', async ({
  page,
  iadvize,
  site,
}) => {
  await page.goto(site.url)
  await expect(iadvize).toHaveActivated({ attempts: 1 })
  await iadvize.passTime('8 h')
  await expect(iadvize).toHaveRefreshed()
  iadvize.prepare(refuse('TOKEN_EXPIRED').always())
  await page.reload()
  await expect(iadvize).toHaveFailedActivation({ code: 'TOKEN_EXPIRED', attempts: 4 })
  await expect(iadvize).not.toHaveActivatedAnonymously()
})

test('a remote browser that is launched with launchArguments() cannot reach the vendor by a redirect', async ({
  page,
  site,
}) => {
  site.serve('/chat.js', { type: 'text/plain', body: '', status: 302, location: 'http://halc.iadvize.com/iadvize.js' })
  await page.goto(site.url)
  const failed = page.waitForEvent('requestfailed', (request) => request.redirectedFrom() !== null)
  await page.evaluate(() => document.head.append(Object.assign(document.createElement('script'), { src: '/chat.js' })))
  expect((await failed).failure()?.errorText).toBe('net::ERR_NAME_NOT_RESOLVED')
})
