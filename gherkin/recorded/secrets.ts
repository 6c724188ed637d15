/** What must not be written to a file: the texts of secret fields, wherever else they occur. */

import type { Field, RecordedEvent } from '../../playwright-kit/recorder/steps.ts'
import { redactText } from '../../journal/redact.ts'
import type { Recording } from './recording.ts'

const SECRET_NAME = /passw|mot de passe|contraseñ|secret|\bpin\b|\bcode\b|\botp\b/i
const SECRET_PURPOSE = /password|one-time-code|\bcc-/

/** Shorter texts occur everywhere. */
const SHORTEST_SECRET = 4

export type Secrets = {
  readonly isSecret: (field: Field, value: string) => boolean
  /** True if the text contains no secret and no token. */
  readonly isFree: (text: string) => boolean
  readonly without: (text: string) => string
}

export const secretsOf = ({ deeds, visitors }: Recording): Secrets => {
  const typed = deeds.flatMap(({ event }) => (event.kind === 'fill' && isSecretField(event.field) ? [event.value] : []))
  const known = visitors.flatMap((visitor) => secretValuesOf(visitor))
  const values = [...new Set([...typed, ...known])].filter(({ length }) => length >= SHORTEST_SECRET)
  // Longest first, because one may be the beginning of another.
  const spellings = values.flatMap((value) => [value, encodeURIComponent(value)]).toSorted(byLength)
  const without = (text: string): string =>
    redactText(spellings.reduce((left, secret) => left.replaceAll(secret, '…'), text))
  return {
    isSecret: (field, value) => isSecretField(field) || values.includes(value),
    isFree: (text) => without(text) === text,
    without,
  }
}

export const secretValuesOf = (visitor: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(visitor).flatMap(([name, value]) => (/pass|pin|secret|code|otp/i.test(name) ? [value] : []))

export const typedSecret = (event: RecordedEvent): string | null =>
  event.kind === 'fill' && event.field.type === 'password' ? event.value : null

const isSecretField = ({ name, type, autocomplete }: Field): boolean =>
  type === 'password' || SECRET_PURPOSE.test(autocomplete) || SECRET_NAME.test(name)

const byLength = (one: string, other: string): number => other.length - one.length
