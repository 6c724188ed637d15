/** What a journey says about its visitors. */

import type { Visitor } from '../../playwright-kit/journey.ts'

const SECRET_FIELD = /pass|pin|secret|code|otp/i

export const isSecretField = (name: string): boolean => SECRET_FIELD.test(name)

/** Shorter values occur everywhere by chance. */
const SHORTEST_WORD = 4

/** The values that identify the visitor, without the secret ones. */
export const knownOf = (visitor: Visitor): readonly string[] =>
  Object.entries(visitor)
    .filter(([name, value]) => !isSecretField(name) && value.length >= SHORTEST_WORD)
    .map(([, value]) => value)
