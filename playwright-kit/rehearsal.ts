/** A rehearsal in this process: a stage, the browser contexts that it answers, and their time. Needs no test runner. */

import type { BrowserContext } from '@playwright/test'
import type { Fidelity } from '../protocol/fidelity.ts'
import { checkedHosts } from '../protocol/own-hosts.ts'
import { tagScript } from '../protocol/tag-settings.ts'
import type { TokenCheck } from '../protocol/token-policy.ts'
import { createStage, type AgentSettings, type Stage, type StageSupplies } from '../stage/stage.ts'
import { loadPlatformKeys } from '../test-keys/platform-keys.ts'
import { builtFile } from './built-files.ts'
import { createIadvize, type Iadvize } from './iadvize.ts'
import { intercept, type Interception } from './intercept.ts'
import { followJournal } from './journal-follower.ts'
import { stageProjects, type ProjectOptions } from './project-option.ts'
import { createVendorCalls } from './vendor-calls.ts'
import { vendorUrl } from './vendor-urls.ts'
import { createVirtualTime, type VirtualTime } from './virtual-time.ts'

export type RehearsalOptions = {
  readonly project: ProjectOptions | null
  /** How much of a token is read, where the project does not say. */
  readonly tokenCheck?: TokenCheck
  /** `at-once` brings a retry of the tag forward, by moving time on to it; `when-due` leaves it to time. */
  readonly retries?: 'at-once' | 'when-due'
  readonly fidelity?: Partial<Fidelity>
  /** What the brand's agent answers by themselves, and whether they are there. */
  readonly agent?: AgentSettings
  /** `real` for a site that cannot bear a clock that is moved; time cannot pass then. */
  readonly clock?: 'virtual' | 'real'
  /**
   * While time passes, so many calls of timers in a row, each setting the next, keep their beat; then they come once a
   * minute, as in a background tab. 1000 when absent: fewer are for sites that ask their server all the time.
   */
  readonly fullBeats?: number
  /**
   * Told in a sentence when a page, or the stand-in, did not answer for so long that time went on without it: the machine is
   * too busy, or a script of the page never ends. What came of it may be no fault of the site's.
   */
  readonly onGivenUp?: (sentence: string) => void
  /** Hosts of the brand's own that serve nothing but the tag, as the vendor's do: `['onlinecontact.brand.example']`. */
  readonly hosts?: readonly string[]
  /** Where the names of key files start; the folder of the process when absent. */
  readonly folders?: readonly string[]
}

export type Rehearsal = {
  readonly iadvize: Iadvize
  /** Ends it: whoever still waits for an answer gets none. */
  readonly close: () => Promise<void>
  /** What must not pass unnoticed: addresses of the vendor that the stand-in does not know, and settings that are none. */
  readonly problems: () => readonly Error[]
}

export const createRehearsal = (options: RehearsalOptions): Rehearsal => {
  const { retries = 'at-once', clock = 'virtual', folders = [process.cwd()], fullBeats = FULL_BEATS } = options
  const hosts = checkedHosts('iadvizeHosts', options.hosts ?? [])
  const contexts = new Set<BrowserContext>()
  const problems = new Map<string, Error>()
  const calls = createVendorCalls()
  const stage = onceOnly(() => stageOf(options, folders))
  const means = { contexts: () => [...contexts], clock: () => stage().clock, calls, ...timeOptions(options, contexts) }
  const time = clock === 'real' ? null : createVirtualTime(means)
  const follower = followJournal(stage, (entry) => {
    if (entry.type === 'retry-scheduled' && retries === 'at-once') void time?.passUntil(entry.at + entry.delayMs)
  })
  const mood = { isBlocked: false, slowMs: 0 }
  const attach = attachTo(contexts, () => pageScript(time, fullBeats, hosts), {
    stage,
    calls,
    timeKnown: async () => time?.known(),
    vendorUrl: vendorUrl(hosts),
    isBlocked: () => mood.isBlocked,
    slowness: () => mood.slowMs,
    onAnswered: follower.look,
    onProblem: (problem: Error) => void problems.set(problem.message, problem),
  })
  return {
    iadvize: createIadvize({ stage, time, contexts: () => [...contexts], attach, folders, follower, mood }),
    problems: () => [...problems.values()],
    close: async () => {
      time?.close()
      calls.abortAll()
      contexts.clear()
    },
  }
}

const FULL_BEATS = 1_000

const attachTo =
  (contexts: Set<BrowserContext>, scriptNow: () => string, interception: Interception) =>
  async (context: BrowserContext): Promise<void> => {
    if (contexts.has(context)) return
    contexts.add(context)
    context.once('close', () => contexts.delete(context))
    const script = scriptNow()
    // One after the other would be two journeys to the browser.
    await Promise.all([
      intercept(context, interception),
      context.addInitScript({ content: script }),
      ...openFrames(context).map((frame) => frame.evaluate(script).catch(() => {})),
    ])
  }

const stageOf = (
  { project, tokenCheck, fidelity = {}, agent = {}, hosts = [] }: RehearsalOptions,
  folders: readonly string[],
): Stage => {
  const projects = stageProjects(project, folders, tokenCheck === undefined ? {} : { tokenCheck })
  const settings = { projects, fidelity, agent, hosts, noTokenChoice: 'no-chat', siteClock: 'machine' } as const
  return createStage('rehearsal', settings, SUPPLIES)
}

const SUPPLIES: StageSupplies = {
  keys: loadPlatformKeys(),
  tagScript: (settings) => tagScript(builtFile('iadvize.js'), settings),
  dialogPart: () => builtFile('iadvize-chat.js'),
}

/** `rehearsalPage` is what `browser/main.ts` declares. */
const pageScript = (time: VirtualTime | null, fullBeats: number, hosts: readonly string[]): string =>
  `(rehearsalPage=>{${builtFile('rehearsed-page.js')}})(${JSON.stringify({
    isClockVirtual: time !== null,
    aheadMs: time?.aheadMs() ?? 0,
    fullBeats,
    vendorUrl: vendorUrl(hosts).source,
  })})`

/** Documents that were there before the rehearsal; what they have set going by now is out of reach. */
const openFrames = (context: BrowserContext) =>
  context.pages().flatMap((page) => page.frames().filter((frame) => frame.url() !== 'about:blank'))

const timeOptions = ({ onGivenUp = () => {} }: RehearsalOptions, contexts: ReadonlySet<BrowserContext>) => ({
  startAhead: startAhead(contexts),
  onGivenUp,
})

const startAhead =
  (contexts: ReadonlySet<BrowserContext>) =>
  async (aheadMs: number): Promise<void> => {
    const content = `window.iadvizeRehearsal?.follow(${aheadMs})`
    await Promise.all([...contexts].map((context) => context.addInitScript({ content }).catch(() => {})))
  }

const onceOnly = <Value>(make: () => Value): (() => Value) => {
  let made: { readonly value: Value } | undefined
  return () => (made ??= { value: make() }).value
}
