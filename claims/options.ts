/** Checks the options of a matcher: an editor reports mistakes, plain JavaScript does not. */

import { inspect } from 'node:util'
import { A_DURATION, isDuration } from '../protocol/duration.ts'
import { suggestionFor } from '../protocol/nearest.ts'
import type { Waiting } from './judgement.ts'

/** What is wrong with a value, as the end of a sentence that begins with its name; null if nothing is. */
export type Reader = (value: unknown) => string | null

/** A reader for each option, except `timeout` and `within`, which every matcher has. */
export type Readers<Options> = { readonly [Name in Exclude<keyof Options, keyof Waiting>]-?: Reader }

/** Throws a `TypeError` with one sentence. */
export const checkOptions = (matcher: string, options: unknown, readers: Readonly<Record<string, Reader>>): void => {
  if (options !== undefined) checkOnly(matcher, options, { ...readers, timeout: milliseconds, within: stretch })
}

/** The same for a function that has exactly these options. */
export const checkOnly = (action: string, options: unknown, known: Readonly<Record<string, Reader>>): void => {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new TypeError(`${action}() takes its options as an object, but was given ${inspect(options)}.`)
  }
  for (const [name, value] of Object.entries(options) as readonly (readonly [string, unknown])[]) {
    const reader = Object.hasOwn(known, name) ? known[name] : undefined
    if (reader === undefined) {
      const suggestion = suggestionFor(name, Object.keys(known))
      throw new TypeError(`${action}() has no option ${JSON.stringify(name)}; ${suggestion}`)
    }
    const complaint = value === undefined ? null : reader(value)
    if (complaint !== null) throw new TypeError(`${action}(): ${name} ${complaint}`)
  }
}

export const count: Reader = (value) =>
  Number.isInteger(value) && Number(value) >= 0 ? null : `must be a whole number, but is ${inspect(value)}.`

export const text: Reader = (value) =>
  typeof value === 'string' ? null : `must be a string, but is ${inspect(value)}.`

export const textOrPattern: Reader = (value) =>
  typeof value === 'string' || value instanceof RegExp
    ? null
    : `must be a string or a regular expression, but is ${inspect(value)}.`

export const yesOrNo: Reader = (value) =>
  typeof value === 'boolean' ? null : `must be true or false, but is ${inspect(value)}.`

export const oneOf =
  (words: readonly string[]): Reader =>
  (value) =>
    words.some((word) => word === value)
      ? null
      : `is ${inspect(value)}, which does not exist; ${suggestionFor(String(value), words)}`

export const milliseconds: Reader = (value) =>
  typeof value === 'number' && value >= 0 ? null : `must be a number of milliseconds, but is ${inspect(value)}.`

const stretch: Reader = (value) => (isDuration(value) ? null : `must be ${A_DURATION}, but is ${inspect(value)}.`)
