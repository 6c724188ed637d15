/** Checks the arguments of an action, so that a mistake is reported at once, in one sentence. */

import type { BrowserContext, Page } from '@playwright/test'
import { MESSAGE_MAX_LENGTH } from '../../protocol/conversation.ts'
import { shown } from '../../settings/shown.ts'
import { durationText, LONGEST_DELAY_MS, millisecondsOf, type Duration } from '../../protocol/duration.ts'
import { problemOfEntry } from '../../journal/problem-of-entry.ts'
import { checkOnly, milliseconds, yesOrNo, type Reader } from '../../claims/options.ts'

/** The given context, or the context of the given page. */
export const contextOf = (action: string, target: unknown): BrowserContext => {
  if (hasMethods(target, ['pages', 'addInitScript'])) return target as BrowserContext
  if (hasMethods(target, ['context', 'goto'])) return (target as Page).context()
  throw new TypeError(`${action}() takes a browser context or a page, but was given ${given(target)}.`)
}

const given = (value: unknown): string => (value === undefined ? 'nothing' : shown(value))

const hasMethods = (target: unknown, names: readonly string[]): boolean =>
  typeof target === 'object' &&
  target !== null &&
  names.every((name) => typeof Reflect.get(target, name) === 'function')

/** The duration in milliseconds. */
export const lengthOf = (action: string, duration: Duration): number => {
  try {
    return millisecondsOf(duration)
  } catch (error) {
    throw error instanceof RangeError ? new RangeError(`${action}(): ${error.message}`) : error
  }
}

/** Throws if the delay is longer than an answer may take. */
export const delayOf = (action: string, duration: Duration): number => {
  const ms = lengthOf(action, duration)
  if (ms <= LONGEST_DELAY_MS) return ms
  throw new RangeError(
    `${action}(${JSON.stringify(duration)}) is too long: an answer takes ${durationText(LONGEST_DELAY_MS)} at most.`,
  )
}

export const messageOf = (action: string, text: string): string => {
  const isText = typeof text === 'string'
  if (isText && text.trim() !== '' && text.length <= MESSAGE_MAX_LENGTH) return text
  const found = isText && text.trim() === '' ? 'an empty one' : given(text)
  throw new TypeError(`${action}() takes a string of 1 to ${MESSAGE_MAX_LENGTH} characters, but was given ${found}.`)
}

export const checkKeyName = (action: string, key: unknown): void => {
  if (key === undefined || (typeof key === 'string' && key !== '')) return
  throw new TypeError(
    `${action}() takes the name of a file with a public key, or the key itself, but was given ${given(key)}.`,
  )
}

type Ending = { readonly askSatisfaction?: true }

export const endingOf = (how: Ending): Ending => {
  checkOnly('agentEnds', how, { askSatisfaction: yesOrNo })
  return how
}

/** The page in which the visitor writes; undefined if the test does not name one. */
export const placeOf = (where: { readonly page?: Page }): Page | undefined => {
  checkOnly('visitorSays', where, { page: aPage })
  return where.page
}

const aPage: Reader = (value) =>
  hasMethods(value, ['context', 'goto']) ? null : `must be a page, but is ${shown(value)}.`

/** Checks the type and the fields of the entry that a test looks for. */
export const checkEntry = (action: string, type: unknown, where: unknown = {}): void => {
  if (typeof where !== 'object' || where === null || Array.isArray(where)) {
    throw new TypeError(`${action}() takes the fields of an entry as an object, but was given ${given(where)}.`)
  }
  const fields = Object.entries(where) as readonly (readonly [string, unknown])[]
  const problem = problemOfEntry(type, Object.fromEntries(fields)) ?? problemOfPattern(fields)
  if (problem !== null) throw new TypeError(`${action}(): ${problem}`)
}

const problemOfPattern = (fields: readonly (readonly [string, unknown])[]): string | null => {
  for (const [name, value] of fields) {
    if (value === undefined) return `The "${name}" is undefined: leave it out, or give it a value.`
    if (typeof value === 'object' && value !== null) {
      return `The "${name}" is compared by value, and ${shown(value)} never matches; toHaveJournal() takes patterns.`
    }
  }
  return null
}

export const checkWait = (type: unknown, where: unknown, options: unknown): void => {
  checkEntry('waitFor', type, where)
  checkOnly('waitFor', options, { after: entry, timeout: milliseconds })
}

/** `journal.last()` returns null for an empty journal, so null means from the beginning. */
const entry: Reader = (value) =>
  value === null || (typeof value === 'object' && 'index' in value && Number.isInteger(value.index))
    ? null
    : `must be an entry of the journal, but is ${shown(value)}.`
