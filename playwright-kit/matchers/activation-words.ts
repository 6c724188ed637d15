/** Where an activation stands, in one sentence; and how it differs from the one that was looked for. */

import { inspect } from 'node:util'
import type { EntryOf, JournalEntry } from '../../protocol/journal.ts'
import { failureOf } from '../../protocol/failures.ts'
import type { Activation, Attempt } from '../activations.ts'
import { attemptsText, nameOf } from '../entry-words.ts'

/** The user whom the platform took the activation for; null where it is not known. */
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
    return `failed ${number === 1 ? 'once' : `${number} times`} (${retry.code}) and waits to try again`
  if (answered !== null && isTaken(answered)) return 'was accepted by the platform, but the tag has not told the site'
  if (sent !== null) return "waits for the platform's answer"
  return given === null ? 'waits for the token that it asked the site for' : 'has a token that it has not sent'
}

/** The platform took the visitor. */
export const isTaken = ({ answer, code }: EntryOf<'attempt-answered'>): boolean =>
  code === null && (answer === 'judge' || answer === 'accept')

/** What to do about a failure that was not prepared. */
export const adviceOn = ({ settled, attempts }: Activation): string => {
  const answer = attempts.at(-1)?.answered?.answer ?? 'judge'
  return settled?.code && answer === 'judge' ? `. To mend it: ${failureOf(settled.code).fix}` : ''
}

/** Why nothing has been activated where nobody tried. */
export const withoutActivation = (entries: readonly JournalEntry[]): string =>
  entries.some(({ type }) => type === 'tag-loaded')
    ? 'the tag was loaded, but the site has not called activate'
    : NO_TAG

/** Until it is known why. */
export const NO_TAG = 'no page has loaded the tag'

/** A wish that did not come true: "after 1 attempt, not 4". */
export type Difference = string

export type Candidate = { readonly sentence: string; readonly differences: readonly Difference[] }

/** The candidate that lacks least, the latest of those that lack the same; null where there is none. */
export const nearestCandidate = (candidates: readonly Candidate[]): string | null => {
  const [nearest] = candidates.toReversed().toSorted((one, other) => one.differences.length - other.differences.length)
  return nearest === undefined ? null : `${nearest.sentence}; but ${nearest.differences.join(', and ')}`
}

/** A difference in one field, or nothing where nobody asked for it or it is as asked for. */
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
  return userId === null ? 'somebody whom the platform could not name' : `user ${userId}`
}
