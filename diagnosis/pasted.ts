/**
 * Identifies a string that was pasted into the inspector: a token, a provider's result that contains one, or neither. Runs
 * in a page and in Node. Keys are identified in `key.ts`.
 */

import { binaryOfBase64, utf8Of } from '../protocol/binary-text.ts'
import type { InspectedLayer, Inspection, LayerFault, TextDiagnosis } from '../protocol/inspection.ts'
import { TOKEN_CAUSES, type TokenFinding } from '../protocol/token-causes.ts'
import { faultInClaims, warningsAbout } from './claims.ts'
import { readProvided } from './provided.ts'
import { refusalOf } from './refusal.ts'
import { describeOuter } from './token.ts'
import { jsonObjectIn } from './token/core.ts'
import { lookAt, type Look } from './token/look.ts'

export type Pasted = {
  readonly diagnosis: TextDiagnosis
  /** What the platform would be given; null if the provider's result has no token. */
  readonly token: string | null
  readonly look: Look
}

export const lookAtPasted = (text: string): Pasted => {
  const provided = readProvided(text)
  if (provided === null) {
    const look = lookAt(text)
    const { words, fix } = wordsOn(text, look)
    const kind = look.core.kind === 'other' ? 'other' : 'token'
    return { token: text, look, diagnosis: { kind, sentence: sentenceOf(words), fix } }
  }
  const { token } = provided
  const look = lookAt(token ?? '')
  if (token === null) {
    const { detail, fix } = provided.explanation
    return { token, look, diagnosis: { kind: 'provided', sentence: sentenceOf(detail), fix } }
  }
  const { words, fix } = wordsOn(token, look)
  const about = `this is a provider's result, in the form that activate takes; ${words.replace(/^this is/, 'its token is')}`
  return { token, look, diagnosis: { kind: 'provided', sentence: sentenceOf(about), fix } }
}

const wordsOn = (text: string, look: Look): { readonly words: string; readonly fix: string | null } => {
  if (isCompact(look, 'jwe') && look.wrappings.length === 0) {
    return { words: 'this is a compact JWE, which is the form that an activation takes', fix: null }
  }
  const { what: words, fix } = faultOf(describeOuter(text))
  return { words, fix }
}

const isCompact = ({ core }: Look, kind: 'jwe' | 'jws'): boolean => core.kind === kind && core.form === 'compact'

const sentenceOf = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`

/**
 * Inspects a token that is signed but not encrypted, as far as possible without a key: its signature is not verified.
 * Null for any other text.
 */
export const inspectSigned = (text: string, nowMs: number): Inspection | null => {
  const { token, look, diagnosis } = lookAtPasted(text)
  if (token === null || !isCompact(look, 'jws') || (look.core.kind === 'jws' && look.core.holds === 'a JWE'))
    return null
  const [header = '', payload = ''] = look.inside.split('.')
  const jws = { kind: 'jws', header: jsonObjectAt(header), signature: 'unchecked', fault: null } as const
  return {
    diagnosis,
    layers: [jws, insideOf(utf8Of(binaryOfBase64(payload)), nowMs)],
    verdict: { accepted: false, ...refusalOf(describeOuter(token)), warnings: [], checked: 'full' },
    unwrapped: null,
  }
}

const jsonObjectAt = (part: string) => jsonObjectIn(utf8Of(binaryOfBase64(part)))

/** The claims, or the text if something else was signed. */
export const insideOf = (text: string, nowMs: number): InspectedLayer => {
  const claims = jsonObjectIn(text)
  if (claims === null || Array.isArray(claims)) return { kind: 'text', text: text.slice(0, MAX_SHOWN) }
  const fault = faultInClaims(claims, nowMs)
  return {
    kind: 'claims',
    claims,
    fault: fault === null ? null : faultOf(fault),
    warnings: fault === null ? warningsAbout(claims, nowMs) : [],
  }
}

const MAX_SHOWN = 1_000

export const faultOf = ({ cause, what, fix = TOKEN_CAUSES[cause].fix }: TokenFinding): LayerFault => ({
  cause,
  what,
  fix,
})
