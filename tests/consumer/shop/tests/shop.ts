/** The shop has fixtures and matchers of its own, beside the vendor's. */

import { expect as baseExpect, mergeExpects, mergeTests, test as base } from '@playwright/test'
import { expect as iadvizeExpect, test as iadvizeTest } from 'iadvize-rehearsal/playwright'

const shopTest = base.extend<{ readonly shopUrl: string }>({
  // oxlint-disable-next-line no-empty-pattern
  shopUrl: async ({}, use) => {
    await use(process.env['SHOP_URL'] ?? '')
  },
})

const shopExpect = baseExpect.extend({
  toBeOfTheShop: (url: string) => ({
    pass: url.startsWith(process.env['SHOP_URL'] ?? 'nowhere'),
    message: () => `${url} is not of the shop`,
  }),
})

export const test = mergeTests(shopTest, iadvizeTest)
export const expect = mergeExpects(shopExpect, iadvizeExpect)
