import { defineConfig } from '@playwright/test'
import { browserLaunchOptions } from '../../playwright-kit/find-browser.ts'

export default defineConfig({
  testDir: '.',
  workers: 1,
  // What is timed may be slow, and the machine busy: a limit would leave nothing to tell.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  reporter: 'json',
  outputDir: '../../test-results/benchmarks',
  use: { browserName: 'chromium', launchOptions: browserLaunchOptions() },
})
