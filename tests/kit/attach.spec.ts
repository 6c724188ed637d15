import { chromium } from '@playwright/test'
import { attachRehearsal } from '../../playwright-kit/attach.ts'
import { browserLaunchOptions } from '../../playwright-kit/find-browser.ts'
import { BRAND_PEM, expect, html, pageWith, test } from './site.ts'

const project = { sid: 1234, publicKey: BRAND_PEM }

test('a script without a runner attaches a rehearsal to its context, and receives unknown addresses when it ends', async ({
  site,
}) => {
  const browser = await chromium.launch(browserLaunchOptions())
  const context = await browser.newContext()
  const iadvize = await attachRehearsal(context, { project })
  const page = await context.newPage()
  await page.goto(site.url)
  expect(await iadvize.waitFor('activation-settled')).toMatchObject({ code: null })
  await iadvize.passTime('1 h')
  site.serve('/unknown', html(pageWith('<img src="https://static.iadvize.com/a.png">'.replace('https', 'http'))))
  await page.goto(`${site.url}/unknown`)
  await iadvize.waitFor('request-refused')
  await expect(iadvize.close()).rejects.toThrow('GET http://static.iadvize.com/a.png')
  await browser.close()
})

test('a page that was open before is attached with its context', async ({ site }) => {
  const browser = await chromium.launch(browserLaunchOptions())
  const page = await browser.newPage()
  site.serve('/empty', html(pageWith()))
  await page.goto(`${site.url}/empty`)
  const iadvize = await attachRehearsal(page, { project })
  await page.evaluate(() => {
    document.title = 'waiting'
    setTimeout(() => (document.title = 'rung'), 60_000)
  })
  await iadvize.passTime('1 min')
  await expect(page).toHaveTitle('rung')
  await iadvize.close()
  await browser.close()
})
