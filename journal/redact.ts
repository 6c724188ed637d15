/**
 * Removes tokens from everything that goes into a report. The journal itself holds only fingerprints, but a site can put a token
 * into an address, an error or a property.
 */

import { fingerprint } from '../protocol/token.ts'
import type { JournalEntry } from './entries.ts'

/**
 * A compact JWS or JWE begins with the base64url of `{"`, or of `{` and white space, even if it is truncated. Nothing else in a
 * journal has eighty base64url characters in a row.
 */
const TOKEN_LIKE = /\be[wy][\w-]{18,}(?:\.[\w-]*){0,4}|[\w-]{80,}(?:\.[\w-]*){0,4}/g

const SHORTEST_TOKEN = 40

export const redactText = (text: string): string =>
  text.replaceAll(TOKEN_LIKE, (found) => (found.length < SHORTEST_TOKEN ? found : `[token ${fingerprint(found)}]`))

/** Redacts every text in the entries except the user id, which may be long and matters most in a report. */
export const redactEntries = (entries: readonly JournalEntry[]): readonly JournalEntry[] =>
  entries.map((entry) => redactFields(entry) as JournalEntry)

const redactFields = (fields: object): object =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]: [string, unknown]) => [
      name,
      name === 'userId' ? value : redactValue(value),
    ]),
  )

const redactValue = (value: unknown): unknown => {
  if (typeof value === 'string') return redactText(value)
  if (Array.isArray(value)) return value.map(redactValue)
  return typeof value === 'object' && value !== null ? redactFields(value) : value
}
