/**
 * The journal holds fingerprints, never a token; but a site can put one into an address, an error or a property of its
 * own. Whatever leaves for a report goes through here.
 */

import type { JournalEntry } from '../protocol/journal.ts'
import { fingerprint } from '../protocol/token.ts'

/**
 * A compact JWS or JWE begins with the base64url of `{"` or of `{` and white space, whole or cut off; and nothing else in
 * a journal is eighty characters of base64url in one piece.
 */
const TOKEN_LIKE = /\be[wy][\w-]{18,}(?:\.[\w-]*){0,4}|[\w-]{80,}(?:\.[\w-]*){0,4}/g

const SHORTEST_TOKEN = 40

export const redactText = (text: string): string =>
  text.replaceAll(TOKEN_LIKE, (found) => (found.length < SHORTEST_TOKEN ? found : `[token ${fingerprint(found)}]`))

/** Every text in the entries but the customer's id, which may be long and is what a report is read for. */
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
