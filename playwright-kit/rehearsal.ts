/** A rehearsal in this process: a stage, the browser contexts that use it, and their time. Works without a test runner. */

import type { BrowserContext } from '@playwright/test'
import { checkedHosts } from '../protocol/own-hosts.ts'
import { tagScript } from '../protocol/tag-settings.ts'
import { withoutUndefined } from '../settings/without-undefined.ts'
import { createStage, type Stage, type StageSupplies } from '../stage/stage.ts'
import { loadPlatformKeys } from '../test-keys/platform-keys.ts'
import { answerText } from './vendor/answers.ts'
import { attachContext, type Visited } from './pages/attach-context.ts'
import { builtFile } from '../stage/built-files.ts'
import { millisecondsOf } from '../protocol/duration.ts'
import { heldOfVendor } from './pages/held.ts'
import { createIadvize, type Iadvize } from './iadvize.ts'
import type { Interception } from './vendor/intercept.ts'
import { followJournal, type JournalFollower } from './journal-follower.ts'
import { keepNodeFromVendor } from './vendor/node-requests.ts'
import { stageProjects } from './options/project-option.ts'
import type { RehearsalOptions } from './options/rehearsal-options.ts'
import { createRehearsalTime } from './time/rehearsal-time.ts'
import { createSightings, type Sightings } from './pages/sightings.ts'
import { createUnfinished, type Unfinished } from './unfinished.ts'
import { createVendorCalls } from './vendor/vendor-calls.ts'
import { vendorUrl } from '../protocol/vendor-urls.ts'
import type { VirtualTime } from './time/virtual-time.ts'

export type Rehearsal = {
  readonly iadvize: Iadvize
  /** Ends the rehearsal. Pending requests get no answer. */
  readonly close: () => Promise<void>
  /** What must not go unnoticed: unknown vendor addresses and unusable settings. */
  readonly problems: () => readonly Error[]
  /** What a test should report but need not fail for. */
  readonly warnings: () => readonly string[]
  /** The current time for the pages and for the stage, in milliseconds since 1970. Works without a page. */
  readonly now: () => Promise<number>
  /** Claims and actions that have begun but not ended. */
  readonly unfinished: () => readonly Error[]
  /** Says what moving time was waiting for when the test timed out; null if time was not being moved. */
  readonly waitsFor: () => string | null
}

export const createRehearsal = (given: RehearsalOptions): Rehearsal => {
  const options = withoutUndefined(given)
  const { retries = 'at-once', folders = [process.cwd()], within = '1 day', inStep = (_title, act) => act() } = options
  const ofVendor = vendorUrl(checkedHosts('iadvizeHosts', options.hosts ?? []), options.tagUrl)
  const contexts = new Set<BrowserContext>()
  const stage = onceOnly(() => stageOf(options, folders))
  const [calls, sightings] = [createVendorCalls(), createSightings(ofVendor)]
  const { time, ...asked } = createRehearsalTime(options, contexts, { calls, stage: stage.get })
  const follower = followJournal(stage.get, (entry) => {
    if (entry.type !== 'retry-scheduled' || retries !== 'at-once' || time === null) return
    void inStep(FORWARD, () => time.passUntil(entry.at + entry.delayMs, FORWARD))
  })
  const [findings, unfinished] = [createFindings(options.unknownAddresses), createUnfinished()]
  const network = { isBlocked: false, slowMs: 0 }
  const told = { ...findings, onAnswered: answered(sightings, follower) }
  const timeKnown = async () => time?.known()
  const vendor = { stage: stage.get, calls, network, timeKnown, vendorUrl: ofVendor, tagUrl: options.tagUrl, ...told }
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
    network,
    withinMs: millisecondsOf(within),
    stage: stage.get,
    madeStage: stage.made,
    contexts: () => [...contexts],
    held: () => heldOfVendor([...contexts], visited),
    attach: (context) => attachContext(attached, context),
  })
  const close = async (): Promise<void> => endings.forEach((end) => end?.())
  return { iadvize, ...asked, ...verdictsOf(findings, unfinished, stage.made), close }
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

/** Collects what must fail the test, and what only needs reporting. */
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

/** Answers that a test prepared and no attempt used: the test may prove less than it seems to. */
const unusedAnswers = (stage: Stage | null): readonly string[] =>
  (stage?.answers.unused() ?? [])
    .filter(({ answer }) => answer !== 'judge')
    .map(
      (prepared) =>
        `The prepared answer ${answerText(prepared)} was not used, because no attempt was made that could use it. If the test is about its effect, wait for the effect before the test ends.`,
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

/** `browser/main.ts` declares `rehearsalPage`. */
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
