import { chromium, mergeTests, test as playwrightTest } from '@playwright/test'
import { browserLaunchOptions } from '../../playwright-kit/find-browser.ts'
import { attachRehearsal, launchArguments } from '../../playwright-kit/entry.ts'
import { VENDOR_ELSEWHERE } from '../vendor-elsewhere.ts'
import { BRAND_PEM, expect, test } from './site.ts'

const own = playwrightTest.extend({
  context: async ({ browser }, use) => {
    const context = await browser.newContext({ locale: 'fr-FR' })
    await use(context)
    await context.close()
  },
})

for (const [how, merged] of [
  ['before', mergeTests(own, test)],
  ['behind', mergeTests(test, own)],
  [
    'in',
    test.extend({
      context: async ({ browser }, use) => {
        const context = await browser.newContext({ locale: 'fr-FR' })
        await use(context)
        await context.close()
      },
    }),
  ],
] as const) {
  merged(
    `a context fixture of the team, merged ${how} the kit, is attached by itself`,
    async ({ page, iadvize, site }) => {
      await page.goto(site.url)
      await expect(iadvize).toHaveActivated()
      expect(await page.evaluate(() => navigator.language)).toBe('fr-FR')
      await expect(iadvize).not.toHaveActivatedAnonymously()
    },
  )
}

test('a persistent context that is attached activates, and launchArguments() keep its redirects from the vendor', async ({
  iadvize,
  site,
}, testInfo) => {
  const options = browserLaunchOptions()
  const context = await chromium.launchPersistentContext(testInfo.outputPath('profile'), {
    ...options,
    args: launchArguments([...options.args, VENDOR_ELSEWHERE]),
  })
  await iadvize.attach(context)
  const [page = await context.newPage()] = context.pages()
  await page.goto(site.url)
  await expect(iadvize).toHaveActivated()
  site.serve('/chat.js', { type: 'text/plain', body: '', status: 302, location: 'http://halc.iadvize.com/iadvize.js' })
  const failed = page.waitForEvent('requestfailed', (request) => request.redirectedFrom() !== null)
  await page.evaluate(() => document.head.append(Object.assign(document.createElement('script'), { src: '/chat.js' })))
  expect((await failed).failure()?.errorText).toBe('net::ERR_NAME_NOT_RESOLVED')
  await context.close()
})

test('of two rehearsals attached to one context in turn, the later one hears it', async ({
  context,
  page,
  iadvize,
  site,
}) => {
  await page.goto(site.url)
  await expect(iadvize).toHaveActivated()
  const later = await attachRehearsal(context, { project: { sid: 1234, publicKey: BRAND_PEM } })
  await page.goto(site.url)
  await expect(later).toHaveActivated({ times: 1 })
  expect(iadvize.journal.of('tag-loaded')).toHaveLength(1)
  await later.close()
})
