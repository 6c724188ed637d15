/** What a journey tells of the people in it. */

import type { Visitor } from '../playwright-kit/journey.ts'

const SECRET_FIELD = /pass|pin|secret|code|otp/i

export const isSecretField = (name: string): boolean => SECRET_FIELD.test(name)

/** Shorter ones are found everywhere. */
const SHORTEST_WORD = 4

/** What tells the person apart, without what is secret. */
export const knownOf = (visitor: Visitor): readonly string[] =>
  Object.entries(visitor)
    .filter(([name, value]) => !isSecretField(name) && value.length >= SHORTEST_WORD)
    .map(([, value]) => value)
