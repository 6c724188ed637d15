/** For each matcher a site that keeps what it claims, and one that breaks it: on both it must say so, in both polarities. */

import { serverError } from '../../playwright-kit/entry.ts'
import { BRAND_PEM, expect, html, pageWith, SNIPPET, test } from './site.ts'

const isBroken = async (claim: Promise<void>): Promise<void> => expect(claim).rejects.toThrow('What happened:')

/** For what never comes: the end of this limit is what the test waits for, and the claim is refused whenever it is over. */
const inVain = { timeout: 500 }

test('a site with the right token activates its customer', async ({ page, iadvize, site }) => {
  await page.goto(site.url)
  await expect(iadvize).toHaveActivated({ userId: 'b6f1c2de', attempts: 1, times: 1 })
  await isBroken(expect(iadvize).not.toHaveActivated({ userId: 'b6f1c2de' }))
  await isBroken(expect(iadvize).toHaveActivated({ userId: 'jonas', ...inVain }))
  await expect(iadvize).not.toHaveFailedActivation()
  await expect(iadvize).toHaveAskedForToken({ times: 1 })
})

test.describe('where retries are left to time', () => {
  test.use({ iadvizeRetries: 'when-due' })

  test('a matcher lets no more of it pass than the tag waits', async ({ page, iadvize, site }) => {
    iadvize.prepare(serverError().times(2))
    await page.goto(site.url)
    const start = await page.evaluate(() => Date.now())
    await expect(iadvize).toHaveActivated({ attempts: 3 })
    expect((await page.evaluate(() => Date.now())) - start).toBeLessThan(60_000)
    expect(iadvize.journal.of('refresh-started')).toEqual([])
  })
})

const THEN_ANONYMOUS = `<script>
iAdvizeInterface.push((iAdvize) => {
  setTimeout(() => setTimeout(() => iAdvize.activate(() => ({ authenticationOption: { type: 'ANONYMOUS' } })), 40_000), 20_000)
})
</script>`

test('a site that continues anonymously after a minute is found out at once', async ({ page, iadvize, site }) => {
  site.serve('/', html(pageWith(SNIPPET, THEN_ANONYMOUS)))
  await page.goto(site.url)
  await isBroken(expect(iadvize).not.toHaveActivatedAnonymously())
  await expect(iadvize).toHaveActivatedAnonymously({ times: 1 })
})

test("a site that logs out leaves no identity, and one that forgets to leaves the visitor's", async ({
  page,
  iadvize,
  site,
}) => {
  await page.goto(site.url)
  await expect(iadvize).toHaveActivated()
  await isBroken(expect(iadvize).toHaveNoIdentityLeft(inVain))
  await isBroken(expect(iadvize).toHaveLoggedOut(inVain))
  await expect(iadvize).not.toHaveNoIdentityLeft()
  await page.evaluate(() => (window as unknown as { iAdvize: { logout: () => void } }).iAdvize.logout())
  await expect(iadvize).toHaveLoggedOut({ times: 1 })
  await expect(iadvize).toHaveNoIdentityLeft()
  await isBroken(expect(iadvize).not.toHaveLoggedOut())
  await expect(iadvize).toHaveJournal([
    'tag-loaded',
    { type: 'activation-settled', status: 'authentication-success' },
    'logout-called',
    'identity-cleared',
  ])
  await isBroken(expect(iadvize).toHaveJournal(['logout-called', 'activation-settled'], inVain))
})

test('a session is renewed in time that the test lets pass, and matchers do not count their own effects', async ({
  page,
  iadvize,
  site,
}) => {
  await page.goto(site.url)
  await expect(iadvize).toHaveActivated({ times: 1 })
  await expect(iadvize).not.toHaveRefreshed()
  await expect(iadvize).toHaveAskedForToken({ times: 1 })
  await isBroken(expect(iadvize).toHaveRefreshed(inVain))
  await iadvize.endSession()
  await expect(iadvize).toHaveRefreshed({ times: 1 })
  await isBroken(expect(iadvize).not.toHaveRefreshed())
  await expect(iadvize).toHaveAskedForToken({ times: 2 })
})

test('waitFor finds existing entries, and after an entry only later ones', async ({ page, iadvize, site }) => {
  await page.goto(site.url)
  const first = await iadvize.waitFor('activation-settled')
  expect(await iadvize.waitFor('activation-settled')).toEqual(first)
  const second = iadvize.waitFor('activation-settled', { code: null }, { after: first })
  await page.reload()
  expect((await second).index).toBeGreaterThan(first.index)
  expect((await second).page).not.toBe(first.page)
})

test.describe('with two projects', () => {
  test.use({
    iadvizeProject: {
      projects: [
        { sid: 1234, publicKey: BRAND_PEM },
        { sid: 7, publicKey: BRAND_PEM, authenticationMode: false },
      ],
    },
  })

  test('with two projects each page has the one of its snippet', async ({ page, iadvize, site }) => {
    await page.goto(site.url)
    await expect(iadvize).toHaveActivated()
    site.serve('/other', html(pageWith(SNIPPET.replace('1234', '7'))))
    await page.goto(`${site.url}/other`)
    await expect(iadvize).toHaveActivatedAnonymously()
    expect(iadvize.journal.of('attempt-answered').map(({ sid }) => sid)).toEqual(['1234', '7'])
  })
})
