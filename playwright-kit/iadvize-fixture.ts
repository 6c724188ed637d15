/** The vendor of a test, and its options. */

import path from 'node:path'
import type { Fixtures, PlaywrightTestArgs, PlaywrightWorkerOptions, TestInfo } from '@playwright/test'
import type { Fidelity } from '../protocol/fidelity.ts'
import type { AgentSettings } from '../stage/stage.ts'
import type { TokenCheck } from '../protocol/token-policy.ts'
import { reportFailure } from './failure-report.ts'
import type { Iadvize } from './iadvize.ts'
import type { ProjectOptions } from './project-option.ts'
import { createRehearsal, type RehearsalOptions } from './rehearsal.ts'

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
  /** `'real'` for a site that cannot bear a clock that is moved. */
  readonly iadvizeClock: NonNullable<RehearsalOptions['clock']>
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
        browserName === 'chromium' ? { ...launchOptions, args: withoutVendor(args, iadvizeHosts) } : launchOptions,
      )
    },
    { scope: 'worker' },
  ],
}

export const iadvizeFixtures: Fixtures<Options, IadvizeWorkerOptions, PlaywrightTestArgs, PlaywrightWorkerOptions> = {
  iadvizeProject: [null, { option: true }],
  iadvizeRetries: ['at-once', { option: true }],
  iadvizeTokenCheck: ['full', { option: true }],
  iadvizeFidelity: [{}, { option: true }],
  iadvizeAgent: [{}, { option: true }],
  iadvizeClock: ['virtual', { option: true }],

  iadvize: async (
    { iadvizeProject, iadvizeRetries, iadvizeTokenCheck, iadvizeFidelity, iadvizeAgent, iadvizeClock, iadvizeHosts },
    use,
    testInfo,
  ) => {
    const rehearsal = createRehearsal({
      project: iadvizeProject,
      retries: iadvizeRetries,
      tokenCheck: iadvizeTokenCheck,
      fidelity: iadvizeFidelity,
      agent: iadvizeAgent,
      clock: iadvizeClock,
      hosts: iadvizeHosts,
      folders: foldersOf(testInfo),
    })
    await use(rehearsal.iadvize)
    const problems = rehearsal.problems()
    if (problems.length > 0 || testInfo.status !== testInfo.expectedStatus) {
      await reportFailure(rehearsal.iadvize, testInfo)
    }
    await rehearsal.close()
    const [problem, ...more] = problems
    if (more.length > 0) throw new AggregateError(problems, problems.map(({ message }) => message).join('\n'))
    if (problem !== undefined) throw problem
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

  ...keepFromVendor,
}

const RESOLVER_RULES = '--host-resolver-rules='
const NO_VENDOR = 'MAP iadvize.com ~NOTFOUND, MAP *.iadvize.com ~NOTFOUND'

/** The browser reads the last of these arguments only. */
const withoutVendor = (args: readonly string[] = [], ownHosts: readonly string[]): string[] => {
  const own = args.findLast((argument) => argument.startsWith(RESOLVER_RULES))
  const noOwn = ownHosts.map((host) => `MAP ${host} ~NOTFOUND`)
  const rules = [NO_VENDOR, ...noOwn, ...(own === undefined ? [] : [own.slice(RESOLVER_RULES.length)])].join(', ')
  return [...args, `${RESOLVER_RULES}${rules}`]
}

const foldersOf = ({ config, project, file }: TestInfo): readonly string[] => [
  ...(config.configFile === undefined ? [] : [path.dirname(config.configFile)]),
  project.testDir,
  path.dirname(file),
]
