/** Reads compact JOSE strictly, before a more lenient library sees it. */

import { describeInner, describeOuter } from '../diagnosis/token.ts'
import type { TokenCause, TokenFinding } from '../protocol/token-causes.ts'
import { compactParts, TOKEN_MAX_LENGTH } from '../protocol/token.ts'

export type Header = Readonly<Record<string, unknown>>

export type Layer = {
  readonly name: 'JWE' | 'JWS'
  readonly parts: 3 | 5
  readonly causes: Readonly<Record<'tooLong' | 'headerNotJson' | 'zip' | 'crit', TokenCause>>
  /** The allowed algorithms. Any other is refused, and the finding names it. */
  readonly algorithms: readonly {
    readonly field: 'alg' | 'enc'
    readonly allowed: readonly string[]
    readonly cause: TokenCause
  }[]
}

/** The protected header, if it fulfils all rules of the layer. */
export const readHeader = (token: string, layer: Layer): { readonly header: Header } | TokenFinding => {
  const { name, parts: count, causes } = layer
  const isTooLong = token.length > TOKEN_MAX_LENGTH
  const parts = compactParts(token, count)
  if (parts === null) {
    const found = DESCRIBE[name](token)
    // Its length is the only useful fact about a long text of unknown kind.
    return isTooLong && found.cause.endsWith('-not-compact') ? tooLong(layer) : found
  }
  if (isTooLong) return tooLong(layer)
  const header = readJsonObject(Buffer.from(parts[0] ?? '', 'base64url'))
  if (header === null) return { cause: causes.headerNotJson, what: `the header of the ${name} is not a JSON object` }
  return faultOf(header, layer) ?? { header }
}

const DESCRIBE = { JWE: describeOuter, JWS: describeInner } as const

const tooLong = ({ name, causes }: Layer): TokenFinding => ({
  cause: causes.tooLong,
  what: `the ${name} is longer than ${TOKEN_MAX_LENGTH} characters`,
})

const faultOf = (header: Header, { causes, algorithms }: Layer): TokenFinding | null => {
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
