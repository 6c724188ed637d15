/** The tests of the kit, run by whichever Playwright is installed beside them. */

import { defineConfig } from '@playwright/test'
import { browserLaunchOptions } from '../../playwright-kit/find-browser.ts'

export default defineConfig({
  testDir: '../kit',
  timeout: 90_000,
  expect: { timeout: 20_000 },
  workers: 1,
  reporter: 'list',
  use: { browserName: 'chromium', launchOptions: browserLaunchOptions() },
})
