/** The tests that are timed. The kinds take turns, in one worker and one browser. `time-tests.ts` runs the requested ones. */

import process from 'node:process'
import { test as base } from '@playwright/test'
import { loadKeys } from '../../environment/keys.ts'
import { accept, expect, refuse, test as kit } from '../../playwright-kit/entry.ts'
import { workerFixtures } from '../../playwright-kit/iadvize-fixture.ts'
import { stubVendor } from './stubs.ts'
import type { Kind } from './time-tests.ts'

/** Playwright's own test, with what the kit gives to a worker: with anything else, it would need a separate worker. */
const plain = base.extend(workerFixtures)

const shop = process.env['BENCHMARK_SHOP_URL']

const project = { sid: 1234, publicKey: loadKeys().brandPublicPem }

kit.use({ iadvizeProject: project })

type Declare = (title: string) => void

const TESTS: Readonly<Record<Kind, Declare>> = {
  blank: (title) =>
    plain(title, async ({ page }) => {
      await page.goto(`${shop}/blank`)
      await expect(page).toHaveTitle('A shop')
    }),

  stubs: (title) =>
    plain(title, async ({ page }) => {
      const sent = await stubVendor(page)
      await page.goto(`${shop}/account`)
      await expect(page).toHaveTitle('authentication-success')
      expect(sent).toHaveLength(1)
    }),

  // The kit's claim comes first, because it is notified at once, whereas Playwright checks a title at intervals.
  kit: (title) =>
    kit(title, async ({ page, iadvize }) => {
      await page.goto(`${shop}/account`)
      await expect(iadvize).toHaveActivated({ attempts: 1 })
      await expect(page).toHaveTitle('authentication-success')
    }),

  retries: (title) =>
    kit(title, async ({ page, iadvize }) => {
      iadvize.prepare(refuse('SIGNATURE_INVALID').times(3), accept())
      await page.goto(`${shop}/account`)
      await expect(iadvize).toHaveActivated({ attempts: 4 })
      await expect(page).toHaveTitle('authentication-success')
    }),

  hour: (title) =>
    kit(title, async ({ page, iadvize }) => {
      await page.goto(`${shop}/offer`)
      await expect(iadvize).toHaveActivated({ attempts: 1 })
      await expect(page).toHaveTitle('authentication-success')
      await iadvize.passTime('1 h')
    }),

  day: (title) =>
    kit.describe(() => {
      kit.use({ iadvizeProject: { ...project, sessionMinutes: 7 } })
      kit(title, async ({ page, iadvize }) => {
        await page.goto(`${shop}/bank`)
        await expect(iadvize).toHaveActivated({ attempts: 1 })
        await expect(iadvize).not.toHaveActivatedAnonymously()
      })
    }),

  beats: (title) =>
    kit(title, async ({ page, iadvize }) => {
      await page.goto(`${shop}/beats`)
      await iadvize.passTime('1 h')
      // An hour that leaves out timer calls costs less, but is not the hour that the test asked for.
      const beats = await page.evaluate(() => (window as unknown as { readonly beats: number }).beats)
      expect(beats, `an hour of seconds has 3,600 beats, and ${beats} were called`).toBeGreaterThanOrEqual(3_600)
    }),
}

const kinds = (process.env['BENCHMARK_KINDS'] ?? '').split(' ') as readonly Kind[]

for (let turn = 0; turn < Number(process.env['BENCHMARK_TURNS']); turn += 1) {
  for (const kind of kinds) TESTS[kind](`${kind} ${turn}`)
}
