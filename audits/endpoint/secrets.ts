/** Keeps the given cookies and headers out of a report, even if the endpoint repeats them. Pure. */

import type { CalledEndpoint } from './calls.ts'
import { cookiesIn, saysNothing } from './credentials.ts'

/** Shorter values occur in texts by chance, and are no secrets. */
const SHORTEST = 8

/** The longest first, because one may contain another. */
export const secretsOf = ({ plan: { sessions }, calls }: CalledEndpoint): readonly string[] => {
  const given = Object.values(sessions).flatMap((session) => (session === null ? [] : session))
  const renewed = calls.flatMap(({ answer }) =>
    (answer?.setCookies ?? []).flatMap((line) => cookiesIn(line).slice(0, 1)),
  )
  const values = [
    ...[...given.flatMap(({ cookies }) => cookies), ...renewed].map(([, value]) => value),
    ...given.flatMap(({ headers }) => headers).flatMap((pair) => (saysNothing(pair) ? [] : secretsInHeader(pair[1]))),
  ]
  return [...new Set(values)]
    .filter(({ length }) => length >= SHORTEST)
    .toSorted((one, other) => other.length - one.length)
}

/** With the scheme and without it, as in "Bearer …". */
const secretsInHeader = (value: string): readonly string[] => [value, value.replace(/^\w+ +/, '')]

export const withoutSecrets = <Value>(value: Value, secrets: readonly string[]): Value =>
  hidden(value, secrets) as Value

const hidden = (value: unknown, secrets: readonly string[]): unknown => {
  if (typeof value === 'string') return secrets.reduce((text, secret) => text.replaceAll(secret, '[secret]'), value)
  if (Array.isArray(value)) return value.map((item) => hidden(item, secrets))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inside]) => [name, hidden(inside, secrets)]))
}
