/** `expect(iadvize).toHaveFailedActivation({ code: 'TOKEN_EXPIRED', attempts: 4 })` */

import { FAILURE_CODES, type FailureCode } from '../protocol/failures.ts'
import type { JournalEntry } from '../journal/entries.ts'
import { activationsIn, type Activation } from '../journal/activations.ts'
import { attemptsText } from '../journal/answer-words.ts'
import {
  differing,
  isFailure,
  nearestCandidate,
  sentenceOn,
  withoutActivation,
  type Difference,
} from './activation-words.ts'
import { judgeCount, type Judgement, type CountOptions } from './judgement.ts'
import { countingClaim } from './claim.ts'
import { count, oneOf, textOrPattern } from './options.ts'

export type FailedActivationOptions = CountOptions & {
  /** A code of the failure table in docs/failures.md. */
  readonly code?: FailureCode
  /** The reason that the site received. The vendor uses one reason for most codes, and has two wordings for one of them. */
  readonly reason?: string | RegExp
  /** 1 means without a retry, 4 with the vendor's three retries, 0 a call that was refused without an attempt. */
  readonly attempts?: number
}

/** An activation has failed when the tag has reported it to the site, not while the tag still retries. */
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

export const toHaveFailedActivation = countingClaim<FailedActivationOptions>(
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
