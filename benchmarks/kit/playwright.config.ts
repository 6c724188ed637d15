import { defineConfig } from '@playwright/test'
import { browserLaunchOptions } from '../../playwright-kit/find-browser.ts'

export default defineConfig({
  testDir: '.',
  workers: 1,
  reporter: 'json',
  outputDir: '../../test-results/benchmarks',
  use: { browserName: 'chromium', launchOptions: browserLaunchOptions() },
})
