/** Looks for a token inside JSON, in case a whole answer of an endpoint was given instead of one field of it. */

import type { Unwrapped } from './wrappings.ts'
import { jsonIn } from './core.ts'

/**
 * Each text in a JSON object or list, with the JSON as its wrapping. Searches three levels, because answers are not
 * nested deeper.
 */
export const unwrapJson = (text: string): readonly Unwrapped[] => {
  if (!/^\s*[[{]/.test(text)) return []
  return textsIn(jsonIn(text), [])
    .slice(0, MAX_TEXTS)
    .map(({ path, value }) => ({
      cause: 'jwe-in-json',
      inside: value,
      what: `in the field ${named(path)} of a JSON text`,
      fix: `Pass only the field: ${codeFor(path)}.`,
    }))
}

const MAX_TEXTS = 10
const MAX_DEPTH = 3

type Found = { readonly path: readonly string[]; readonly value: string }

const textsIn = (value: unknown, path: readonly string[]): readonly Found[] => {
  if (typeof value === 'string') return value.length < SHORTEST_TOKEN ? [] : [{ path, value }]
  if (typeof value !== 'object' || value === null || path.length === MAX_DEPTH) return []
  return Object.entries(value)
    .slice(0, MAX_FIELDS)
    .flatMap(([name, inside]) => textsIn(inside, [...path, name]))
}

const MAX_FIELDS = 50
const SHORTEST_TOKEN = 20

const named = (path: readonly string[]): string => JSON.stringify(path.join('.').slice(0, 80))

const PLAIN_NAME = /^[A-Za-z_$][\w$]{0,40}$/

const codeFor = (path: readonly string[]): string => {
  const [first = '', ...more] = path
  if (more.length === 0 && PLAIN_NAME.test(first)) {
    return first === 'token'
      ? 'const { token } = await response.json()'
      : `const token = (await response.json()).${first}`
  }
  const steps = path.map((name) => (PLAIN_NAME.test(name) ? `.${name}` : `[${JSON.stringify(name.slice(0, 80))}]`))
  return `const token = (await response.json())${steps.join('')}`
}
