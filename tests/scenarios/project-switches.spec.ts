import { expect, sitOutRetries } from '../../playwright-kit/remote-test.ts'
import type { TagGlobals } from '../../protocol/web-sdk.ts'
import { test } from './shop.ts'
import { pageWith, snippet } from './site-pages.ts'

test.use({
  stageSettings: {
    fidelity: { retryCount: 2, retryDelaysMs: [100] },
    projects: [{ sid: 1, fidelity: { retryCount: 0 } }, { sid: 2, fidelity: { retryDelaysMs: [7_000] } }, { sid: 3 }],
  },
})

for (const { sid, what, delays } of [
  { sid: '1', what: 'none', delays: [] },
  { sid: '2', what: 'as often as the stage says, after a delay of its own', delays: [7_000, 7_000] },
  { sid: '3', what: 'as the stage says', delays: [100, 100] },
]) {
  test(`projects of one stage retry each by its own switches: ${sid} ${what}`, async ({ page, stage, ownSite }) => {
    await page.clock.install()
    await stage.prepare({ answer: 'server-error', times: 'always' })
    await page.goto(await ownSite(pageWith(snippet(stage, sid))))
    await page.evaluate(() => {
      const tagPage: Window & TagGlobals = window
      tagPage.iAdvizeInterface?.push((iAdvize) =>
        iAdvize.activate(() => ({ authenticationOption: { type: 'ANONYMOUS' } })),
      )
    })
    expect(await sitOutRetries(page, stage)).toMatchObject({ code: 'SERVER_ERROR', attempts: delays.length + 1 })
    expect((await stage.entries('retry-scheduled')).map(({ delayMs }) => delayMs)).toEqual(delays)
  })
}
