/** What a feature's claim counts as having happened since somebody last moved. */

import { createScene } from '../../gherkin/scene.ts'
import { expect, judge } from '../../playwright-kit/entry.ts'
import { test } from './site.ts'

const nothingMore = (): Promise<never> => Promise.reject(new Error('no other browser here'))

test('whoever moves has seen the page do what it was about to do', async ({ page, iadvize, site }) => {
  const scene = createScene({ page, iadvize, expect, journey: null, newBrowser: nothingMore })
  // The tag is not even there yet.
  await page.goto(site.url, { waitUntil: 'commit' })
  await scene.move(() => page.goto('about:blank'))
  expect(iadvize.journal.last('activation-settled')?.index).toBeLessThanOrEqual(scene.lastBeforeMove())
})

test('an activation that had begun before the move and ends after it has not happened since', async ({
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
