/** The vendor of a test, and its options. */

import path from 'node:path'
import type { Fixtures, PlaywrightTestArgs, PlaywrightWorkerOptions, TestInfo } from '@playwright/test'
import type { Fidelity } from '../protocol/fidelity.ts'
import type { ChatPresence } from '../protocol/tag-settings.ts'
import type { AgentSettings } from '../stage/stage.ts'
import type { TokenCheck } from '../protocol/token-policy.ts'
import { checkFixtureOptions } from './check-options.ts'
import { endRehearsal } from './end-rehearsal.ts'
import type { Iadvize } from './iadvize.ts'
import { keepNodeFromVendor } from './node-requests.ts'
import type { ProjectOptions } from './project-option.ts'
import { createRehearsal, type RehearsalOptions } from './rehearsal.ts'
import { createSteps, stepOf } from './steps.ts'
import { vendorUrl } from './vendor-urls.ts'

export type IadvizeTestOptions = {
  /** Whose chat it is: `{ sid: 1234, publicKey: 'keys/brand.pub.pem' }`, or `{ projects: [ … ] }` for several of them. Files are looked for beside the configuration, then in the folder of the tests. */
  readonly iadvizeProject: ProjectOptions | null
  /** `'at-once'` brings the tag's retries forward, by moving time on to them; `'when-due'` leaves them to `passTime`. */
  readonly iadvizeRetries: NonNullable<RehearsalOptions['retries']>
  /** How much of a token is read; `'none'` or `'header-only'` where it is encrypted for the vendor's real key. */
  readonly iadvizeTokenCheck: TokenCheck
  /** What the stand-in does where the vendor's pages are silent. */
  readonly iadvizeFidelity: Partial<Fidelity>
  /** What the brand's agent answers to the first, second, … message of a conversation, and whether they are there: `{ replies: ['Hello'], status: 'busy' }`. */
  readonly iadvizeAgent: AgentSettings
  /** How far ahead a negative claim looks that does not say it with `within`. */
  readonly iadvizeWithin: NonNullable<RehearsalOptions['within']>
  /** `'real'` for a site that cannot bear a clock that is moved. */
  readonly iadvizeClock: NonNullable<RehearsalOptions['clock']>
  /**
   * `'shown'`: the page shows the chat, but questions for roles such as `getByRole('status')` find the site's own elements
   * alone. `'hidden'`: the page does not show it. `'accessible'`: the chat is a part of the page for everything, as in life.
   */
  readonly iadvizeChat: ChatPresence
  /** Whether the report of a test has the journal: always, or when the test has failed. */
  readonly iadvizeJournal: 'on' | 'on-failure'
  /** Whether an address of the vendor that the stand-in does not know fails the test, or is noted in its report. It is never asked for. */
  readonly iadvizeUnknownAddresses: NonNullable<RehearsalOptions['unknownAddresses']>
}

export type IadvizeWorkerOptions = {
  /** Hosts of the brand's own that serve nothing but the tag, as the vendor's do: `['onlinecontact.brand.example']`. */
  readonly iadvizeHosts: readonly string[]
}

/** What a configuration may set. */
export type IadvizeOptions = IadvizeTestOptions & IadvizeWorkerOptions

export type IadvizeFixtures = { readonly iadvize: Iadvize }

type Options = IadvizeTestOptions & IadvizeFixtures

/** What no route sees, as the end of a redirect, finds no address. */
export const keepFromVendor: Fixtures<object, IadvizeWorkerOptions, PlaywrightTestArgs, PlaywrightWorkerOptions> = {
  iadvizeHosts: [[], { option: true, scope: 'worker' }],
  launchOptions: [
    async ({ launchOptions, browserName, iadvizeHosts }, use) => {
      const { args } = launchOptions
      await use(
        browserName === 'chromium'
          ? { ...launchOptions, args: launchArguments(args, { hosts: iadvizeHosts }) }
          : launchOptions,
      )
    },
    { scope: 'worker' },
  ],
}

export type IadvizeWorkerFixtures = { readonly iadvizeKeepsNode: void }

type OfWorker = IadvizeWorkerOptions & IadvizeWorkerFixtures

export const iadvizeFixtures: Fixtures<Options, OfWorker, PlaywrightTestArgs, PlaywrightWorkerOptions> = {
  iadvizeProject: [null, { option: true }],
  iadvizeRetries: ['at-once', { option: true }],
  iadvizeTokenCheck: ['full', { option: true }],
  iadvizeFidelity: [{}, { option: true }],
  iadvizeAgent: [{}, { option: true }],
  iadvizeWithin: ['1 day', { option: true }],
  iadvizeClock: ['virtual', { option: true }],
  iadvizeChat: ['shown', { option: true }],
  iadvizeJournal: ['on-failure', { option: true }],
  iadvizeUnknownAddresses: ['error', { option: true }],

  // A test that asks from Node alone, with the fixture "request", opens no rehearsal.
  iadvizeKeepsNode: [
    async ({ iadvizeHosts }, use) => {
      const letNodeGo = keepNodeFromVendor(vendorUrl(iadvizeHosts))
      await use()
      letNodeGo()
    },
    { scope: 'worker', auto: true },
  ],

  iadvize: async (
    {
      iadvizeProject,
      iadvizeRetries,
      iadvizeTokenCheck,
      iadvizeFidelity,
      iadvizeAgent,
      iadvizeWithin,
      iadvizeClock,
      iadvizeChat,
      iadvizeJournal,
      iadvizeUnknownAddresses,
      iadvizeHosts,
    },
    use,
    testInfo,
  ) => {
    const options = {
      iadvizeProject,
      iadvizeRetries,
      iadvizeTokenCheck,
      iadvizeFidelity,
      iadvizeAgent,
      iadvizeWithin,
      iadvizeClock,
      iadvizeChat,
      iadvizeJournal,
      iadvizeUnknownAddresses,
      iadvizeHosts,
    }
    await checkFixtureOptions(options, testInfo.project.use)
    const rehearsal = createRehearsal(rehearsalOptionsOf(options, testInfo))
    const steps = createSteps(rehearsal.iadvize)
    await use(steps.iadvize)
    await steps.told()
    await endRehearsal(rehearsal, testInfo, iadvizeJournal)
  },

  // Whoever uses a page of this test is kept from the vendor, whether or not the test asks for it.
  context: async ({ context, iadvize, browserName, launchOptions }, use) => {
    if (browserName === 'chromium' && !launchOptions.args?.some((argument) => argument.includes(NO_VENDOR))) {
      throw new Error(
        'launchOptions were set with test.use, which takes away what keeps redirects from the vendor: set them under use in the configuration.',
      )
    }
    await iadvize.attach(context)
    await use(context)
  },

  // The context may be another fixture's, which knows nothing of this one.
  page: async ({ page, iadvize }, use) => {
    await iadvize.attach(page.context())
    await use(page)
  },

  ...keepFromVendor,
}

const rehearsalOptionsOf = (options: IadvizeOptions, testInfo: TestInfo): RehearsalOptions => ({
  project: options.iadvizeProject,
  retries: options.iadvizeRetries,
  tokenCheck: options.iadvizeTokenCheck,
  fidelity: options.iadvizeFidelity,
  agent: options.iadvizeAgent,
  within: options.iadvizeWithin,
  clock: options.iadvizeClock,
  chat: options.iadvizeChat,
  unknownAddresses: options.iadvizeUnknownAddresses,
  hosts: options.iadvizeHosts,
  patienceMs: () => (testInfo.timeout || DEFAULT_LIMIT_MS) / 10,
  inStep: (title, act) => stepOf(testInfo, title, act),
  folders: foldersOf(testInfo),
})

/** Playwright's own, for a test without a limit. */
const DEFAULT_LIMIT_MS = 30_000

const RESOLVER_RULES = '--host-resolver-rules='
const NO_VENDOR = 'MAP iadvize.com ~NOTFOUND, MAP *.iadvize.com ~NOTFOUND'

/**
 * Arguments for a Chromium that a test launches by itself, as with `chromium.launchPersistentContext`: what no route sees, as
 * the end of a redirect, finds no address of the vendor then. `args` are the test's own, `hosts` as in `iadvizeHosts`.
 */
export const launchArguments = (
  args: readonly string[] = [],
  { hosts = [] }: { readonly hosts?: readonly string[] } = {},
): string[] => {
  // The browser reads the last of these arguments only.
  const own = args.findLast((argument) => argument.startsWith(RESOLVER_RULES))
  const noOwn = hosts.map((host) => `MAP ${host} ~NOTFOUND`)
  const rules = [NO_VENDOR, ...noOwn, ...(own === undefined ? [] : [own.slice(RESOLVER_RULES.length)])].join(', ')
  return [...args, `${RESOLVER_RULES}${rules}`]
}

const foldersOf = ({ config, project, file }: TestInfo): readonly string[] => [
  ...(config.configFile === undefined ? [] : [path.dirname(config.configFile)]),
  project.testDir,
  path.dirname(file),
]
