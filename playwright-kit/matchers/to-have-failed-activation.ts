/** `await expect(iadvize).toHaveFailedActivation({ code: 'TOKEN_EXPIRED', attempts: 4 })` */

import { FAILURE_CODES, type FailureCode } from '../../protocol/failures.ts'
import type { JournalEntry } from '../../protocol/journal.ts'
import { activationsIn, type Activation } from '../activations.ts'
import { attemptsText } from '../entry-words.ts'
import {
  differing,
  isFailure,
  nearestCandidate,
  sentenceOn,
  withoutActivation,
  type Difference,
} from './activation-words.ts'
import { judgeCount, type Judgement, type CountOptions } from './judgement.ts'
import { journalMatcher, type Matcher } from './matcher.ts'
import { count, oneOf, textOrPattern } from './options.ts'

export type FailedActivationOptions = CountOptions & {
  /** Of the failure table, see docs/failures.md. */
  readonly code?: FailureCode
  /** What the site was told. The vendor has one reason for most codes, and words one of them in two ways. */
  readonly reason?: string | RegExp
  /** 1 without a retry, 4 with the vendor's three; 0 of a call that was refused without any. */
  readonly attempts?: number
}

/** An activation has failed when the tag has told the site so; while it still tries again it has not. */
export const judgeFailedActivation = (
  entries: readonly JournalEntry[],
  expected: FailedActivationOptions,
): Judgement => {
  const activations = activationsIn(entries).filter(({ refresh }) => refresh === null)
  const failures = activations.filter(isFailure)
  const last = activations.at(-1)
  const candidates = failures.map((activation) => ({
    sentence: sentenceOn(activation),
    differences: differencesOf(activation, expected),
  }))
  return judgeCount({
    found: failures.filter((activation) => differencesOf(activation, expected).length === 0).map(sentenceOn),
    times: expected.times,
    one: 'activation that failed',
    many: 'activations that failed',
    which: whichOf(expected),
    nearestMiss: nearestCandidate(candidates) ?? (last === undefined ? withoutActivation(entries) : sentenceOn(last)),
  })
}

export const toHaveFailedActivation: Matcher<[options?: FailedActivationOptions]> = journalMatcher(
  'toHaveFailedActivation',
  { code: oneOf(FAILURE_CODES), reason: textOrPattern, attempts: count, times: count },
  judgeFailedActivation,
)

const differencesOf = (
  { settled }: Activation,
  { code, reason, attempts }: FailedActivationOptions,
): readonly Difference[] => [
  ...differing('the code', settled?.code ?? null, code),
  ...differing('the reason', settled?.reason ?? null, reason),
  ...differing('the number of attempts', settled?.attempts ?? null, attempts),
]

const whichOf = ({ code, reason, attempts }: FailedActivationOptions): string =>
  [
    ...(attempts === undefined ? [] : [`after ${attemptsText(attempts)}`]),
    ...(code === undefined ? [] : [`with the code ${code}`]),
    ...(reason === undefined ? [] : [`with the reason ${reason instanceof RegExp ? String(reason) : `"${reason}"`}`]),
  ].join(' ')
