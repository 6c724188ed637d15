import { defineConfig } from '@playwright/test'
import { browserLaunchOptions } from '../../playwright-kit/find-browser.ts'

export default defineConfig({
  testDir: '.',
  workers: 1,
  // Generous, because a slow test on a busy machine must still be measured.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  reporter: 'json',
  outputDir: '../../test-results/benchmarks',
  use: { browserName: 'chromium', launchOptions: browserLaunchOptions() },
})
