/** The claims of the Playwright kit for every other tool: `iadvize-rehearsal/expect`. Needs Node. */

import { AssertionError } from 'node:assert'
import { checkWithin, isNegativeClaim, problemOfMemory, type JournalClaim } from '../../claims/claim.ts'
import { callText, failureMessage } from '../../claims/failure-message.ts'
import { untold, type CountOptions, type Judgement, type Waiting } from '../../claims/judgement.ts'
import { toHaveActivatedAnonymously } from '../../claims/to-have-activated-anonymously.ts'
import { toHaveActivated, type ActivatedOptions } from '../../claims/to-have-activated.ts'
import { toHaveAskedForToken } from '../../claims/to-have-asked-for-token.ts'
import { toHaveFailedActivation, type FailedActivationOptions } from '../../claims/to-have-failed-activation.ts'
import { toHaveJournal, type JournalOptions } from '../../claims/to-have-journal.ts'
import { toHaveLoggedOut } from '../../claims/to-have-logged-out.ts'
import { toHaveRefreshed } from '../../claims/to-have-refreshed.ts'
import { activationsIn, isOver } from '../../journal/activations.ts'
import type { JournalEntry } from '../../journal/entries.ts'
import type { EntryPattern } from '../../journal/pattern.ts'
import { storyOf } from '../../journal/story.ts'
import { nameOf } from '../../journal/words.ts'
import { durationText, millisecondsOf } from '../../protocol/duration.ts'
import { follow, type FollowedStage } from './follow.ts'

/** A stage of `createClient()`, or the client itself, which is the stage `main`. */
export type ExpectedStage = FollowedStage

/** Each resolves when its claim holds, and rejects with an `AssertionError` that says what happened instead. */
export type StageClaims = {
  readonly toHaveActivated: (options?: ActivatedOptions) => Promise<void>
  readonly toHaveFailedActivation: (options?: FailedActivationOptions) => Promise<void>
  readonly toHaveActivatedAnonymously: (options?: CountOptions) => Promise<void>
  readonly toHaveLoggedOut: (options?: CountOptions) => Promise<void>
  readonly toHaveAskedForToken: (options?: CountOptions) => Promise<void>
  readonly toHaveRefreshed: (options?: CountOptions) => Promise<void>
  readonly toHaveJournal: (patterns: readonly EntryPattern[], options?: JournalOptions) => Promise<void>
}

/**
 * `await expectStage(stage).toHaveActivated({ userId: '42' })`, `await expectStage(stage).not.toHaveActivatedAnonymously()`.
 *
 * A claim about what has happened waits until it has. A claim that something does not happen, or not again (`not`, `times`,
 * `exactly`), holds when no activation is under way and nothing new came for the time `within`.
 */
export const expectStage = (stage: ExpectedStage): StageClaims & { readonly not: StageClaims } => {
  checkStage(stage)
  return { ...claimsOn(stage, false), not: claimsOn(stage, true) }
}

const claimsOn = (stage: ExpectedStage, isNot: boolean): StageClaims => {
  const claim =
    <Arguments extends readonly unknown[], Expected extends Waiting>(wanted: JournalClaim<Arguments, Expected>) =>
    (...given: Arguments): Promise<void> =>
      claimOn(stage, wanted, { isNot, given })
  return {
    toHaveActivated: claim(toHaveActivated),
    toHaveFailedActivation: claim(toHaveFailedActivation),
    toHaveActivatedAnonymously: claim(toHaveActivatedAnonymously),
    toHaveLoggedOut: claim(toHaveLoggedOut),
    toHaveAskedForToken: claim(toHaveAskedForToken),
    toHaveRefreshed: claim(toHaveRefreshed),
    toHaveJournal: claim(toHaveJournal),
  }
}

const TIMEOUT_MS = 10_000
const WITHIN = '2 s'

type Written<Arguments> = { readonly isNot: boolean; readonly given: Arguments }

const claimOn = async <Arguments extends readonly unknown[], Expected extends Waiting>(
  stage: ExpectedStage,
  claim: JournalClaim<Arguments, Expected>,
  { isNot, given }: Written<Arguments>,
): Promise<void> => {
  const { name } = claim
  const expected = claim.read(...given)
  const kind = claim.kind(expected)
  const isNegative = isNegativeClaim(kind, isNot)
  checkWithin(name, expected, { isNegative, wayOut: 'remove within' })
  const withinMs = millisecondsOf(expected.within ?? WITHIN)
  const call = callText('expectStage(stage)', { name, isNot, given })
  const judge = (entries: readonly JournalEntry[]): Judgement => claim.judge(entries, expected, isNot)
  const holds = ({ pass }: Judgement): boolean => pass !== isNot
  const journal = follow(stage, expected.timeout ?? TIMEOUT_MS)
  try {
    for (;;) {
      const entries = journal.seen.all()
      const judgement = judge(entries)
      const failed = (told = judgement): AssertionError =>
        failureOf(told, { call, isNot, isNegative, withinMs, entries })
      // What has happened stays so. Whether something never happens is known at the end of the wait.
      if (holds(judgement) && !isNegative) return
      if (!holds(judgement) && isNot && kind === 'event') throw failed()
      const ongoing = holds(judgement) ? ongoingIn(entries) : null
      const end = await journal.next(holds(judgement) && ongoing === null ? withinMs : Infinity)
      if (end === 'news') continue
      const problem = isNegative ? problemOfMemory(journal.seen.forgotten()) : null
      if (problem !== null) throw new Error(problem)
      if (!holds(judgement)) throw failed()
      const unseen = ongoing ?? unseenIn(entries)
      if (unseen !== null) throw failed(untold(judgement, unseen))
      // The time was up before nothing new had come for long enough.
      if (end === 'late') throw failed(untold(judgement, RESTLESS))
      return
    }
  } finally {
    journal.end()
  }
}

const RESTLESS =
  'new entries came until the time was up: set a longer timeout, or a shorter time with the option within'

/** An activation that the page which reported last has begun and not ended: its end is news that a negative claim waits for. */
const ongoingIn = (entries: readonly JournalEntry[]): string | null => {
  const page = entries.findLast((entry) => entry.page !== undefined)?.page
  const ongoing = activationsIn(entries).find((activation) => activation.page === page && !isOver(activation))
  return ongoing === undefined ? null : `${nameOf(ongoing)} had not ended yet`
}

/** A client without a tag, such as a mobile one, is seen by its attempts. */
const unseenIn = (entries: readonly JournalEntry[]): string | null =>
  entries.some(({ type }) => type === 'tag-loaded' || type === 'attempt-answered')
    ? null
    : 'no page has loaded the tag of this stage'

type Failed = {
  readonly call: string
  readonly isNot: boolean
  readonly isNegative: boolean
  readonly withinMs: number
  readonly entries: readonly JournalEntry[]
}

const failureOf = (judgement: Judgement, { call, isNot, isNegative, withinMs, entries }: Failed): AssertionError => {
  const looks =
    isNegative && judgement.isUntold !== true ? `until nothing new had come for ${durationText(withinMs)}` : null
  const { actual, nearestMiss: nearest } = judgement
  const expected = isNot ? judgement.expectedNot : judgement.expected
  const message = failureMessage(judgement, { call, isNot, nearest, looks, story: storyOf(entries) })
  return new AssertionError({ message, actual, expected, operator: call })
}

const checkStage = (stage: unknown): void => {
  const events: unknown = typeof stage === 'object' && stage !== null ? Reflect.get(stage, 'events') : null
  if (typeof events === 'function') return
  throw new TypeError(
    'expectStage() takes a stage of createClient(), such as client.stage("my-test"), or the client itself for the stage "main".',
  )
}
