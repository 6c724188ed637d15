/** What a test holds in its hand: the vendor, as far as it can be told what to do and asked what happened. */

import { inspect } from 'node:util'
import type { BrowserContext, Page } from '@playwright/test'
import type { EntryOf, EntryType, JournalEntry } from '../protocol/journal.ts'
import type { SeenConversation, Stage } from '../stage/stage.ts'
import { foreignPublicPem } from '../test-keys/platform-keys.ts'
import { preparedFrom, type AnswerBuilder } from './answers.ts'
import { checkKeyName, checkWait, contextOf, delayOf, lengthOf } from './arguments.ts'
import type { Duration } from './duration.ts'
import type { JournalFollower } from './journal-follower.ts'
import { createJournalView, type JournalView } from './journal-view.ts'
import { publicKeyOf } from './project-option.ts'
import type { Rehearsed } from './rehearsed.ts'
import type { Sightings } from './sightings.ts'
import { STORY_HEADING, storyOf } from './story.ts'
import { createTalk } from './talk.ts'
import type { Unfinished } from './unfinished.ts'
import type { VirtualTime } from './virtual-time.ts'

export type Iadvize = Rehearsed & {
  /** What the platform does with the next attempts, in this order; honestly judged ones again after them. */
  readonly prepare: (...answers: readonly AnswerBuilder[]) => void
  /**
   * Page timers, page time and the platform's clock move on together; what becomes due on the way happens, and what it asks
   * for is waited for. Not moved: workers, the expiry of cookies, and the clock of the site's own server.
   */
  readonly passTime: (duration: Duration) => Promise<void>
  /**
   * The machine sleeps: all clocks go on, and no timer of a page is called, not even at the end. What a browser tells a page
   * that wakes, as `focus`, is for the test to tell; the timers that are overdue come when time passes again.
   */
  readonly sleep: (duration: Duration) => Promise<void>
  /** Passes the time after which the vendor wants the identity verified again. */
  readonly endSession: () => Promise<void>
  /**
   * From now on the project has another public key, and what is signed for the old one is refused; without `publicKey` it is
   * one that nobody signs with.
   */
  readonly rotateKeys: (publicKey?: string) => void
  /** From now on nothing of the vendor's can be loaded, as with an ad blocker. What a tag tells that is there is in the journal. */
  readonly block: () => void
  /** From now on every answer of the vendor takes so long; the journal hears of it at once. */
  readonly slow: (duration: Duration) => void
  /** The visitor writes in the chat of the only page that shows one, or of `page`. Ends when the platform has it. */
  readonly visitorSays: (text: string, where?: { readonly page?: Page }) => Promise<void>
  /**
   * In the only ongoing conversation, for which it waits if the visitor has just written; rejects with a sentence where there
   * is none after five seconds, or where there are several.
   */
  readonly agentSays: (text: string) => Promise<void>
  /** The agent ends the only ongoing conversation, and before that asks how it was, if told to; rejects as `agentSays` does. */
  readonly agentEnds: (how?: { readonly askSatisfaction?: true }) => Promise<void>
  /** The conversations as the agent sees them, oldest first: what was said, and whether the visitor has a padlock. */
  readonly conversations: () => readonly SeenConversation[]
  readonly journal: JournalView
  /**
   * The first entry of the type with these fields, old or new, or the first one behind the entry `after`; rejects with the
   * story when none comes within `timeout`, in milliseconds of the machine's time, ten seconds when absent.
   */
  readonly waitFor: <Type extends EntryType>(
    type: Type,
    where?: Partial<EntryOf<Type>>,
    options?: WaitOptions,
  ) => Promise<EntryOf<Type>>
  /**
   * Another browser context, or that of a page, on the same stage: a second visitor. The context of the test is attached by
   * itself.
   */
  readonly attach: (target: BrowserContext | Page) => Promise<void>
}

type WaitOptions = { readonly after?: JournalEntry | null; readonly timeout?: number }

export type IadvizeMeans = {
  readonly stage: () => Stage
  /** Null where nothing has needed one yet: to ask what happened makes none. */
  readonly madeStage: () => Stage | null
  /** Null where time is the machine's. */
  readonly time: VirtualTime | null
  readonly contexts: () => readonly BrowserContext[]
  readonly held: Rehearsed['held']
  readonly attach: (context: BrowserContext) => Promise<void>
  readonly folders: readonly string[]
  readonly follower: JournalFollower
  readonly sightings: Sightings
  readonly unfinished: Unfinished
  readonly mood: { isBlocked: boolean; slowMs: number }
  /** How far a negative claim looks ahead that does not say it. */
  readonly withinMs: number
}

/** The vendor's, where the project has no other. */
const SESSION_MINUTES = 60

const WAIT_LIMIT_MS = 10_000

export const createIadvize = (means: IadvizeMeans): Iadvize => {
  const { stage, mood } = means
  const entries = (): readonly JournalEntry[] => means.madeStage()?.journal.after(0) ?? []
  const journal = createJournalView(entries)
  return {
    entries,
    settle: async (isEnough, { within = means.withinMs, claim = 'settle()' } = {}) =>
      // Without a clock to move there is only what has begun to wait for.
      means.time?.settle(lengthOf('settle', within), claim, isEnough) ?? { withinMs: 0, slowed: null },
    held: means.held,
    ...whatIsSeen(means),
    news: (limitMs) => {
      const last = lastIndex(entries())
      return means.follower.waitFor((now) => (lastIndex(now) > last ? now : null), limitMs)
    },
    prepare: (...answers) => stage().answers.add(preparedFrom(answers)),
    ...timeActions(means),
    rotateKeys: (publicKey) => rotateKeys(means, publicKey),
    block: () => {
      mood.isBlocked = true
    },
    slow: (duration) => {
      mood.slowMs = delayOf('slow', duration)
    },
    ...createTalk(means),
    conversations: () => stage().conversations.agent.sees(),
    journal,
    waitFor: (type, where = {}, options = {}) => waitForEntry(means, { type, where, options }, journal),
    attach: async (target) => means.attach(contextOf('attach', target)),
  }
}

const whatIsSeen = ({ sightings, unfinished }: IadvizeMeans): Partial<Rehearsed> => ({
  unseen: (what) => sightings.blindness() ?? (what === 'tags' ? sightings.deafness() : null),
  noticed: sightings.noticed,
  silence: sightings.silence,
  begin: unfinished.begin,
  isClosed: unfinished.isClosed,
})

/** What lets time pass, and says so in the words of the test. */
const timeActions = ({ time, stage }: IadvizeMeans): Pick<Iadvize, 'passTime' | 'sleep' | 'endSession'> => {
  const moved = (what: string): VirtualTime => {
    if (time !== null) return time
    throw new Error(`${what} needs a virtual clock, and iadvizeClock is 'real'. Wait for what is to happen instead.`)
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
  { follower, sightings }: IadvizeMeans,
  { type, where, options }: Wanted<Type>,
  journal: JournalView,
): Promise<EntryOf<Type>> => {
  checkWait(type, where, options)
  const { timeout = WAIT_LIMIT_MS } = options
  const after = options.after?.index ?? 0
  const find = (): EntryOf<Type> | null => journal.of(type, where).find(({ index }) => index > after) ?? null
  const found = await follower.waitFor(find, timeout)
  if (found !== null) return found
  const what = `"${type}" ${JSON.stringify(where)}${after === 0 ? '' : ` behind entry ${after}`}`
  throw new Error(
    `No ${what} came within ${timeout} ms.\n\n${STORY_HEADING}\n${storyOf(journal.entries(), sightings.silence())}`,
  )
}

const rotateKeys = ({ stage, folders }: IadvizeMeans, publicKey: string | undefined): void => {
  checkKeyName('rotateKeys', publicKey)
  const key = publicKey === undefined ? foreignPublicPem() : publicKeyOf(publicKey, folders, 'publicKey of rotateKeys')
  const { settings, setPublicKeys } = stage()
  for (const { sid } of settings.projects) setPublicKeys(sid, [key])
}
