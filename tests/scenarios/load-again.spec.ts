import type { Page } from '@playwright/test'
import { expect } from '../../playwright-kit/remote-test.ts'
import type { ActivationResult } from '../../protocol/activation.ts'
import type { IAdvize, TagGlobals } from '../../protocol/web-sdk.ts'
import { activateWith, storedBySite } from './page-code.ts'
import { test } from './shop.ts'
import { pageWith, saidIn, snippet } from './site-pages.ts'

test.use({ stageSettings: { projects: [{ sid: 1234 }, { sid: 7316 }] } })

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

const launcher = (page: Page) => page.getByRole('button', { name: /^Chat: / })

test('a tag that is loaded again after its deletion takes the place of the first, with another project', async ({
  page,
  stage,
  ownSite,
}) => {
  const said = saidIn(page)
  await page.goto(await ownSite(pageWith(snippet(stage, '1234'))))
  await activateWith(page, { type: 'ANONYMOUS' })
  const first = await stage.waitFor('tag-loaded', { sid: '1234' })
  const stored = await storedBySite(page)

  await bookmarklet(page, stage.tagUrl, '7316')
  const second = await stage.waitFor('tag-loaded', { sid: '7316' })
  await expect(launcher(page)).toHaveAccessibleName('Chat: not started')
  await expect(page.locator('rehearsal-chat')).toHaveCount(1)
  expect(said.filter((text) => text.includes('loaded again; the earlier tag has ended'))).toHaveLength(1)
  expect((await stage.waitFor('tag-ended')).page).toBe(first.page)
  // What the page pushed before the script was there is for the tag that it asked for.
  expect((await stage.waitFor('navigated', { screen: 'tamour' })).page).toBe(second.page)
  expect(await storedBySite(page)).toBe(stored)

  const { authentication } = await activateWith(page, { type: 'ANONYMOUS' })
  expect(authentication.status).toBe('authentication-success')
  expect((await stage.waitFor('attempt-answered', { sid: '7316' })).optionType).toBe('ANONYMOUS')
  expect(await stage.entries('navigated')).toHaveLength(1)
})

test('of the functions of a page none runs twice when the tag is loaded again, and none is lost', async ({
  page,
  stage,
  ownSite,
}) => {
  await page.goto(await ownSite(pageWith(snippet(stage, '1234'))))
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
  await page.addScriptTag({ url: stage.tagUrl })
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

test('an activation that is under way when the tag is loaded again fails with that reason, and its late answer signs nobody in', async ({
  page,
  stage,
  ownSite,
}) => {
  await stage.prepare({ answer: 'judge', delayMs: 60_000 })
  await page.goto(await ownSite(pageWith(snippet(stage, '1234'))))
  await beginActivation(page)
  const { page: first } = await stage.waitFor('attempt-sent')
  await bookmarklet(page, stage.tagUrl, '7316')
  expect((await resultIn(page))?.authentication).toMatchObject({
    status: 'authentication-failure',
    reason: 'The tag was loaded again',
  })
  expect((await stage.waitFor('activation-settled')).code).toBe('TAG_LOADED_AGAIN')

  await expect(launcher(page)).toHaveAccessibleName('Chat: not started')
  const answered = page.waitForEvent('response', (response) => response.url() === stage.graphqlUrl)
  await stage.advanceClock(60_000)
  await (await answered).finished()
  await stage.waitFor('attempt-answered', { code: null })
  await page.evaluate(() => (window as RehearsedPage).iAdvize?.logout())
  await stage.waitFor('logout-called')
  expect(await stage.entries('identity-stored')).toEqual([])
  expect(await storedBySite(page)).toBe('["",{},{}]')
  const lastOfFirst = (await stage.journal()).findLast((entry) => entry.page === first)
  expect(lastOfFirst?.type).toBe('tag-ended')
})

test('a retry that was due when the tag is loaded again never comes', async ({ page, stage, ownSite }) => {
  await page.clock.install()
  await stage.prepare({ answer: 'server-error' })
  await page.goto(await ownSite(pageWith(snippet(stage, '1234'))))
  await beginActivation(page)
  const { delayMs } = await stage.waitFor('retry-scheduled')
  await bookmarklet(page, stage.tagUrl, '7316')
  await stage.waitFor('tag-ended')
  await page.clock.runFor(delayMs * 10)
  const { authentication } = await activateWith(page, { type: 'ANONYMOUS' })
  expect(authentication.status).toBe('authentication-success')
  expect((await stage.entries('attempt-answered')).map(({ sid }) => sid)).toEqual(['1234', '7316'])
})

test('whoever kept the first iAdvize is told by its activate that the tag was loaded again', async ({
  page,
  stage,
  ownSite,
}) => {
  await page.goto(await ownSite(pageWith(snippet(stage, '1234'))))
  await page.evaluate(() => {
    const rehearsed: RehearsedPage = window
    if (rehearsed.iAdvize !== undefined) rehearsed.kept = rehearsed.iAdvize
  })
  await bookmarklet(page, stage.tagUrl, '1234')
  await stage.waitFor('navigated')
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
  stage,
  ownSite,
}) => {
  await page.goto(await ownSite(pageWith(snippet(stage, '1234'))))
  await activateWith(page, { type: 'ANONYMOUS' })
  const first = await stage.waitFor('identity-stored')
  await bookmarklet(page, stage.tagUrl, '1234')
  await stage.waitFor('navigated')
  await activateWith(page, { type: 'ANONYMOUS' })
  const second = await stage.waitFor('identity-stored', {}, first.index)
  expect(second.vuid).toBe(first.vuid)
  expect(second.page).not.toBe(first.page)
  expect(await stage.entries('identity-cleared')).toEqual([])
})

test('a tag that is deleted and loaded again while the page is still being read leaves one window', async ({
  page,
  stage,
  ownSite,
}) => {
  const again = `<script>delete window.iAdvize</script><script src="${stage.tagUrl}"></script>`
  const blocking = snippet(stage, '1234').replace('async ', '')
  await page.goto(await ownSite(pageWith(blocking + again)))
  await stage.waitFor('tag-ended')
  await expect(page.locator('rehearsal-chat')).toHaveCount(1)
})
