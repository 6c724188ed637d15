/** The state of an activation in one sentence, and how it differs from the expected one. */

import { inspect } from 'node:util'
import { fixOf } from '../diagnosis/fix.ts'
import type { EntryOf, JournalEntry } from '../journal/entries.ts'
import type { TokenCause } from '../protocol/token-causes.ts'
import type { Activation, Attempt } from '../journal/activations.ts'
import { attemptsText } from '../journal/answer-words.ts'
import { nameOf } from '../journal/words.ts'

/** The user id that the platform read from the token; null if it is not known. */
export const userIdOf = ({ attempts }: Activation): string | null => attempts.at(-1)?.answered?.userId ?? null

export const isSecuredSuccess = ({ settled }: Activation): boolean =>
  settled?.status === 'authentication-success' && settled.optionType === 'SECURED_AUTHENTICATION'

export const isFailure = ({ settled }: Activation): boolean => settled?.status === 'authentication-failure'

export const sentenceOn = (activation: Activation): string => {
  const { settled, attempts } = activation
  const name = nameOf(activation)
  if (settled !== null) {
    if (settled.status === 'authentication-success') {
      return `${name} succeeded after ${attemptsText(settled.attempts)}, as ${visitorWords(activation)}`
    }
    const told = settled.reason === null ? '' : ` ("${settled.reason}")`
    return settled.attempts === 0
      ? `${name} was refused without an attempt: ${settled.code}${told}`
      : `${name} failed after ${attemptsText(settled.attempts)}: ${settled.code}${told}`
  }
  return `${name} ${standingOf(attempts.at(-1))}`
}

const standingOf = (attempt: Attempt | undefined): string => {
  if (attempt === undefined) return 'has begun'
  const { number, sent, answered, given, retry } = attempt
  if (retry !== null)
    return `failed ${number === 1 ? 'once' : `${number} times`} (${retry.code}) and is waiting to retry`
  if (answered !== null && isTaken(answered))
    return 'was accepted by the platform, but the tag has not reported the result to the site yet'
  if (sent !== null) return "is waiting for the platform's answer"
  return given === null ? "is waiting for the site's token" : 'has a token that it has not sent yet'
}

/** The platform accepted the visitor. */
export const isTaken = ({ answer, code }: EntryOf<'attempt-answered'>): boolean =>
  code === null && (answer === 'judge' || answer === 'accept')

type Found = { readonly detail?: string | null | undefined; readonly fix?: string; readonly cause?: TokenCause | null }

/** The cause of a failure that was not prepared, and how to fix it. */
export const adviceOn = ({ settled, attempts }: Activation): string => {
  const { answered = null, given = null } = attempts.at(-1) ?? {}
  if (!settled?.code || (answered !== null && answered.answer !== 'judge')) return ''
  const found: Found = answered ?? given ?? {}
  const { detail = null } = found
  return `${detail === null ? '' : `: ${detail}`}. To fix it: ${fixOf(found, settled.code)}`
}

/** Explains why nothing was activated if there was no attempt. */
export const withoutActivation = (entries: readonly JournalEntry[]): string =>
  entries.some(({ type }) => type === 'tag-loaded')
    ? 'the tag was loaded, but the site has not called activate'
    : NO_TAG

/** The general sentence, used if no better reason is known. */
export const NO_TAG = 'no page has loaded the tag'

/** An expectation that was not met: "after 1 attempt, not 4". */
export type Difference = string

export type Candidate = { readonly sentence: string; readonly differences: readonly Difference[] }

/** The candidate with the fewest differences, the latest of several equal ones, or null if there are none. */
export const nearestCandidate = (candidates: readonly Candidate[]): string | null => {
  const [nearest] = candidates.toReversed().toSorted((one, other) => one.differences.length - other.differences.length)
  return nearest === undefined ? null : `${nearest.sentence}; but ${nearest.differences.join(', and ')}`
}

/** The difference in one field; nothing if there is no expectation or it is met. */
export const differing = (
  field: string,
  actual: string | number | null,
  expected: string | number | RegExp | undefined,
): readonly Difference[] =>
  expected === undefined || isAsExpected(actual, expected)
    ? []
    : [`${field} is ${valueText(actual)}, not ${valueText(expected)}`]

const isAsExpected = (actual: string | number | null, expected: string | number | RegExp): boolean =>
  expected instanceof RegExp ? actual !== null && new RegExp(expected, '').test(String(actual)) : actual === expected

const valueText = (value: string | number | RegExp | null): string => (value === null ? 'unknown' : inspect(value))

const visitorWords = (activation: Activation): string => {
  const { settled } = activation
  if (settled?.optionType !== 'SECURED_AUTHENTICATION') return 'an anonymous visitor'
  const userId = userIdOf(activation)
  return userId === null ? 'a visitor whom the platform could not identify' : `user ${userId}`
}
