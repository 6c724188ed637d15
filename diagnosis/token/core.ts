/** Says what a string is when nothing is around it: a token in one of its forms, a part of one, or something else. */

import { binaryOfBase64, utf8Of } from '../../protocol/binary-text.ts'
import { compactParts } from '../../protocol/token.ts'

type Fields = Readonly<Record<string, unknown>>

export type Core =
  | { readonly kind: 'jwe' | 'jws'; readonly form: 'compact' | 'JSON'; readonly holds: Holds }
  /** A token according to its header, but with the wrong number of parts or with invalid characters. */
  | { readonly kind: 'damaged'; readonly of: 'JWE' | 'JWS'; readonly how: 'parts' | 'letters'; readonly what: string }
  | { readonly kind: 'other' }

/** What is inside, if it can be read: a string that is only signed can be read without a key. */
type Holds = 'a JWE' | 'unknown'

/** `text` has nothing around it. */
export const coreOf = (text: string): Core =>
  compactCore(text) ?? jsonCore(text) ?? damagedCore(text) ?? { kind: 'other' }

export const isToken = ({ kind }: Core): boolean => kind === 'jwe' || kind === 'jws'

const compactCore = (text: string): Core | null => {
  const header = headerOf(text)
  if (header === null) return null
  if (compactParts(text, 5) !== null) return { kind: 'jwe', form: 'compact', holds: 'unknown' }
  const jws = compactParts(text, 3)
  // A JWE that has lost two of its parts is still recognized by its `enc`.
  if (jws === null || 'enc' in header) return null
  return { kind: 'jws', form: 'compact', holds: heldBy(jws[1] ?? '') }
}

const heldBy = (payload: string): Holds => {
  const inside = binaryOfBase64(payload).trim().replaceAll(/^"|"$/g, '')
  return headerOf(inside) !== null && compactParts(inside, 5) !== null ? 'a JWE' : 'unknown'
}

/** The general and flattened JSON forms of RFC 7515, section 7.2, and RFC 7516, section 7.2. */
const jsonCore = (text: string): Core | null => {
  const fields = jsonObjectIn(text)
  if (fields === null) return null
  if (typeof fields['ciphertext'] === 'string') return { kind: 'jwe', form: 'JSON', holds: 'unknown' }
  const isSigned = 'signature' in fields || Array.isArray(fields['signatures'])
  if (typeof fields['payload'] !== 'string' || !isSigned) return null
  return { kind: 'jws', form: 'JSON', holds: heldBy(fields['payload']) }
}

const damagedCore = (text: string): Core | null => {
  const header = headerOf(text)
  if (header === null) return beginningOf(text) ?? garbled(text)
  const of = 'enc' in header ? 'JWE' : 'JWS'
  const wanted = of === 'JWE' ? 5 : 3
  const parts = text.split('.')
  if (parts.length !== wanted) {
    return {
      kind: 'damaged',
      of,
      how: 'parts',
      what: `a compact ${of} with ${parts.length} parts instead of ${wanted}`,
    }
  }
  return { kind: 'damaged', of, how: 'letters', what: `a compact ${of} ${letterFault(parts)}` }
}

/** A string with as many parts as a token and the beginning of a header, in which some characters are invalid. */
const garbled = (text: string): Core | null => {
  const parts = text.split('.')
  const of = parts.length === 5 ? 'JWE' : parts.length === 3 ? 'JWS' : null
  return of === null || !/^ey[\w-]{2}/.test(text) || parts.every((part) => !/[^\w-]/.test(part))
    ? null
    : { kind: 'damaged', of, how: 'letters', what: `a compact ${of} ${letterFault(parts)}` }
}

/** A token that is cut off within its header. */
const beginningOf = (text: string): Core | null =>
  /^ey[\w-]{10,}$/.test(text) && /^\{\s*"/.test(binaryOfBase64(text))
    ? { kind: 'damaged', of: 'JWE', how: 'parts', what: 'the beginning of a token, cut off within its header' }
    : null

const letterFault = (parts: readonly string[]): string => {
  const place = parts.findIndex((part) => /[^\w-]/.test(part))
  const letter = /[^\w-]/u.exec(parts[place] ?? '')?.[0]
  if (letter !== undefined) {
    const number = (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    return `with a character in part ${place + 1} that base64url does not have (U+${number})`
  }
  const cut = parts.findIndex((part) => compactParts(`${part || 'AA'}.AA.AA`, 3) === null)
  return `whose part ${cut + 1} has an invalid ending: it was cut off or changed`
}

/** The header of a string that is written like a token: a JSON object with the fields of JOSE. */
const headerOf = (text: string): Fields | null => {
  const end = text.indexOf('.')
  const part = end === -1 ? '' : text.slice(0, Math.min(end, MAX_HEADER))
  if (!/^[\w-]+$/.test(part)) return null
  const fields = jsonObjectIn(utf8Of(binaryOfBase64(part)))
  return fields !== null && ('alg' in fields || 'enc' in fields) ? fields : null
}

const MAX_HEADER = 8_192

export const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

export const jsonObjectIn = (text: string): Fields | null => {
  const value = /^\s*\{/.test(text) ? jsonIn(text) : undefined
  return typeof value === 'object' && value !== null ? (value as Fields) : null
}
