import type { TagGlobals } from '../../protocol/web-sdk.ts'
import { pageWith, PLATFORM_ORIGIN, snippet, TAG_ORIGIN, TAG_URL } from './own-page.ts'
import { activateAnonymously, logout, refusedByPolicy } from './page-code.ts'
import { expect, test } from './shop.ts'

for (const sid of ['1234', "'1234'"]) {
  test(`the vendor's current snippet, verbatim, starts the tag with the sid written as ${sid}`, async ({
    page,
    iadvize,
    ownSite,
    talk,
  }) => {
    await ownSite.open(pageWith(snippet(sid)))
    await iadvize.waitFor('tag-loaded', { sid: '1234' })
    const { authentication } = await activateAnonymously(page)
    expect(authentication.status).toBe('authentication-success')
    await expect(talk.button).toHaveAccessibleName('Chat: anonymous visitor')
  })
}

test('the snippet included twice is one tag with one window, and the console says so', async ({
  page,
  iadvize,
  ownSite,
}) => {
  const said = page.waitForEvent('console', (message) => message.text().includes('the tag is already loaded'))
  await ownSite.open(pageWith(snippet(), snippet()))
  await said
  await expect(page.locator('rehearsal-chat')).toHaveCount(1)
  await iadvize.waitFor('tag-loaded')
  await logout(page)
  await expect(iadvize).toHaveLoggedOut()
  expect(iadvize.journal.of('tag-loaded')).toHaveLength(1)
})

test('every pushed function gets window.iAdvize as its only argument, and its return value is ignored', async ({
  page,
  ownSite,
}) => {
  await ownSite.open()
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

test("the tag, its window and its requests work under a strict Content-Security-Policy that names the vendor's hosts", async ({
  page,
  iadvize,
  ownSite,
  talk,
}) => {
  const policy = `default-src 'none'; script-src 'nonce-once' ${TAG_ORIGIN}; connect-src ${TAG_ORIGIN} ${PLATFORM_ORIGIN}; require-trusted-types-for 'script'`
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`
  const refusals = refusedByPolicy(page)
  await ownSite.open(pageWith(meta, snippet().replace('<script>', '<script nonce="once">')))
  await iadvize.waitFor('tag-loaded')
  const { authentication } = await activateAnonymously(page)
  expect(authentication.status).toBe('authentication-success')
  await talk.button.click()
  await expect(talk.window).toContainText('The identity is not verified.')
  // The style of the window is there, too: without it the launcher would be no circle in the corner.
  expect(await page.locator('rehearsal-chat').evaluate((host) => getComputedStyle(host).position)).toBe('fixed')
  expect(refusals).toEqual([])
})

test('a tag that is loaded long after the page, on consent, finds the pushed functions', async ({
  page,
  iadvize,
  ownSite,
}) => {
  await ownSite.open(pageWith())
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
    TAG_URL,
  )
  await iadvize.passTime('15 s')
  expect(await activation).toBe('authentication-success')
})
