/** What a feature's claim counts as having happened since somebody last moved. */

import { createScene } from '../../gherkin/run/scene.ts'
import { expect, judge } from '../../playwright-kit/entry.ts'
import { test } from './site.ts'

const nothingMore = (): Promise<never> => Promise.reject(new Error('no other browser here'))

test('before a visitor moves, the page has finished what it was about to do', async ({ page, iadvize, site }) => {
  const scene = createScene({ page, iadvize, expect, journey: null, newBrowser: nothingMore })
  // The tag is not even there yet.
  await page.goto(site.url, { waitUntil: 'commit' })
  await scene.move(() => page.goto('about:blank'))
  expect(iadvize.journal.last('activation-settled')?.index).toBeLessThanOrEqual(scene.lastBeforeMove())
})

test('an activation that began before a move and ends after it does not count as since the move', async ({
  page,
  iadvize,
  site,
}) => {
  const scene = createScene({ page, iadvize, expect, journey: null, newBrowser: nothingMore })
  iadvize.prepare(judge().after('5 s'))
  await page.goto(site.url)
  await scene.move(() => page.getByText('A site').click())
  await iadvize.passTime('6 s')
  await expect(iadvize).toHaveActivated()
  await expect(scene.sinceMove()).not.toHaveActivated()
})
