/** What all matchers share: turns a judge into a matcher that waits and says what it saw. */

import { inspect } from 'node:util'
import { test, type ExpectMatcherState, type MatcherReturnType } from '@playwright/test'
import { NO_TAG } from '../../claims/activation-words.ts'
import { checkWithin, isNegativeClaim, type ClaimKind, type JournalClaim } from '../../claims/claim.ts'
import { callText, failureMessage } from '../../claims/failure-message.ts'
import type { Judgement, Waiting } from '../../claims/judgement.ts'
import { storyOf } from '../../journal/story.ts'
import type { Rehearsed } from '../rehearsed.ts'
import { judgeInTime } from './judge-in-time.ts'
import { lookText, noteSlowness } from './look-ahead.ts'
import { entriesOf } from './run-ahead.ts'

export type MatcherPlan<Arguments extends readonly unknown[], Expected extends Waiting, Evidence> = {
  readonly name: string
  /** Checks the arguments that the test wrote. Throws a `TypeError` with one sentence. */
  readonly read: (...given: Arguments) => Expected
  readonly look: (rehearsed: Rehearsed) => Evidence | Promise<Evidence>
  readonly judge: (evidence: Evidence, expected: Expected, isNot: boolean) => Judgement
  /**
   * What the claim is about. What a tag did can be seen only if the tag reported; what a browser stores, wherever there are
   * pages.
   */
  readonly about: 'tags' | 'pages'
  readonly kind: (expected: Expected) => ClaimKind
}

export type Matcher<Arguments extends readonly unknown[]> = (
  this: ExpectMatcherState,
  rehearsed: Rehearsed,
  ...given: Arguments
) => Promise<MatcherReturnType>

export const matcherFrom = <Arguments extends readonly unknown[], Expected extends Waiting, Evidence>(
  plan: MatcherPlan<Arguments, Expected, Evidence>,
): Matcher<Arguments> =>
  async function (rehearsed, ...given) {
    const { name } = plan
    checkReceiver(name, rehearsed)
    const expected = plan.read(...given)
    const kind = plan.kind(expected)
    const { isNot } = this
    const isNegative = isNegativeClaim(kind, isNot)
    checkWithin(name, expected, { isNegative, wayOut: 'call passTime() first, and remove within' })
    const { whole = rehearsed } = rehearsed
    const call = callText('expect(iadvize)', { name, isNot, given })
    const ended = whole.begin?.(call)
    const { judgement, looked } = await judgeInTime(rehearsed, {
      judge: async () => plan.judge(await plan.look(rehearsed), expected, isNot),
      wanted: !isNot,
      isNegative,
      isLostAtOnce: kind === 'event' && isNot,
      unseen: () => whole.unseen?.(plan.about) ?? null,
      timeoutMs: timeoutMsOf(expected.timeout ?? this.timeout),
      settling: { within: expected.within, claim: call },
    }).finally(ended)
    noteSlowness(call, looked)
    return {
      name,
      pass: judgement.pass,
      expected: isNot ? judgement.expectedNot : judgement.expected,
      actual: judgement.actual,
      message: () =>
        messageOf(call, judgement, {
          isNot,
          rehearsed,
          looks: isNegative && !judgement.isUntold ? lookText(looked) : null,
        }),
    }
  }

/** The matcher of a claim about the journal. */
export const journalMatcher = <Arguments extends readonly unknown[], Expected extends Waiting>(
  claim: JournalClaim<Arguments, Expected>,
): Matcher<Arguments> => matcherFrom({ ...claim, look: entriesOf, about: 'tags' })

type Told = {
  readonly isNot: boolean
  readonly rehearsed: Rehearsed
  /** How far a negative claim looked ahead; null for any other. */
  readonly looks: string | null
}

const messageOf = (call: string, judgement: Judgement, { isNot, rehearsed, looks }: Told): string => {
  const { actual, nearestMiss } = judgement
  const { whole = rehearsed } = rehearsed
  const nearest = nearestMiss === NO_TAG ? (whole.silence?.() ?? NO_TAG) : nearestMiss
  const unseen = whole.unseen?.('tags') ?? null
  const isTold = (sentence: string): boolean => nearest === sentence || actual.includes(sentence)
  const noticed = [...(unseen === null ? [] : [unseen]), ...(whole.noticed?.() ?? [])].filter((one) => !isTold(one))
  // Leaves out the renewals of the time that was run ahead for the claim, which would hide everything else.
  const story = storyOf(entriesOf(rehearsed), whole.silence?.())
  return failureMessage(judgement, { call, isNot, nearest, noticed, looks, story })
}

/** As everywhere in Playwright, 0 means no limit; the test itself has one. */
const timeoutMsOf = (timeout: number): number => (timeout === 0 ? test.info().timeout || Infinity : timeout)

const checkReceiver = (name: string, receiver: unknown): void => {
  if (isObject(receiver) && ['entries', 'settle', 'held'].every((member) => isFunction(receiver, member))) return
  throw new TypeError(
    `${name}() checks a rehearsal, but was given ${kindOf(receiver)}: write expect(iadvize).${name}() with the fixture "iadvize".`,
  )
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const isFunction = (receiver: object, member: string): boolean => typeof Reflect.get(receiver, member) === 'function'

const kindOf = (value: unknown): string => {
  if (value instanceof Promise) return 'a promise (await it first)'
  if (!isObject(value)) return inspect(value)
  const { constructor } = value as { readonly constructor?: { readonly name: string } }
  return constructor === undefined ? 'an object without a class' : `an object of the class ${constructor.name}`
}
