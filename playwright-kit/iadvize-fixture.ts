/** The fixtures that give each test its stand-in, and their options. */

import path from 'node:path'
import type { Fixtures, PlaywrightTestArgs, PlaywrightWorkerOptions, TestInfo } from '@playwright/test'
import type { Fidelity } from '../protocol/fidelity.ts'
import type { ChatPresence } from '../protocol/tag-settings.ts'
import type { AgentSettings } from '../stage/stage.ts'
import type { TokenCheck } from '../protocol/token-policy.ts'
import { checkFixtureOptions, checkKeys } from './options/check-options.ts'
import { endRehearsal } from './end-rehearsal.ts'
import type { Iadvize } from './iadvize.ts'
import { isKeptFromVendor, keepFromVendor } from './vendor/launch.ts'
import { keepNodeFromVendor } from './vendor/node-requests.ts'
import type { ProjectOptions } from './options/project-option.ts'
import type { RehearsalOptions } from './options/rehearsal-options.ts'
import { createRehearsal } from './rehearsal.ts'
import { createSteps, stepOf } from './steps.ts'
import { vendorUrl } from '../protocol/vendor-urls.ts'

export type IadvizeTestOptions = {
  /**
   * The project of the site: `{ sid: 1234, publicKey: 'keys/brand.pub.pem' }`, or `{ projects: [ … ] }` for several. Key files
   * are looked for beside the configuration, then in the folder of the test file.
   */
  readonly iadvizeProject: ProjectOptions | null
  /** `'at-once'` moves time on to each retry of the tag; `'when-due'` leaves retries to `passTime`. */
  readonly iadvizeRetries: NonNullable<RehearsalOptions['retries']>
  /** How much of a token is read. Use `'none'` or `'header-only'` if tokens are encrypted for the vendor's real key. */
  readonly iadvizeTokenCheck: TokenCheck
  /** What the stand-in does where the vendor's documentation is silent. */
  readonly iadvizeFidelity: Partial<Fidelity>
  /**
   * The agent's answers to the first, second, … message of a conversation, and the agent's status: `{ replies: ['Hello'], status:
   * 'busy' }`.
   */
  readonly iadvizeAgent: AgentSettings
  /** How far ahead a negative claim without the option `within` looks. */
  readonly iadvizeWithin: NonNullable<RehearsalOptions['within']>
  /** `'real'` for a site that does not work with a moved clock. */
  readonly iadvizeClock: NonNullable<RehearsalOptions['clock']>
  /**
   * `'shown'`: the page shows the chat, but queries by role such as `getByRole('status')` find only the site's own elements.
   * `'hidden'`: the page does not show the chat. `'accessible'`: the chat is a full part of the page, as in production.
   */
  readonly iadvizeChat: ChatPresence
  /** Whether the report of a test includes the journal: always, or only if the test has failed. */
  readonly iadvizeJournal: 'on' | 'on-failure'
  /**
   * Whether a request to a vendor address that the stand-in does not know fails the test or is only noted in its report. The
   * request is never sent.
   */
  readonly iadvizeUnknownAddresses: NonNullable<RehearsalOptions['unknownAddresses']>
  /** Where the pages load the tag, if not from a host of the vendor: the address that a stand-in gives it. */
  readonly iadvizeTagUrl: string | null
}

export type IadvizeWorkerOptions = {
  /** The brand's own hosts that serve only the tag, as the vendor's do: `['onlinecontact.brand.example']`. */
  readonly iadvizeHosts: readonly string[]
}

/** The options that a configuration may set. */
export type IadvizeOptions = IadvizeTestOptions & IadvizeWorkerOptions

export type IadvizeFixtures = { readonly iadvize: Iadvize }

type Options = IadvizeTestOptions & IadvizeFixtures

export type IadvizeWorkerFixtures = { readonly iadvizeKeepsNode: void }

type OfWorker = IadvizeWorkerOptions & IadvizeWorkerFixtures

/** Tests that have the same of these share a worker, and a browser. */
export const workerFixtures: Fixtures<object, OfWorker, PlaywrightTestArgs, PlaywrightWorkerOptions> = {
  // A test that makes requests only from Node, with the fixture `request`, opens no rehearsal.
  iadvizeKeepsNode: [
    async ({ iadvizeHosts }, use) => {
      const letNodeGo = keepNodeFromVendor(vendorUrl(iadvizeHosts))
      await use()
      letNodeGo()
    },
    { scope: 'worker', auto: true },
  ],
  ...keepFromVendor,
}

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
  iadvizeTagUrl: [null, { option: true }],

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
      iadvizeTagUrl,
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
      iadvizeTagUrl,
      iadvizeHosts,
    }
    await checkFixtureOptions(options, testInfo.project.use)
    checkKeys(iadvizeProject, foldersOf(testInfo), 'iadvizeProject')
    const rehearsal = createRehearsal(rehearsalOptionsOf(options, testInfo))
    const steps = createSteps(rehearsal.iadvize)
    await use(steps.iadvize)
    await steps.told()
    await endRehearsal(rehearsal, testInfo, iadvizeJournal)
  },

  // Keeps every page of the test away from the vendor, even if the test does not use `iadvize`.
  context: async ({ context, iadvize, browserName, launchOptions }, use) => {
    if (!isKeptFromVendor(browserName, launchOptions)) {
      throw new Error(
        'launchOptions were set with test.use, which removes what keeps redirects from reaching the vendor: set them under use in the configuration.',
      )
    }
    await iadvize.attach(context)
    await use(context)
  },

  // Another fixture that knows nothing of this one may have created the context.
  page: async ({ page, iadvize }, use) => {
    await iadvize.attach(page.context())
    await use(page)
  },

  ...workerFixtures,
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
  ...(options.iadvizeTagUrl === null ? {} : { tagUrl: options.iadvizeTagUrl }),
  patienceMs: () => (testInfo.timeout || DEFAULT_LIMIT_MS) / 10,
  inStep: (title, act) => stepOf(testInfo, title, act),
  folders: foldersOf(testInfo),
})

/** The limit that Playwright itself uses, for a test without a limit. */
const DEFAULT_LIMIT_MS = 30_000

const foldersOf = ({ config, project, file }: TestInfo): readonly string[] => [
  ...(config.configFile === undefined ? [] : [path.dirname(config.configFile)]),
  project.testDir,
  path.dirname(file),
]
