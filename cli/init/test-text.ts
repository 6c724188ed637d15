/** The first test, for Playwright and for other test runners. Pure. */

import type { Runner } from './found.ts'
import { projectText, quoted, quotedOr, type OwnProject } from '../scenario/templates.ts'

export const TEST_TITLE = 'a customer who signs in has a secured chat'

export type PlaywrightTest = {
  /** What the test imports the journey from. */
  readonly journey: string
  /** What the configuration does not say; null if it says everything. */
  readonly use: (OwnProject & { readonly url: string | null | undefined }) | null
}

/** `use.url` is undefined if the configuration has the address. */
export const playwrightTestText = ({ journey, use }: PlaywrightTest): string => {
  const needsEnvironment = use !== null && (use.sid === null || use.url === null)
  return `\
import { expect, ${needsEnvironment ? 'fromEnvironment, ' : ''}test } from 'iadvize-rehearsal/playwright'
import * as journey from ${quoted(journey)}
${use === null ? '' : useText(use)}
test('${TEST_TITLE}', async ({ page, iadvize }) => {
  const [customer] = journey.visitors
  await journey.signIn(page, customer)
  await expect(iadvize).toHaveActivated()
  await expect(iadvize).not.toHaveFailedActivation()
})
`
}

const useText = ({ url, ...project }: NonNullable<PlaywrightTest['use']>): string => `
test.use({
${url === undefined ? '' : `  baseURL: ${quotedOr(url, 'url')},\n`}  // The number of your iAdvize project.
  iadvizeProject: ${projectText(project)},
})
`

export type RunnerTest = OwnProject & {
  readonly runner: Runner
  readonly journey: string
  readonly url: string | null
  readonly isTyped: boolean
}

/** A browser may take longer to start than these runners allow a test. */
const LIMIT_MS = '30_000'

type Dialect = {
  readonly head: string
  /** How a function that is given to the runner begins. */
  readonly begin: string
  /** What follows that function. */
  readonly limit: string
}

const WITH_LIMIT = { begin: 'async () => {', limit: `, ${LIMIT_MS}` }

const HOOKS = 'afterAll as after, beforeAll as before, test'

const DIALECTS: Readonly<Record<Runner, Dialect>> = {
  vitest: { head: `// @vitest-environment node\nimport { ${HOOKS} } from 'vitest'`, ...WITH_LIMIT },
  jest: { head: `/** @jest-environment node */\nimport { ${HOOKS} } from '@jest/globals'`, ...WITH_LIMIT },
  mocha: {
    head: "import { after, before, it as test } from 'mocha'",
    begin: `async function () {\n  this.timeout(${LIMIT_MS})`,
    limit: '',
  },
  'node:test': { head: "import { after, before, test } from 'node:test'", begin: 'async () => {', limit: '' },
}

/** Starts a stand-in whose proxy answers for the vendor's hosts, so that the site stays as it is. */
export const runnerTestText = (plan: RunnerTest): string => {
  const { runner, journey, url, sid, publicKey, isTyped } = plan
  const { head, begin, limit } = DIALECTS[runner]
  const fromKit = ['browserLaunchOptions', ...(url === null || sid === null ? ['fromEnvironment'] : [])]
  return `\
${head}
${publicKey === undefined ? '' : "import { readFileSync } from 'node:fs'\n"}import { chromium${isTyped ? ', type Browser' : ''} } from '@playwright/test'
import { startRehearsal } from 'iadvize-rehearsal'
import { expectStage } from 'iadvize-rehearsal/expect'
import { ${fromKit.join(', ')} } from 'iadvize-rehearsal/playwright'
import * as journey from ${quoted(journey)}

const start = () =>
  startRehearsal({
    // The number of your iAdvize project.
    settings: { projects: [${stageProjectText(plan)}] },
    // A proxy answers for the vendor's hosts.
    asVendor: {},
  })

let rehearsal${isTyped ? ': Awaited<ReturnType<typeof start>>' : ''}
let browser${isTyped ? ': Browser' : ''}

before(${begin}
  rehearsal = await start()
  const { args, ...options } = browserLaunchOptions()
  browser = await chromium.launch({ ...options, args: [...args, \`--proxy-server=\${rehearsal.vendorProxy.url}\`] })
}${limit})

after(async () => {
  await browser?.close()
  await rehearsal?.close()
})

test('${TEST_TITLE}', ${begin}
  // Your site, which has to run while the test does.
  const page = await browser.newPage({ baseURL: ${quotedOr(url, 'url')}, ignoreHTTPSErrors: true })
  const [customer] = journey.visitors
  await journey.signIn(page, customer)
  await expectStage(rehearsal).toHaveActivated()
}${limit})
`
}

/** A key must be the key itself there, not the name of a file. */
const stageProjectText = ({ sid, publicKey }: OwnProject): string =>
  publicKey === undefined
    ? projectText({ sid })
    : `{ sid: ${quotedOr(sid, 'sid')}, publicKeys: [readFileSync(${quoted(publicKey)}, 'utf8')] }`
