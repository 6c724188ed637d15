/** Checks what a test wrote between the brackets of a matcher: an editor helps, plain JavaScript does not. */

import { inspect } from 'node:util'
import { A_DURATION, isDuration } from '../duration.ts'
import { suggestionFor } from '../nearest.ts'
import type { Waiting } from './judgement.ts'

/** What is wrong with a value, as the end of a sentence that begins with the name; null when nothing is. */
export type Reader = (value: unknown) => string | null

/** A reader for each option; `timeout` and `within` are everybody's. */
export type Readers<Options> = { readonly [Name in Exclude<keyof Options, keyof Waiting>]-?: Reader }

/** Throws a `TypeError` of one sentence. */
export const checkOptions = (matcher: string, options: unknown, readers: Readonly<Record<string, Reader>>): void => {
  if (options !== undefined) checkOnly(matcher, options, { ...readers, timeout: milliseconds, within: stretch })
}

/** The same for a function that has these options and no others. */
export const checkOnly = (action: string, options: unknown, known: Readonly<Record<string, Reader>>): void => {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new TypeError(`${action}() takes options as an object, and was given ${inspect(options)}.`)
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
  Number.isInteger(value) && Number(value) >= 0 ? null : `must be a whole number, and is ${inspect(value)}.`

export const text: Reader = (value) => (typeof value === 'string' ? null : `must be a text, and is ${inspect(value)}.`)

export const textOrPattern: Reader = (value) =>
  typeof value === 'string' || value instanceof RegExp
    ? null
    : `must be a text or a regular expression, and is ${inspect(value)}.`

export const yesOrNo: Reader = (value) =>
  typeof value === 'boolean' ? null : `must be true or false, and is ${inspect(value)}.`

export const oneOf =
  (words: readonly string[]): Reader =>
  (value) =>
    words.some((word) => word === value)
      ? null
      : `is ${inspect(value)}, which is none of them; ${suggestionFor(String(value), words)}`

export const milliseconds: Reader = (value) =>
  typeof value === 'number' && value >= 0 ? null : `must be a number of milliseconds, and is ${inspect(value)}.`

const stretch: Reader = (value) => (isDuration(value) ? null : `must be ${A_DURATION}, and is ${inspect(value)}.`)
