/** Shows a wrong value in a sentence: "…, but is 'off'." A long text is not repeated, because it may be a key or a token. */

import { inspect } from 'node:util'

const LONGEST_TEXT = 60

export const shown = (value: unknown): string => {
  if (value === undefined) return 'missing'
  if (typeof value === 'string') return shownText(value)
  if (typeof value === 'function') return value.name === '' ? 'a function' : `the function ${value.name}`
  if (typeof value !== 'object' || value === null) return inspect(value)
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`
  if (value instanceof RegExp || value instanceof Date) return inspect(value)
  if (value instanceof Promise) return 'a promise that was not awaited'
  const name = nameOfType(value)
  return name === 'Object' || name === '' ? 'an object' : `an object of the type ${name}`
}

/** Without the underscores and digits that bundlers add to class names. */
const nameOfType = (value: object): string => {
  const { name } = (value.constructor ?? Object) as { readonly name?: unknown }
  return typeof name === 'string' ? name.replace(/^_+|\d+$/g, '') : ''
}

const shownText = (text: string): string => {
  if (text === '') return 'an empty string'
  return text.length > LONGEST_TEXT ? `a string of ${text.length} characters` : inspect(text)
}

/** `'fresh' or 'same'` */
export const alternatives = (words: readonly string[]): string => {
  const [last = '', ...others] = words.map((word) => inspect(word)).toReversed()
  return others.length === 0 ? last : `${others.toReversed().join(', ')} or ${last}`
}
