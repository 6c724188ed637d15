/** The tests that are timed, each kind in its turn, in one worker and one browser: `kit-scenarios.ts` runs them. */

import process from 'node:process'
import { test as base } from '@playwright/test'
import { loadKeys } from '../../environment/keys.ts'
import { accept, expect, refuse, test as kit } from '../../playwright-kit/entry.ts'
import { keepFromVendor } from '../../playwright-kit/iadvize-fixture.ts'
import { stubVendor } from './stubs.ts'

/** Playwright's own, whose browser has the arguments of the kit's: with others each would want a worker to itself. */
const plain = base.extend(keepFromVendor)

const shop = process.env['BENCHMARK_SHOP_URL']

kit.use({ iadvizeProject: { sid: 1234, publicKey: loadKeys().brandPublicPem } })

for (let turn = 0; turn < Number(process.env['BENCHMARK_TURNS']); turn += 1) {
  plain(`blank ${turn}`, async ({ page }) => {
    await page.goto(`${shop}/blank`)
    await expect(page).toHaveTitle('A shop')
  })

  plain(`stubs ${turn}`, async ({ page }) => {
    const sent = await stubVendor(page)
    await page.goto(`${shop}/account`)
    await expect(page).toHaveTitle('authentication-success')
    expect(sent).toHaveLength(1)
  })

  // The kit's claim goes first, as it hears at once; Playwright looks at a title now and then.
  kit(`kit ${turn}`, async ({ page, iadvize }) => {
    await page.goto(`${shop}/account`)
    await expect(iadvize).toHaveActivated({ attempts: 1 })
    await expect(page).toHaveTitle('authentication-success')
  })

  kit(`retries ${turn}`, async ({ page, iadvize }) => {
    iadvize.prepare(refuse('SIGNATURE_INVALID').times(3), accept())
    await page.goto(`${shop}/account`)
    await expect(iadvize).toHaveActivated({ attempts: 4 })
    await expect(page).toHaveTitle('authentication-success')
  })

  kit(`hour ${turn}`, async ({ page, iadvize }) => {
    await page.goto(`${shop}/offer`)
    await expect(iadvize).toHaveActivated({ attempts: 1 })
    await expect(page).toHaveTitle('authentication-success')
    await iadvize.passTime('1 h')
  })
}
