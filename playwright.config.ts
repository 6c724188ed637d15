import { randomBytes } from 'node:crypto'
import process from 'node:process'
import { defineConfig } from '@playwright/test'
import { rehearsalFeatures } from './gherkin/features.ts'
import type { IadvizeOptions } from './playwright-kit/entry.ts'
import { browserLaunchOptions } from './playwright-kit/find-browser.ts'
import { OWN_HOST } from './tests/scenarios/boundary.ts'
import { VENDOR_ELSEWHERE } from './tests/vendor-elsewhere.ts'

// Every worker evaluates this file again; through the environment they all get the token of the server they talk to.
process.env['REHEARSAL_CONTROL_TOKEN'] ??= randomBytes(32).toString('hex')

// Playwright knows no server for one project only, and unit tests shall not wait for a build and a start.
const chosenProjects = process.argv.filter((argument) => argument.startsWith('--project'))
const isServerNeeded = chosenProjects.join(' ') !== '--project=unit'
// Workers are started without the arguments.
process.env['REHEARSAL_FEATURES'] ??= String(
  chosenProjects.length === 0 || chosenProjects.includes('--project=features'),
)
const areFeaturesChosen = process.env['REHEARSAL_FEATURES'] === 'true'
process.env['REHEARSAL_CROSS'] ??= String(chosenProjects.includes('--project=cross'))
const isCrossChosen = process.env['REHEARSAL_CROSS'] === 'true'

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

const launchOptions = browserLaunchOptions()

/** Tests are made of the features when this is called: for nobody who has chosen other projects. */
const features = () => ({
  name: 'features',
  testDir: rehearsalFeatures({
    features: 'tests/features/*.feature',
    steps: 'tests/features/steps.ts',
    testFrom: 'tests/features/shop.ts',
  }),
  use: { browserName: 'chromium', launchOptions, screenshot: 'only-on-failure' } as const,
})

/** Every site with every mistake, and every demo shop in full, take hours, so no run has them that does not ask: `npm run test:cross`. */
const cross = {
  name: 'cross',
  workers: 2,
  testMatch: '{sites/cross,matrix/matrix}.spec.ts',
  timeout: 300_000,
  use: { browserName: 'chromium', launchOptions, isInFull: true },
} as const

export default defineConfig<IadvizeOptions & { readonly isThroughBoundary: boolean; readonly isInFull: boolean }>({
  testDir: 'tests',
  fullyParallel: true,
  retries: 0,
  // A claim that comes true waits no longer than it must; on a busy machine that can be a while.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  forbidOnly: process.env['CI'] !== undefined,
  // While one test waits, for a page or for a limit of time, another can go on.
  workers: '200%',
  // The results lie in the folder that Playwright empties when it starts: those of an earlier run cannot be mistaken for these.
  reporter: [
    ['./gherkin/reporter.ts'],
    ['list'],
    ['html', { open: 'never' }],
    ['json', { outputFile: 'test-results/results.json' }],
  ],
  projects: [
    // A file goes to one worker as a whole: handing over one test takes longer than most of these do.
    { name: 'unit', testMatch: '{unit,properties}/**/*.spec.ts', fullyParallel: false },
    { name: 'properties', testMatch: 'properties/**/*.spec.ts' },
    // Playwright inside Playwright: what a run says that fails, and the scripts before and after one.
    {
      name: 'runs',
      testMatch: 'runs/*.spec.ts',
      use: { browserName: 'chromium', launchOptions },
    },
    { name: 'contract', testMatch: 'contract/**/*.spec.ts' },
    { name: 'window', testMatch: 'window/*.spec.ts' },
    // The driver of WebKitGTK takes one browser at a time.
    { name: 'engines', workers: 1, testMatch: 'engines/*.spec.ts', fullyParallel: false },
    // The token endpoints in other languages, in one worker, which starts each of them once.
    { name: 'back-ends', testMatch: 'back-ends/*.spec.ts', workers: 1, fullyParallel: false },
    // In one worker, which packs and installs the package once.
    { name: 'consumer', testMatch: 'consumer/*.spec.ts', workers: 1, fullyParallel: false },
    // Real processes, real browsers, and sites that never come to rest: with the matrix the slow part of all tests.
    {
      name: 'audit-command',
      workers: 2,
      testMatch: 'audit-command/*.spec.ts',
      // Some audit twice.
      timeout: 180_000,
      use: { browserName: 'chromium', launchOptions },
    },
    {
      name: 'matrix',
      workers: 2,
      testMatch: 'matrix/**/*.spec.ts',
      // A dozen browsers visit each site.
      timeout: 300_000,
      use: { browserName: 'chromium', launchOptions },
    },
    // Good sites in other houses' habits, and each mistake on one of them.
    {
      name: 'sites',
      workers: 2,
      testMatch: 'sites/sites.spec.ts',
      timeout: 300_000,
      use: { browserName: 'chromium', launchOptions },
    },
    ...(isCrossChosen ? [cross] : []),
    ...(areFeaturesChosen ? [features()] : []),
    // The kit and the tag, on sites made for a test and on the shop; one project, because each starts browsers of its own.
    {
      name: 'browser',
      testMatch: '{kit,scenarios,control-room}/**/*.spec.ts',
      use: {
        browserName: 'chromium',
        launchOptions: { ...launchOptions, args: [...launchOptions.args, VENDOR_ELSEWHERE] },
      },
    },
    // The scenarios once more, with a boundary between page and tag. Not those over HTTP, whose hosts are the stand-in's own,
    // and not those that look at what the tag draws and says by itself: nothing of theirs crosses the boundary but the activation.
    {
      name: 'boundary',
      testMatch: 'scenarios/**/*.spec.ts',
      testIgnore: 'scenarios/{over-http,conversation,pages,presentation}.spec.ts',
      use: {
        browserName: 'chromium',
        launchOptions: { ...launchOptions, args: [...launchOptions.args, VENDOR_ELSEWHERE] },
        isThroughBoundary: true,
        iadvizeHosts: [OWN_HOST],
      },
    },
  ],
  ...(isServerNeeded ? { webServer: rehearsalServer } : {}),
})
