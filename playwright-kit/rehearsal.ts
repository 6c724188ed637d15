/** A rehearsal in this process: a stage, the browser contexts that it answers, and their time. Needs no test runner. */

import { inspect } from 'node:util'
import type { BrowserContext } from '@playwright/test'
import type { Fidelity } from '../protocol/fidelity.ts'
import { tagScript } from '../protocol/tag-settings.ts'
import type { TokenCheck } from '../protocol/token-policy.ts'
import { createStage, type AgentSettings, type Stage, type StageSupplies } from '../stage/stage.ts'
import { loadPlatformKeys } from '../test-keys/platform-keys.ts'
import { builtFile } from './built-files.ts'
import { isDuration, millisecondsOf, type Duration } from './duration.ts'
import { createIadvize, type Iadvize } from './iadvize.ts'
import { intercept, type Interception } from './intercept.ts'
import { followJournal } from './journal-follower.ts'
import { stageProjects, type ProjectOptions } from './project-option.ts'
import { createTimeWatch } from './time-watch.ts'
import { createVendorCalls } from './vendor-calls.ts'
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
  /** How far ahead a negative claim looks that does not say it, and `settle()`; `'1 day'` when absent. */
  readonly within?: Duration
  /**
   * So many calls of timers in a row, each setting the next, keep their beat; then they come once a minute, as in a
   * background tab. When absent that is for looking ahead only, after 4,000 calls, and time that is let pass calls every
   * timer at its time; fewer, for both, are for sites that ask their server all the time.
   */
  readonly fullBeats?: number
  /** Real milliseconds that moving time may take before it is said what it waits for, and each time again; 3,000 when absent. */
  readonly patienceMs?: () => number
  /** Where that is said; on the standard error stream when absent. */
  readonly onWaiting?: (sentence: string) => void
  /**
   * Told in a sentence when a page, or the stand-in, did not answer for so long that time went on without it: the machine is
   * too busy, or a script of the page never ends. What came of it may be no fault of the site's.
   */
  readonly onGivenUp?: (sentence: string) => void
  /** Where the names of key files start; the folder of the process when absent. */
  readonly folders?: readonly string[]
}

export type Rehearsal = {
  readonly iadvize: Iadvize
  /** Ends it: whoever still waits for an answer gets none. */
  readonly close: () => Promise<void>
  /** What must not pass unnoticed: addresses of the vendor that the stand-in does not know, and settings that are none. */
  readonly problems: () => readonly Error[]
  /** What time was waiting for when the test ran out of its own, in a sentence; null when it was not being moved. */
  readonly waitsFor: () => string | null
}

export const createRehearsal = (options: RehearsalOptions): Rehearsal => {
  const { retries = 'at-once', clock = 'virtual', folders = [process.cwd()], within = '1 day' } = options
  const withinMs = readWithin(within)
  const contexts = new Set<BrowserContext>()
  const problems = new Map<string, Error>()
  const calls = createVendorCalls()
  const stage = onceOnly(() => stageOf(options, folders))
  const watch = createTimeWatch({
    patienceMs: options.patienceMs ?? (() => PATIENCE_MS),
    say: options.onWaiting ?? say,
  })
  const means = { contexts: () => [...contexts], calls, watch, ...timeOptions(options, contexts, stage) }
  const time = clock === 'real' ? null : createVirtualTime(means)
  const follower = followJournal(stage, (entry) => {
    if (entry.type === 'retry-scheduled' && retries === 'at-once') {
      void time?.passUntil(entry.at + entry.delayMs, 'Bringing a retry of the tag forward')
    }
  })
  const mood = { isBlocked: false, slowMs: 0 }
  const attach = attachTo(contexts, () => pageScript(time), {
    stage,
    calls,
    timeKnown: async () => time?.known(),
    isBlocked: () => mood.isBlocked,
    slowness: () => mood.slowMs,
    onAnswered: follower.look,
    onProblem: (problem: Error) => void problems.set(problem.message, problem),
  })
  return {
    iadvize: createIadvize({ stage, time, contexts: () => [...contexts], attach, folders, follower, mood, withinMs }),
    waitsFor: watch.sentence,
    problems: () => [...problems.values()],
    close: async () => {
      time?.close()
      calls.abortAll()
      contexts.clear()
    },
  }
}

const PATIENCE_MS = 3_000

const readWithin = (within: Duration): number => {
  if (isDuration(within)) return millisecondsOf(within)
  throw new TypeError(
    `iadvizeWithin (within, in a script) must be a length of time, such as "1 day", "30 min" or a number of milliseconds, and is ${inspect(within)}.`,
  )
}

const say = (sentence: string): void => void process.stderr.write(`Rehearsal: ${sentence}\n`)

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
  { project, tokenCheck, fidelity = {}, agent = {} }: RehearsalOptions,
  folders: readonly string[],
): Stage => {
  const projects = stageProjects(project, folders, tokenCheck === undefined ? {} : { tokenCheck })
  const settings = { projects, fidelity, agent, noTokenChoice: 'no-chat', siteClock: 'machine' } as const
  return createStage('rehearsal', settings, SUPPLIES)
}

const SUPPLIES: StageSupplies = {
  keys: loadPlatformKeys(),
  tagScript: (settings) => tagScript(builtFile('iadvize.js'), settings),
  dialogPart: () => builtFile('iadvize-chat.js'),
}

/** `rehearsalPage` is what `browser/main.ts` declares. */
const pageScript = (time: VirtualTime | null): string =>
  `(rehearsalPage=>{${builtFile('rehearsed-page.js')}})(${JSON.stringify({
    isClockVirtual: time !== null,
    aheadMs: time?.aheadMs() ?? 0,
  })})`

/** Documents that were there before the rehearsal; what they have set going by now is out of reach. */
const openFrames = (context: BrowserContext) =>
  context.pages().flatMap((page) => page.frames().filter((frame) => frame.url() !== 'about:blank'))

const timeOptions = (
  { onGivenUp = () => {}, fullBeats }: RehearsalOptions,
  contexts: ReadonlySet<BrowserContext>,
  stage: () => Stage,
) => ({
  startAhead: startAhead(contexts),
  clock: () => stage().clock,
  lookAheadTo: (at: number | null) => stage().lookAhead.to(at),
  fullBeats,
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
