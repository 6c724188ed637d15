import type { Page } from '@playwright/test'
import { expect } from '../../playwright-kit/remote-test.ts'
import type { TagGlobals } from '../../protocol/web-sdk.ts'
import { activateWith } from './page-code.ts'
import { test } from './shop.ts'
import { pageWith, snippet } from './site-pages.ts'

const launcher = (page: Page) => page.getByRole('button', { name: /^Chat: / })

for (const sid of ['1234', "'1234'"]) {
  test(`the vendor's current snippet, letter by letter, boots with the sid written as ${sid}`, async ({
    page,
    stage,
    ownSite,
  }) => {
    await page.goto(await ownSite(pageWith(snippet(stage, sid))))
    await stage.waitFor('tag-loaded', { sid: '1234' })
    const { authentication } = await activateWith(page, { type: 'ANONYMOUS' })
    expect(authentication.status).toBe('authentication-success')
    await expect(launcher(page)).toHaveAccessibleName('Chat: anonymous visitor')
  })
}

test('the snippet included twice is one tag with one window, and the console says so', async ({
  page,
  stage,
  ownSite,
}) => {
  const said = page.waitForEvent('console', (message) => message.text().includes('the tag is already loaded'))
  await page.goto(await ownSite(pageWith(snippet(stage, '1234').repeat(2))))
  await said
  await expect(page.locator('rehearsal-chat')).toHaveCount(1)
  await stage.waitFor('tag-loaded')
  await page.evaluate(() => (window as Window & TagGlobals).iAdvize?.logout())
  await stage.waitFor('logout-called')
  expect(await stage.entries('tag-loaded')).toHaveLength(1)
})

test('every pushed function gets window.iAdvize as its only argument, and its return value is of no account', async ({
  page,
  stage,
  ownSite,
}) => {
  await page.goto(await ownSite(pageWith(snippet(stage, '1234'))))
  const got = await page.evaluate(
    () =>
      new Promise<readonly boolean[]>((resolve) => {
        const tagPage: Window & TagGlobals = window
        tagPage.iAdvizeInterface?.push((...args) => {
          resolve([args.length === 1, args[0] === tagPage.iAdvize])
          return 'of no account'
        })
      }),
  )
  expect(got).toEqual([true, true])
})

test("the tag, its window and its requests live under a strict Content-Security-Policy that names the stand-in's origin", async ({
  page,
  stage,
  ownSite,
}) => {
  const { origin } = new URL(stage.tagUrl)
  const policy = `default-src 'none'; script-src 'nonce-once' ${origin}; connect-src ${origin}; require-trusted-types-for 'script'`
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`
  const refusals: string[] = []
  page.on('console', (message) => {
    if (/Content.Security.Policy|TrustedHTML|TrustedScript/i.test(message.text())) refusals.push(message.text())
  })
  await page.goto(await ownSite(pageWith(meta + snippet(stage, '1234').replace('<script>', '<script nonce="once">'))))
  await stage.waitFor('tag-loaded')
  const { authentication } = await activateWith(page, { type: 'ANONYMOUS' })
  expect(authentication.status).toBe('authentication-success')
  await launcher(page).click()
  await expect(page.getByRole('dialog', { name: 'Chat' })).toContainText('The identity is not verified.')
  // The style of the window is there, too: without it the launcher would be no circle in the corner.
  expect(await page.locator('rehearsal-chat').evaluate((host) => getComputedStyle(host).position)).toBe('fixed')
  expect(refusals).toEqual([])
})

test('a tag that is loaded long after the page, when consent has come, finds what was pushed', async ({
  page,
  stage,
  ownSite,
}) => {
  await page.clock.install()
  await page.goto(await ownSite(pageWith('')))
  const activation = page.evaluate(
    (src) =>
      new Promise<string>((resolve) => {
        const tagPage: Window & TagGlobals = window
        tagPage.iAdvizeInterface = Object.assign([], { config: { sid: 1234 } })
        tagPage.iAdvizeInterface.push(async (iAdvize) => {
          const { authentication } = await iAdvize.activate(() => ({ authenticationOption: { type: 'ANONYMOUS' } }))
          resolve(authentication.status)
        })
        setTimeout(() => document.head.append(Object.assign(document.createElement('script'), { src })), 15_000)
      }),
    stage.tagUrl,
  )
  await page.clock.runFor(15_000)
  expect(await activation).toBe('authentication-success')
})
