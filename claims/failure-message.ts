/** What a test is told when a claim does not hold. Pure. */

import { inspect } from 'node:util'
import { redactText } from '../journal/redact.ts'
import { STORY_HEADING } from '../journal/story.ts'
import type { Judgement } from './judgement.ts'

export type Failed = {
  /** How the test wrote the claim. */
  readonly call: string
  readonly isNot: boolean
  /** The nearest candidate, if the claim needs one. */
  readonly nearest: string | null
  /** What kept the claim from holding, one sentence each. */
  readonly noticed?: readonly string[]
  /** How far a negative claim looked ahead; null for any other. */
  readonly looks: string | null
  readonly story: string
}

export const failureMessage = (
  { expected, expectedNot, actual }: Judgement,
  { call, isNot, nearest, noticed = [], looks, story }: Failed,
): string =>
  [
    `${call} failed`,
    '',
    `Expected: ${isNot ? expectedNot : expected}`,
    `Seen:     ${redactText(actual)}`,
    ...(isNot || nearest === null ? [] : [`Nearest:  ${redactText(nearest)}`]),
    ...[...new Set(noticed)].map((sentence) => `Noticed:  ${redactText(sentence)}`),
    ...(looks === null ? [] : [`Looked:   ${looks}`]),
    '',
    STORY_HEADING,
    story,
  ].join('\n')

/** "expect(iadvize).not.toHaveActivated({ userId: '42' })" */
export const callText = (
  receiver: string,
  { name, isNot, given }: { readonly name: string; readonly isNot: boolean; readonly given: readonly unknown[] },
): string => `${receiver}${isNot ? '.not' : ''}.${name}(${given.map(valueText).join(', ')})`

const valueText = (value: unknown): string => {
  const text = inspect(value, { depth: 4, breakLength: Infinity, compact: true })
  return text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE)} …`
}

const LONGEST_VALUE = 200
