/** Reads compact JOSE strictly, before a library with more lenient ideas sees it. */

import { compactParts, TOKEN_MAX_LENGTH } from '../protocol/token.ts'

export type Header = Readonly<Record<string, unknown>>

/** The protected header, or a sentence that says why there is none. */
export const readHeader = (token: string, count: 3 | 5): Header | string => {
  const name = count === 5 ? 'JWE' : 'JWS'
  if (token.length > TOKEN_MAX_LENGTH) return `the ${name} is longer than ${TOKEN_MAX_LENGTH} characters`
  const parts = compactParts(token, count)
  if (parts === null) return `not a compact ${name}: ${count} parts of base64url are wanted, ${found(token, count)}`
  const header = readJsonObject(Buffer.from(parts[0] ?? '', 'base64url'))
  return header ?? `the header of the ${name} is not a JSON object`
}

const found = (token: string, wanted: number): string => {
  const count = token.split('.').length
  return count === wanted ? 'and one of these is none' : `and this has ${count}`
}

export const readJsonObject = (bytes: Uint8Array): Header | null => {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Header) : null
  } catch {
    return null
  }
}
