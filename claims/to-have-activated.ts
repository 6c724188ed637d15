/** `expect(iadvize).toHaveActivated({ userId: '42' })` */

import type { JournalEntry } from '../journal/entries.ts'
import { activationsIn, type Activation } from '../journal/activations.ts'
import { attemptsText } from '../journal/answer-words.ts'
import {
  adviceOn,
  differing,
  isSecuredSuccess,
  nearestCandidate,
  sentenceOn,
  userIdOf,
  withoutActivation,
  type Difference,
} from './activation-words.ts'
import { judgeCount, type Judgement, type CountOptions } from './judgement.ts'
import { countingClaim } from './claim.ts'
import { count, text } from './options.ts'

export type ActivatedOptions = CountOptions & {
  /** The user id that the platform read in the token. It is unknown for a token that was accepted unopened. */
  readonly userId?: string
  /** The number of the attempt that succeeded: 1 means without a retry. */
  readonly attempts?: number
}

/** A secured activation counts when the tag has reported its success to the site. The platform says for which user. */
export const judgeActivated = (entries: readonly JournalEntry[], expected: ActivatedOptions): Judgement => {
  const activations = activationsIn(entries).filter(({ refresh }) => refresh === null)
  const successes = activations.filter(isSecuredSuccess)
  const found = successes.filter((activation) => differencesOf(activation, expected).length === 0)
  return judgeCount({
    found: found.map(sentenceOn),
    times: expected.times,
    one: 'secured activation',
    many: 'secured activations',
    which: whichOf(expected),
    nearestMiss: nearestTo(entries, activations, expected),
  })
}

export const toHaveActivated = countingClaim<ActivatedOptions>(
  'toHaveActivated',
  { userId: text, attempts: count, times: count },
  judgeActivated,
)

const differencesOf = (activation: Activation, { userId, attempts }: ActivatedOptions): readonly Difference[] => [
  ...differing('the user', userIdOf(activation), userId),
  ...differing('the number of attempts', activation.settled?.attempts ?? null, attempts),
]

const nearestTo = (
  entries: readonly JournalEntry[],
  activations: readonly Activation[],
  expected: ActivatedOptions,
): string => {
  const candidates = activations
    .filter(isSecuredSuccess)
    .map((activation) => ({ sentence: sentenceOn(activation), differences: differencesOf(activation, expected) }))
  const last = activations.at(-1)
  return (
    nearestCandidate(candidates) ??
    (last === undefined ? withoutActivation(entries) : `${sentenceOn(last)}${adviceOn(last)}`)
  )
}

const whichOf = ({ userId, attempts }: ActivatedOptions): string =>
  [
    ...(userId === undefined ? [] : [`for user ${userId}`]),
    ...(attempts === undefined ? [] : [`after ${attemptsText(attempts)}`]),
  ].join(' ')
