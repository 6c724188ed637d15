/** The shop's tests in a Firefox of the machine, and those that show what the kit does there in its own way. */

import config from './playwright.config.ts'

const launchOptions = { executablePath: process.env['SHOP_FIREFOX'] ?? 'firefox' }

export default {
  ...config,
  testDir: '.',
  testMatch: '{tests,firefox}/*.spec.ts',
  use: { ...config.use, browserName: 'firefox', channel: 'moz-firefox', launchOptions },
}
