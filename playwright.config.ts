import { randomBytes } from 'node:crypto'
import process from 'node:process'
import { defineConfig } from '@playwright/test'
import { browserLaunchOptions } from './playwright-kit/find-browser.ts'

// Every worker evaluates this file again; through the environment they all get the token of the server they talk to.
process.env['REHEARSAL_CONTROL_TOKEN'] ??= randomBytes(32).toString('hex')

// Playwright knows no server for one project only, and unit tests shall not wait for a build and a start.
const chosenProjects = process.argv.filter((argument) => argument.startsWith('--project'))
const isServerNeeded = !['--project=unit', '--project=matrix'].includes(chosenProjects.join(' '))

/** Its two addresses reach the tests as REHEARSAL_URL and REHEARSAL_DEMO_URL: Playwright puts the named groups there. */
const rehearsalServer = {
  // The build is part of the command, because Playwright starts servers before any global setup.
  command: 'npm run build --silent && node dist/rehearsal.js start --port 0 --demo-port 0',
  // Each address ends at white space: output comes in pieces, and half a port number would match as well.
  wait: {
    stdout: /Listening on (?<rehearsal_url>http:\/\/\S+)\s[\s\S]*Demo site on (?<rehearsal_demo_url>http:\/\/\S+)\s/,
  },
  gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 },
} as const

const kitBrowser = browserLaunchOptions()

/** A request that gets past the kit shall be seen to have got somewhere, and that place is no vendor. */
const vendorElsewhere = '--host-resolver-rules=MAP *.iadvize.com 127.0.0.1:9'

export default defineConfig({
  testDir: 'tests',
  fullyParallel: true,
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  workers: 2,
  // The results lie in the folder that Playwright empties when it starts: those of an earlier run cannot be mistaken for these.
  reporter: [['list'], ['html', { open: 'never' }], ['json', { outputFile: 'test-results/results.json' }]],
  projects: [
    { name: 'unit', testMatch: 'unit/**/*.spec.ts' },
    { name: 'contract', testMatch: 'contract/**/*.spec.ts' },
    {
      name: 'kit',
      testMatch: 'kit/**/*.spec.ts',
      use: { browserName: 'chromium', launchOptions: { ...kitBrowser, args: [...kitBrowser.args, vendorElsewhere] } },
    },
    {
      name: 'matrix',
      testMatch: 'matrix/**/*.spec.ts',
      use: { browserName: 'chromium', launchOptions: browserLaunchOptions() },
    },
    {
      name: 'scenarios',
      testMatch: ['scenarios/**/*.spec.ts', 'sites/**/*.spec.ts'],
      use: { browserName: 'chromium', launchOptions: browserLaunchOptions() },
    },
  ],
  ...(isServerNeeded ? { webServer: rehearsalServer } : {}),
})
