import type { Page } from '@playwright/test'
import { judge, serverError } from '../../playwright-kit/entry.ts'
import type { ActivationResult } from '../../protocol/activation.ts'
import type { IAdvize, TagGlobals } from '../../protocol/web-sdk.ts'
import { GRAPHQL_URL, pageWith, scriptAt, snippet, TAG_URL } from './own-page.ts'
import { activateAnonymously, logout, NOTHING_STORED, saidIn, storedBySite } from './page-code.ts'
import { DEMO_PROJECT, expect, test } from './shop.ts'

test.use({ iadvizeProject: { projects: [DEMO_PROJECT, { ...DEMO_PROJECT, sid: 7316 }] } })

type RehearsedPage = Window & TagGlobals & { ran?: string[]; kept?: IAdvize; result?: Promise<ActivationResult> }

/** The vendor's bookmarklet: takes the tag away, and loads it again for another project. */
const bookmarklet = (page: Page, src: string, sid: string): Promise<void> =>
  page.evaluate(
    ([address, project]) => {
      const tagPage: Window & TagGlobals = window
      delete tagPage.iAdvize
      tagPage.iAdvizeInterface ||= []
      tagPage.iAdvizeInterface.config = { lang: 'fr', sid: project }
      tagPage.iAdvizeInterface.push((iAdvize) => iAdvize.navigate('tamour'))
      document.head.append(Object.assign(document.createElement('script'), { src: address }))
    },
    [src, sid] as const,
  )

/** Calls `activate` without waiting for its end. */
const beginActivation = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const rehearsed: RehearsedPage = window
    rehearsed.iAdvizeInterface?.push((iAdvize) => {
      rehearsed.result = iAdvize.activate(() => ({ authenticationOption: { type: 'ANONYMOUS' } }))
    })
  })

const resultIn = (page: Page): Promise<ActivationResult | undefined> =>
  page.evaluate(() => (window as RehearsedPage).result)

test('a tag that is loaded again after its deletion replaces the first, with another project', async ({
  page,
  iadvize,
  ownSite,
  talk,
}) => {
  const said = saidIn(page)
  await ownSite.open()
  await activateAnonymously(page)
  const first = await iadvize.waitFor('tag-loaded', { sid: '1234' })
  const stored = await storedBySite(page)

  await bookmarklet(page, TAG_URL, '7316')
  const second = await iadvize.waitFor('tag-loaded', { sid: '7316' })
  await expect(talk.button).toHaveAccessibleName('Chat: not started')
  await expect(page.locator('rehearsal-chat')).toHaveCount(1)
  expect(said.filter((text) => text.includes('loaded again; the earlier tag has ended'))).toHaveLength(1)
  expect((await iadvize.waitFor('tag-ended')).page).toBe(first.page)
  // What the page pushed before the script was there is for the tag that it asked for.
  expect((await iadvize.waitFor('navigated', { screen: 'tamour' })).page).toBe(second.page)
  expect(await storedBySite(page)).toBe(stored)

  const { authentication } = await activateAnonymously(page)
  expect(authentication.status).toBe('authentication-success')
  expect((await iadvize.waitFor('attempt-answered', { sid: '7316' })).optionType).toBe('ANONYMOUS')
  expect(iadvize.journal.of('navigated')).toHaveLength(1)
})

test('when the tag is loaded again, no function of the page runs twice and none is lost', async ({ page, ownSite }) => {
  await ownSite.open()
  await page.evaluate(() => {
    const rehearsed: RehearsedPage = window
    const ran: string[] = (rehearsed.ran = [])
    const note = (name: string) => (iAdvize: IAdvize) => {
      const by = iAdvize === rehearsed.kept ? 'the first tag' : 'the second tag'
      ran.push(`${name} by ${by}`)
    }
    if (rehearsed.iAdvize !== undefined) rehearsed.kept = rehearsed.iAdvize
    rehearsed.iAdvizeInterface?.push(note('before'))
    delete rehearsed.iAdvize
    rehearsed.iAdvizeInterface?.push(note('in between'), note('after it'))
  })
  await page.addScriptTag({ url: TAG_URL })
  await page.evaluate(() => {
    const rehearsed: RehearsedPage = window
    rehearsed.iAdvizeInterface?.push(() => rehearsed.ran?.push('later'))
  })
  expect(await page.evaluate(() => (window as RehearsedPage).ran)).toEqual([
    'before by the first tag',
    'in between by the second tag',
    'after it by the second tag',
    'later',
  ])
})

test('an activation in progress when the tag is loaded again fails with that reason, and its late answer signs nobody in', async ({
  page,
  iadvize,
  ownSite,
  talk,
}) => {
  iadvize.prepare(judge().after('9 s'))
  await ownSite.open()
  await beginActivation(page)
  const { page: first } = await iadvize.waitFor('attempt-sent')
  await bookmarklet(page, TAG_URL, '7316')
  expect((await resultIn(page))?.authentication).toMatchObject({
    status: 'authentication-failure',
    reason: 'The tag was loaded again',
  })
  expect((await iadvize.waitFor('activation-settled')).code).toBe('TAG_LOADED_AGAIN')

  await expect(talk.button).toHaveAccessibleName('Chat: not started')
  const answered = page.waitForEvent('response', (response) => response.url() === GRAPHQL_URL)
  await iadvize.passTime('9 s')
  await (await answered).finished()
  await iadvize.waitFor('attempt-answered', { code: null })
  await logout(page)
  await expect(iadvize).toHaveLoggedOut()
  expect(iadvize.journal.of('identity-stored')).toEqual([])
  expect(await storedBySite(page)).toBe(NOTHING_STORED)
  const lastOfFirst = iadvize.journal.entries().findLast((entry) => entry.page === first)
  expect(lastOfFirst?.type).toBe('tag-ended')
})

test.describe('with retries when they are due', () => {
  test.use({ iadvizeRetries: 'when-due' })

  test('a retry that was due when the tag is loaded again never comes', async ({ page, iadvize, ownSite }) => {
    iadvize.prepare(serverError())
    await ownSite.open()
    await beginActivation(page)
    const { delayMs } = await iadvize.waitFor('retry-scheduled')
    await bookmarklet(page, TAG_URL, '7316')
    await iadvize.waitFor('tag-ended')
    await iadvize.passTime(delayMs * 10)
    const { authentication } = await activateAnonymously(page)
    expect(authentication.status).toBe('authentication-success')
    expect(iadvize.journal.of('attempt-answered').map(({ sid }) => sid)).toEqual(['1234', '7316'])
  })
})

test('activate of a replaced tag reports that the tag was loaded again', async ({ page, iadvize, ownSite }) => {
  await ownSite.open()
  await page.evaluate(() => {
    const rehearsed: RehearsedPage = window
    if (rehearsed.iAdvize !== undefined) rehearsed.kept = rehearsed.iAdvize
  })
  await bookmarklet(page, TAG_URL, '1234')
  await iadvize.waitFor('navigated')
  const result = await page.evaluate(() =>
    (window as RehearsedPage).kept?.activate(() => ({ authenticationOption: { type: 'ANONYMOUS' } })),
  )
  expect(result).toEqual({
    authentication: {
      option: { type: 'SECURED_AUTHENTICATION', token: null },
      status: 'authentication-failure',
      reason: 'The tag was loaded again',
    },
  })
})

test('the visitor is the same after a second load for the same project, as after a reload', async ({
  page,
  iadvize,
  ownSite,
}) => {
  await ownSite.open()
  await activateAnonymously(page)
  const first = await iadvize.waitFor('identity-stored')
  await bookmarklet(page, TAG_URL, '1234')
  await iadvize.waitFor('navigated')
  await activateAnonymously(page)
  const second = await iadvize.waitFor('identity-stored', {}, { after: first })
  expect(second.vuid).toBe(first.vuid)
  expect(second.page).not.toBe(first.page)
  expect(iadvize.journal.of('identity-cleared')).toEqual([])
})

test('a tag that is deleted and loaded again while the page is still loading leaves one window', async ({
  page,
  iadvize,
  ownSite,
}) => {
  const again = `<script>delete window.iAdvize</script>${scriptAt(TAG_URL)}`
  const blocking = snippet().replace('async ', '')
  await ownSite.open(pageWith(blocking, again))
  await iadvize.waitFor('tag-ended')
  await expect(page.locator('rehearsal-chat')).toHaveCount(1)
})
