/** Reads a provider's result that was pasted as JSON or JavaScript: whether it is a valid option, and the token in it. */

import { explainProvided, type Explanation } from '../protocol/provided.ts'
import { jsonObjectIn } from './token/core.ts'

export type ProvidedText = { readonly token: string } | { readonly token: null; readonly explanation: Explanation }

/** Null if the text is not a provider's result. */
export const readProvided = (text: string): ProvidedText | null => {
  if (!text.includes('authenticationOption')) return null
  const given = jsonObjectIn(text) ?? jsonObjectIn(asJson(text))
  if (given === null || !('authenticationOption' in given)) return null
  const { authenticationOption: option } = given
  const { type, token } = typeof option === 'object' && option !== null ? (option as Option) : {}
  return type === 'SECURED_AUTHENTICATION' && typeof token === 'string' && token !== ''
    ? { token }
    : { token: null, explanation: explainProvided(JSON.stringify([sketchOf(given)])) }
}

type Option = { readonly type?: unknown; readonly token?: unknown }

/** Turns a JavaScript object literal into JSON. It may have unquoted names, any quotes, and a `return` before it. */
const asJson = (text: string): string =>
  text
    .trim()
    .replace(/^return\s+/, '')
    .replaceAll(/^\(|\)?;?$/g, '')
    .replaceAll(/'([^'"\\]*)'|`([^`"\\$]*)`/g, (_all, single?: string, back?: string) => `"${single ?? back ?? ''}"`)
    .replaceAll(/([{,]\s*)([A-Za-z_$][\w$]*)\s*:/g, '$1"$2":')
    .replaceAll(/,(\s*})/g, '$1')

/** What the tag would send: each value that is not a plain object is replaced by the name of its kind, except a `type`. */
const sketchOf = (value: unknown, name = ''): unknown => {
  if (typeof value === 'string') return name === 'type' || value === '' ? value : 'String'
  if (typeof value !== 'object' || value === null) return {}.toString.call(value).slice(8, -1)
  if (Array.isArray(value)) return 'Array'
  return Object.fromEntries(Object.entries(value).map(([field, inside]) => [field, sketchOf(inside, field)]))
}
