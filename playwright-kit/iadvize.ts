/** What a test uses: instructs the stand-in, and answers questions about what happened. */

import { inspect } from 'node:util'
import type { BrowserContext, Page } from '@playwright/test'
import type { EntryOf, EntryType, JournalEntry } from '../journal/entries.ts'
import type { SeenConversation, Stage } from '../stage/stage.ts'
import { foreignPublicPem } from '../test-keys/platform-keys.ts'
import { preparedFrom, type AnswerBuilder } from './vendor/answers.ts'
import { checkEntry, checkKeyName, checkWait, contextOf, delayOf, lengthOf } from './options/arguments.ts'
import type { Duration } from '../protocol/duration.ts'
import type { JournalFollower } from './journal-follower.ts'
import { createJournalView, type JournalView } from '../journal/view.ts'
import { publicKeyOf } from '../settings/read-key.ts'
import { SESSION_MINUTES } from '../protocol/token-policy.ts'
import type { Rehearsed } from './rehearsed.ts'
import type { Sightings } from './pages/sightings.ts'
import { STORY_HEADING, storyOf } from '../journal/story.ts'
import { createTalk, type Talk } from './pages/talk.ts'
import type { Unfinished } from './unfinished.ts'
import type { VirtualTime } from './time/virtual-time.ts'

export type Iadvize = Rehearsed &
  Talk & {
    /** What the platform does with the next attempts, in this order. After them it judges attempts again. */
    readonly prepare: (...answers: readonly AnswerBuilder[]) => void
    /**
     * Moves page timers, page time and the platform's clock on together. Timers that become due are called, and the requests that
     * they make are waited for. Workers, the expiry of cookies and the clock of the site's own server are not moved.
     */
    readonly passTime: (duration: Duration) => Promise<void>
    /**
     * The machine sleeps: all clocks move on, but no timer of a page is called, not even at the end. Overdue timers are called
     * when time passes again. Events that a browser fires when a page wakes, such as `focus`, are up to the test.
     */
    readonly sleep: (duration: Duration) => Promise<void>
    /** Passes the time after which the vendor wants the identity verified again. */
    readonly endSession: () => Promise<void>
    /**
     * Gives the project another public key, so tokens signed with the old one are refused. Without `publicKey`, the new key is
     * one that nobody can sign for.
     */
    readonly rotateKeys: (publicKey?: string) => void
    /**
     * From now on nothing of the vendor's can be loaded, as with an ad blocker. Reports of a running tag still reach the journal.
     */
    readonly block: () => void
    /** Takes `block` back. */
    readonly unblock: () => void
    /** From now on every answer of the vendor takes so long; the journal hears of it at once. */
    readonly slow: (duration: Duration) => void
    /** The conversations as the agent sees them, oldest first: the messages, and whether the visitor has a padlock. */
    readonly conversations: () => readonly SeenConversation[]
    readonly journal: JournalView
    /**
     * Resolves with the first entry of the type that has these fields, whether it exists already or is still to come; with
     * `after`, the first one after that entry. Rejects with the story if there is none within `timeout`, in real milliseconds
     * (10,000 by default).
     */
    readonly waitFor: <Type extends EntryType>(
      type: Type,
      where?: Partial<EntryOf<Type>>,
      options?: WaitOptions,
    ) => Promise<EntryOf<Type>>
    /**
     * Puts another browser context, or the context of a page, on the same stage: a second visitor. The test's own context is
     * attached automatically.
     */
    readonly attach: (target: BrowserContext | Page) => Promise<void>
  }

type WaitOptions = { readonly after?: JournalEntry | null; readonly timeout?: number }

export type IadvizeDeps = {
  readonly stage: () => Stage
  /** Null if no stage has been needed yet. Asking about the past does not create one. */
  readonly madeStage: () => Stage | null
  /** Null if the clock is real. */
  readonly time: VirtualTime | null
  readonly contexts: () => readonly BrowserContext[]
  readonly held: Rehearsed['held']
  readonly attach: (context: BrowserContext) => Promise<void>
  readonly folders: readonly string[]
  readonly follower: JournalFollower
  readonly sightings: Sightings
  readonly unfinished: Unfinished
  readonly network: { isBlocked: boolean; slowMs: number }
  /** How far a negative claim without its own `within` looks ahead. */
  readonly withinMs: number
}

const WAIT_LIMIT_MS = 10_000

export const createIadvize = (deps: IadvizeDeps): Iadvize => {
  const { stage, network } = deps
  const entries = (): readonly JournalEntry[] => deps.madeStage()?.journal.after(0) ?? []
  const journal = createJournalView(entries, checkEntry)
  return {
    entries,
    settle: async (isEnough, { within = deps.withinMs, claim = 'settle()' } = {}) =>
      // With a real clock, time cannot be moved, so nothing is looked ahead.
      deps.time?.settle(lengthOf('settle', within), claim, isEnough) ?? { withinMs: 0, slowed: null },
    held: deps.held,
    ...whatIsSeen(deps),
    news: (limitMs) => {
      const last = lastIndex(entries())
      return deps.follower.waitFor((now) => (lastIndex(now) > last ? now : null), limitMs)
    },
    prepare: (...answers) => stage().answers.add(preparedFrom(answers)),
    ...timeActions(deps),
    rotateKeys: (publicKey) => rotateKeys(deps, publicKey),
    block: () => {
      network.isBlocked = true
    },
    unblock: () => {
      network.isBlocked = false
    },
    slow: (duration) => {
      network.slowMs = delayOf('slow', duration)
    },
    ...createTalk(deps),
    conversations: () => stage().conversations.agent.sees(),
    journal,
    waitFor: (type, where = {}, options = {}) => waitForEntry(deps, { type, where, options }, journal),
    attach: async (target) => deps.attach(contextOf('attach', target)),
  }
}

const whatIsSeen = ({ sightings, unfinished }: IadvizeDeps): Partial<Rehearsed> => ({
  unseen: (what) => sightings.blindness() ?? (what === 'tags' ? sightings.deafness() : null),
  noticed: sightings.noticed,
  silence: sightings.silence,
  begin: unfinished.begin,
  isClosed: unfinished.isClosed,
})

/** The actions that move time. Their names appear in messages as the test wrote them. */
const timeActions = ({ time, stage }: IadvizeDeps): Pick<Iadvize, 'passTime' | 'sleep' | 'endSession'> => {
  const moved = (what: string): VirtualTime => {
    if (time !== null) return time
    throw new Error(`${what} needs a virtual clock, but iadvizeClock is 'real'. Wait for the event instead.`)
  }
  return {
    passTime: async (duration) =>
      moved('passTime').pass(lengthOf('passTime', duration), `passTime(${inspect(duration)})`),
    sleep: async (duration) => moved('sleep').sleep(lengthOf('sleep', duration)),
    endSession: async () => {
      const minutes = stage().settings.projects.map(({ sessionMinutes = SESSION_MINUTES }) => sessionMinutes)
      return moved('endSession').pass(Math.max(...minutes) * 60_000, 'endSession()')
    },
  }
}

const lastIndex = (entries: readonly JournalEntry[]): number => entries.at(-1)?.index ?? 0

type Wanted<Type extends EntryType> = {
  readonly type: Type
  readonly where: Partial<EntryOf<Type>>
  readonly options: WaitOptions
}

const waitForEntry = async <Type extends EntryType>(
  { follower, sightings }: IadvizeDeps,
  { type, where, options }: Wanted<Type>,
  journal: JournalView,
): Promise<EntryOf<Type>> => {
  checkWait(type, where, options)
  const { timeout = WAIT_LIMIT_MS } = options
  const after = options.after?.index ?? 0
  const find = (): EntryOf<Type> | null => journal.of(type, where).find(({ index }) => index > after) ?? null
  const found = await follower.waitFor(find, timeout)
  if (found !== null) return found
  const what = `"${type}" ${JSON.stringify(where)}${after === 0 ? '' : ` after entry ${after}`}`
  throw new Error(
    `No ${what} came within ${timeout} ms.\n\n${STORY_HEADING}\n${storyOf(journal.entries(), sightings.silence())}`,
  )
}

const rotateKeys = ({ stage, folders }: IadvizeDeps, publicKey: string | undefined): void => {
  checkKeyName('rotateKeys', publicKey)
  const { key, problem } =
    publicKey === undefined
      ? { key: foreignPublicPem(), problem: null }
      : publicKeyOf(publicKey, folders, { setting: 'The key of rotateKeys()' })
  if (key === null) throw new TypeError(problem ?? '')
  const { settings, setPublicKeys } = stage()
  for (const { sid } of settings.projects) setPublicKeys(sid, [key])
}
