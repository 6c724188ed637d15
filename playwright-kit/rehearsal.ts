/** A rehearsal in this process: a stage, the browser contexts that it answers, and their time. Needs no test runner. */

import type { BrowserContext } from '@playwright/test'
import type { Fidelity } from '../protocol/fidelity.ts'
import { checkedHosts } from '../protocol/own-hosts.ts'
import { tagScript, type ChatPresence } from '../protocol/tag-settings.ts'
import { withoutUndefined } from '../settings/without-undefined.ts'
import type { TokenCheck } from '../protocol/token-policy.ts'
import { createStage, type AgentSettings, type Stage, type StageSupplies } from '../stage/stage.ts'
import { loadPlatformKeys } from '../test-keys/platform-keys.ts'
import { answerText } from './answers.ts'
import { attachContext, type Visited } from './attach-context.ts'
import { builtFile } from './built-files.ts'
import { millisecondsOf, type Duration } from './duration.ts'
import { heldOfVendor } from './held.ts'
import { createIadvize, type Iadvize } from './iadvize.ts'
import type { Interception } from './intercept.ts'
import { followJournal, type JournalFollower } from './journal-follower.ts'
import { keepNodeFromVendor } from './node-requests.ts'
import { stageProjects, type ProjectOptions } from './project-option.ts'
import { createRehearsalTime } from './rehearsal-time.ts'
import { createSightings, type Sightings } from './sightings.ts'
import { createUnfinished, type Unfinished } from './unfinished.ts'
import { createVendorCalls } from './vendor-calls.ts'
import { vendorUrl } from './vendor-urls.ts'
import type { VirtualTime } from './virtual-time.ts'

export type RehearsalOptions = {
  readonly project: ProjectOptions | null
  /** How much of a token is read, where the project does not say. */
  readonly tokenCheck?: TokenCheck
  /** `at-once` brings a retry of the tag forward, by moving time on to it; `when-due` leaves it to time. */
  readonly retries?: 'at-once' | 'when-due'
  readonly fidelity?: Partial<Fidelity>
  /** Whether an address of the vendor that the stand-in does not know is an error, as by itself; it is never asked for. */
  readonly unknownAddresses?: 'error' | 'warning'
  /** What the pages show of the chat; see `ChatPresence`. `shown` when absent. */
  readonly chat?: ChatPresence
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
  /** Hosts of the brand's own that serve nothing but the tag, as the vendor's do: `['onlinecontact.brand.example']`. */
  readonly hosts?: readonly string[]
  /** Shows in a report what the rehearsal does by itself. */
  readonly inStep?: (title: string, act: () => Promise<void>) => Promise<void>
  /** Where the names of key files start; the folder of the process when absent. */
  readonly folders?: readonly string[]
}

export type Rehearsal = {
  readonly iadvize: Iadvize
  /** Ends it: whoever still waits for an answer gets none. */
  readonly close: () => Promise<void>
  /** What must not pass unnoticed: addresses of the vendor that the stand-in does not know, and settings that cannot be used. */
  readonly problems: () => readonly Error[]
  /** What a test should hear of and need not fail for. */
  readonly warnings: () => readonly string[]
  /** Claims and actions that have begun and not ended. */
  readonly unfinished: () => readonly Error[]
  /** What time was waiting for when the test ran out of its own, in a sentence; null when it was not being moved. */
  readonly waitsFor: () => string | null
}

export const createRehearsal = (given: RehearsalOptions): Rehearsal => {
  const options = withoutUndefined(given)
  const { retries = 'at-once', folders = [process.cwd()], within = '1 day', inStep = (_title, act) => act() } = options
  const ofVendor = vendorUrl(checkedHosts('iadvizeHosts', options.hosts ?? []))
  const contexts = new Set<BrowserContext>()
  const stage = onceOnly(() => stageOf(options, folders))
  const [calls, sightings] = [createVendorCalls(), createSightings(ofVendor)]
  const { time, waitsFor } = createRehearsalTime(options, contexts, { calls, stage: stage.get })
  const follower = followJournal(stage.get, (entry) => {
    if (entry.type !== 'retry-scheduled' || retries !== 'at-once' || time === null) return
    void inStep(FORWARD, () => time.passUntil(entry.at + entry.delayMs, FORWARD))
  })
  const [findings, unfinished] = [createFindings(options.unknownAddresses), createUnfinished()]
  const mood = { isBlocked: false, slowMs: 0 }
  const told = { ...findings, onAnswered: answered(sightings, follower) }
  const vendor = { stage: stage.get, calls, mood, timeKnown: async () => time?.known(), vendorUrl: ofVendor, ...told }
  const visited: Visited = new WeakMap()
  const script = (): string => pageScript(time, ofVendor)
  const attached = { contexts, visited, sightings, vendor, script, onRecorded: follower.look }
  const endings = [keepNodeFromVendor(ofVendor), unfinished.close, time?.close, calls.abortAll, () => contexts.clear()]
  const iadvize = createIadvize({
    time,
    folders,
    follower,
    sightings,
    unfinished,
    mood,
    withinMs: millisecondsOf(within),
    stage: stage.get,
    madeStage: stage.made,
    contexts: () => [...contexts],
    held: () => heldOfVendor([...contexts], visited),
    attach: (context) => attachContext(attached, context),
  })
  const close = async (): Promise<void> => endings.forEach((end) => end?.())
  return { iadvize, waitsFor, ...verdictsOf(findings, unfinished, stage.made), close }
}

const FORWARD = 'Bringing a retry of the tag forward'

const answered =
  (sightings: Sightings, { look }: JournalFollower): Interception['onAnswered'] =>
  (...answer) => {
    sightings.answered(...answer)
    look()
  }

const verdictsOf = (
  findings: ReturnType<typeof createFindings>,
  unfinished: Unfinished,
  madeStage: () => Stage | null,
): Pick<Rehearsal, 'problems' | 'warnings' | 'unfinished'> => ({
  problems: findings.problems,
  warnings: () => [...findings.warnings(), ...unusedAnswers(madeStage())],
  unfinished: unfinished.left,
})

/** What comes up on the way: what the test must not pass with, and what it need only hear of. */
const createFindings = (unknownAddresses: RehearsalOptions['unknownAddresses'] = 'error') => {
  const problems = new Map<string, Error>()
  const warnings = new Set<string>()
  const onProblem = (problem: Error): void => void problems.set(problem.message, problem)
  return {
    onProblem,
    onUnknown: (sentence: string): void => {
      if (unknownAddresses === 'warning') warnings.add(sentence)
      else onProblem(new Error(sentence))
    },
    problems: (): readonly Error[] => [...problems.values()],
    warnings: (): readonly string[] => [...warnings],
  }
}

/** What a test prepared and no attempt came for: it may show less than it seems to. */
const unusedAnswers = (stage: Stage | null): readonly string[] =>
  (stage?.answers.unused() ?? [])
    .filter(({ answer }) => answer !== 'judge')
    .map(
      (prepared) =>
        `The prepared answer ${answerText(prepared)} was not used, because no attempt came for it. If the test is about what follows from it, wait for that before the test ends.`,
    )

const stageOf = (
  { project, tokenCheck, fidelity = {}, agent = {}, chat = 'shown', hosts = [] }: RehearsalOptions,
  folders: readonly string[],
): Stage => {
  const projects = stageProjects(project, folders, tokenCheck === undefined ? {} : { tokenCheck })
  const settings = { projects, fidelity, agent, chat, hosts, noTokenChoice: 'no-chat', siteClock: 'machine' } as const
  return createStage('rehearsal', settings, SUPPLIES)
}

const SUPPLIES: StageSupplies = {
  keys: loadPlatformKeys(),
  tagScript: (settings) => tagScript(builtFile('iadvize.js'), settings),
  dialogPart: () => builtFile('iadvize-chat.js'),
}

/** `rehearsalPage` is what `browser/main.ts` declares. */
const pageScript = (time: VirtualTime | null, ofVendor: RegExp): string =>
  `(rehearsalPage=>{${builtFile('rehearsed-page.js')}})(${JSON.stringify({
    isClockVirtual: time !== null,
    aheadMs: time?.aheadMs() ?? 0,
    vendorUrl: ofVendor.source,
  })})`

type Once<Value> = { readonly get: () => Value; readonly made: () => Value | null }

const onceOnly = <Value>(make: () => Value): Once<Value> => {
  let made: { readonly value: Value } | undefined
  return { get: () => (made ??= { value: make() }).value, made: () => made?.value ?? null }
}
