/**
 * Judges a brand's token: decrypts the outer JWE, verifies the inner JWS, reads the claims. Pure: rules, clock and token
 * come in, a verdict goes out; it never throws.
 *
 * @see vendor pages "signature and encryption detailed process" and "important information and recommendations"
 */

import type { KeyObject } from 'node:crypto'
import type { RefusalCode } from '../protocol/refusals.ts'
import { TOKEN_CAUSES, type TokenCause, type TokenLayer, type TokenWarning } from '../protocol/token-causes.ts'
import { DEFAULT_TOKEN_POLICY, type TokenCheck, type TokenPolicy } from '../protocol/token-policy.ts'
import { CONTENT_ALGORITHM, KEY_ALGORITHM, TOKEN_MAX_LENGTH } from '../protocol/token.ts'
import { verifyWithBrandKeys, type BrandKey } from './brand-keys.ts'
import { readJsonObject, type Fault } from './compact.ts'
import { judgeClaims, type JudgedClaims } from './judge-claims.ts'
import { openJwe, readJweHeader } from './open-token.ts'

type Judged = {
  /** What the vendor advises against, and accepts. */
  readonly warnings: readonly TokenWarning[]
  /** How much of the token was read; of the rest nothing is known. */
  readonly checked: TokenCheck
}

export type Accepted = Judged & {
  readonly accepted: true
  /** Null when the token was not opened. */
  readonly userId: string | null
  readonly visitorData: Readonly<Record<string, string>>
  /** How long the token has still to live, in milliseconds; missing when it was not opened. */
  readonly lifeMs?: number
}

/** `detail` names the layer and the cause, for the person who has to mend it; the site never sees it. */
export type Refused = Judged & {
  readonly accepted: false
  readonly code: RefusalCode
  readonly layer: TokenLayer
  readonly cause: TokenCause
  readonly detail: string
}

export type Verdict = Accepted | Refused

export type TokenKeys = {
  /** The platform's private key. */
  readonly decryption: KeyObject
  /** The brand's public keys; one of those that hold has to fit. */
  readonly publicKeys: readonly BrandKey[]
}

export type TokenRules = TokenKeys &
  Partial<Pick<TokenPolicy, 'tokenCheck' | 'strict'>> & {
    /** How far behind `nowMs` is the clock by which the token was minted. */
    readonly lagMs?: number
  }

/** `nowMs` is the stage's clock. */
export const checkToken = async (token: string, rules: TokenRules, nowMs: number): Promise<Verdict> => {
  const { tokenCheck: checked, strict } = { ...DEFAULT_TOKEN_POLICY, ...rules }
  const judged = await JUDGES[checked](token, rules, nowMs)
  if ('cause' in judged) return refused(judged, { checked })
  const { warnings } = judged
  const [first] = warnings
  if (strict && first !== undefined) {
    const detail = warnings.map((warning) => warning.detail).join('; ')
    return { ...refused({ cause: first.cause, what: '' }, { checked, warnings }), detail }
  }
  return { accepted: true, ...judged, checked }
}

/** A verdict on a token that is against something; also for what the judge alone cannot know. */
export const refused = (
  { cause, what }: Fault,
  { checked, warnings = [] }: Pick<Judged, 'checked'> & Partial<Judged>,
): Refused => {
  const { layer, code } = TOKEN_CAUSES[cause]
  return { accepted: false, code, layer, cause, detail: `${layer}: ${what}`, warnings, checked }
}

type Opened = Omit<JudgedClaims, 'userId' | 'lifeMs'> & { readonly userId: string | null; readonly lifeMs?: number }

type Judge = (token: string, rules: TokenRules, nowMs: number) => Promise<Opened | Fault> | Opened | Fault

const NOT_OPENED: Opened = { userId: null, visitorData: {}, warnings: [] }

const ALLOWED = { alg: [KEY_ALGORITHM], enc: [CONTENT_ALGORITHM] }

const JUDGES: Readonly<Record<TokenCheck, Judge>> = {
  full: async (token, { decryption, publicKeys, lagMs = 0 }, nowMs) => {
    const opened = outerFault(token) ?? (await openJwe(token, decryption, ALLOWED))
    if ('cause' in opened) return opened
    const jws = new TextDecoder('utf-8', { ignoreBOM: true }).decode(opened.plaintext)
    const verified = await verifyWithBrandKeys(jws, publicKeys, nowMs)
    if ('cause' in verified) return verified
    const claims = readJsonObject(verified.payload)
    return claims === null
      ? { cause: 'claims-not-json', what: 'not a JSON object' }
      : judgeClaims(claims, nowMs - lagMs)
  },
  'header-only': (token) => outerFault(token) ?? NOT_OPENED,
  none: (token) => {
    if (token === '') return { cause: 'token-empty', what: 'it is the empty string' }
    const what = `the token is longer than ${TOKEN_MAX_LENGTH} characters`
    return token.length > TOKEN_MAX_LENGTH ? { cause: 'jwe-too-long', what } : NOT_OPENED
  },
}

/** What can be seen of a JWE without the key that opens it. */
const outerFault = (token: string): Fault | null => {
  const read = readJweHeader(token, ALLOWED)
  if ('cause' in read) return read
  const lengths = token.split('.').map((part) => Math.floor((part.length * 3) / 4))
  for (const { part, name, isRight, wanted } of PART_LENGTHS) {
    const length = lengths[part] ?? 0
    if (!isRight(length)) {
      return { cause: 'jwe-part-length', what: `the ${name} has ${length} bytes, and must have ${wanted}` }
    }
  }
  return null
}

/** An RSA key has 2048 bits or more, and what is encrypted with it is as long as the key. */
const PART_LENGTHS = [
  {
    part: 1,
    name: 'encrypted key',
    isRight: (length: number) => length >= 256 && length % 8 === 0,
    wanted: '256 or more, in steps of 8',
  },
  { part: 2, name: 'initialisation vector', isRight: (length: number) => length === 12, wanted: '12' },
  { part: 3, name: 'ciphertext', isRight: (length: number) => length > 0, wanted: '1 or more' },
  { part: 4, name: 'authentication tag', isRight: (length: number) => length === 16, wanted: '16' },
] as const
