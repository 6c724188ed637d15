/** Reads compact JOSE strictly, before a library with more lenient ideas sees it. */

import type { TokenCause } from '../protocol/token-causes.ts'
import { compactParts, TOKEN_MAX_LENGTH } from '../protocol/token.ts'

export type Header = Readonly<Record<string, unknown>>

/** What is wrong, in words that the name of the layer goes before. */
export type Fault = { readonly cause: TokenCause; readonly what: string }

export type Layer = {
  readonly name: 'JWE' | 'JWS'
  readonly parts: 3 | 5
  readonly causes: Readonly<Record<'tooLong' | 'notCompact' | 'headerNotJson' | 'zip' | 'crit', TokenCause>>
  /** The algorithms: whatever is not allowed by name is refused by name. */
  readonly algorithms: readonly {
    readonly field: 'alg' | 'enc'
    readonly allowed: readonly string[]
    readonly cause: TokenCause
  }[]
}

/** The protected header, when everything about it is as the layer wants it. */
export const readHeader = (token: string, layer: Layer): { readonly header: Header } | Fault => {
  const { name, parts: count, causes } = layer
  if (token.length > TOKEN_MAX_LENGTH) {
    return { cause: causes.tooLong, what: `the ${name} is longer than ${TOKEN_MAX_LENGTH} characters` }
  }
  const parts = compactParts(token, count)
  if (parts === null) {
    const what = `not a compact ${name}: ${count} parts of base64url are wanted, ${found(token, count)}`
    return { cause: causes.notCompact, what }
  }
  const header = readJsonObject(Buffer.from(parts[0] ?? '', 'base64url'))
  if (header === null) return { cause: causes.headerNotJson, what: `the header of the ${name} is not a JSON object` }
  return faultOf(header, layer) ?? { header }
}

const found = (token: string, wanted: number): string => {
  const count = token.split('.').length
  return count === wanted ? 'and one of these is none' : `and this has ${count}`
}

const faultOf = (header: Header, { causes, algorithms }: Layer): Fault | null => {
  for (const { field, allowed, cause } of algorithms) {
    const value = header[field]
    if (typeof value === 'string' && allowed.includes(value)) continue
    const wanted = allowed.map((name) => `"${name}"`).join(' or ')
    return { cause, what: `${field} is ${JSON.stringify(value) ?? 'absent'}, and must be ${wanted}` }
  }
  if ('zip' in header) return { cause: causes.zip, what: 'it is compressed (zip), which is refused' }
  if ('crit' in header) return { cause: causes.crit, what: 'it has critical extensions (crit), which are refused' }
  return null
}

export const readJsonObject = (bytes: Uint8Array): Header | null => {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Header) : null
  } catch {
    return null
  }
}
