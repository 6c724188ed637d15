/** What a scene of an audit records of its steps. */

import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test, type Browser, type Page } from '@playwright/test'
import type { SceneDeps } from '../../audits/scene/deps.ts'
import { pictureOf } from '../../audits/scene/recorder.ts'
import { playScene } from '../../audits/scene/scene.ts'
import { loadKeys } from '../../environment/keys.ts'
import { playSlow } from '../../audits/scenes/without-tag.ts'
import { APPLICATION_JOURNEY } from './page-application.ts'

const meansOf = (browser: Browser, url = 'http://shop.example/'): SceneDeps => ({
  browser,
  url,
  journey: APPLICATION_JOURNEY,
  project: { sid: 1234, publicKey: loadKeys().brandPublicPem },
  hosts: [],
  contextOptions: {},
  stepLimitMs: 15_000,
})

/** Keeps the page busy for longer than any ordinary answer takes. */
const BUSY = `<button onclick="for (const until = performance.now() + 6000; performance.now() < until;);">Sign out</button>`

const leave = (page: Page): Promise<void> => page.close()

const keepBusy = async (page: Page): Promise<void> => {
  // The browser answers only when the script has ended.
  void page
    .getByRole('button')
    .click()
    .catch(() => {})
  await expect.poll(() => isSilent(page)).toBe(true)
}

const isSilent = (page: Page): Promise<boolean> =>
  Promise.race([page.evaluate(() => false), new Promise<boolean>((resolve) => setTimeout(resolve, 1_000, true))])

for (const { what, signOut } of [
  { what: 'is left', signOut: leave },
  { what: 'does not answer', signOut: keepBusy },
]) {
  test(`a sign-out has a time on the stage's clock, even if the page ${what} right afterwards`, async ({ browser }) => {
    const now: { before: number; after: number } = { before: 0, after: 0 }
    const { steps, trouble } = await playScene(meansOf(browser), async ({ page, iadvize, step }) => {
      await step('opens the site', () => page.setContent(BUSY))
      now.before = await iadvize.now()
      await step('signs out', async () => {
        await signOut(page)
        now.after = await iadvize.now()
      })
    })
    expect(trouble).toBeNull()
    const [, signedOut] = steps
    expect(now.before - Date.now()).toBeGreaterThan(30_000)
    expect(signedOut?.startedAt).toBeGreaterThanOrEqual(now.before)
    expect(signedOut?.actedAt).toBeGreaterThanOrEqual(now.after)
  })
}

const TAG = 'src="//halc.iadvize.com/iadvize.js"'
test('a page that reads no further without the tag is reported as waiting for it', async ({ browser }) => {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(`<!doctype html><title>A site</title><script ${TAG}></script><p>Things that last`)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  const stay = (page: Page): Promise<unknown> => page.evaluate(() => null)
  const journey = { ...APPLICATION_JOURNEY, signIn: stay, signOut: stay, chatPages: ['/'] }
  const { heldTags } = await playSlow({ ...meansOf(browser, `http://127.0.0.1:${port}/`), journey })
  server.close()
  server.closeAllConnections()
  expect(heldTags.map(({ wasPageRead }) => wasPageRead)).toEqual([false, false])
})

/** A password field, in the page or in an open shadow root. */
const FIELDS = {
  page: '<input type="password">',
  'shadow root': '<div><template shadowrootmode="open"><input type="password"></template></div>',
} as const

for (const [place, field] of Object.entries(FIELDS)) {
  test(`a picture for a finding does not show how long a password in a ${place} is`, async ({ page }) => {
    await page.setContent(field)
    await page.locator('input').fill('a')
    const short = await pictureOf(page)
    await page.locator('input').fill('a long one')
    expect(await pictureOf(page)).toBe(short)
    expect(short).not.toBeNull()
  })
}
