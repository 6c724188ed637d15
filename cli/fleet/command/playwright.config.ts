/** The configuration with which `rehearsal audit --fleet` runs Playwright. */

import { fileURLToPath } from 'node:url'
import type { PlaywrightTestConfig } from '@playwright/test'
import { browserLaunchOptions } from '../../../playwright-kit/find-browser.ts'
import { handed } from './handed.ts'

const { folder, scratch, workers, isHeaded } = handed()

const config: PlaywrightTestConfig = {
  testDir: '.',
  testMatch: 'fleet.spec.js',
  outputDir: scratch,
  // Trouble with the machine; a broken rule costs no second audit.
  retries: 1,
  ...(workers === null ? {} : { workers }),
  reporter: [[fileURLToPath(new URL('../audit-reporter.js', import.meta.url)), { folder, progress: true }]],
  use: { headless: !isHeaded, launchOptions: browserLaunchOptions() },
}

// oxlint-disable-next-line import/no-default-export -- Playwright takes a configuration that is exported so
export default config
