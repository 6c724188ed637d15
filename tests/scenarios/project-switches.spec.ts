import { serverError } from '../../playwright-kit/entry.ts'
import { pageWith, snippet } from './own-page.ts'
import { activateAnonymously } from './page-code.ts'
import { DEMO_PROJECT, expect, test } from './shop.ts'

test.use({
  iadvizeFidelity: { retryCount: 2, retryDelaysMs: [100] },
  iadvizeProject: {
    projects: [
      { ...DEMO_PROJECT, sid: 1, fidelity: { retryCount: 0 } },
      { ...DEMO_PROJECT, sid: 2, fidelity: { retryDelaysMs: [7_000] } },
      { ...DEMO_PROJECT, sid: 3 },
    ],
  },
})

for (const { sid, what, delays } of [
  { sid: '1', what: 'none', delays: [] },
  { sid: '2', what: 'as often as the stage says, after a delay of its own', delays: [7_000, 7_000] },
  { sid: '3', what: 'as the stage says', delays: [100, 100] },
]) {
  test(`projects of one stage each retry by their own switches: ${sid} ${what}`, async ({ page, iadvize, ownSite }) => {
    iadvize.prepare(serverError().always())
    await ownSite.open(pageWith(snippet(sid)))
    await activateAnonymously(page)
    await expect(iadvize).toHaveFailedActivation({ code: 'SERVER_ERROR', attempts: delays.length + 1 })
    expect(iadvize.journal.of('retry-scheduled').map(({ delayMs }) => delayMs)).toEqual(delays)
  })
}
