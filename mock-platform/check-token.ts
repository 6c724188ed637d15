/**
 * Judges a brand's token: decrypts the outer JWE, verifies the inner JWS, reads the claims. It takes rules, a clock and a token,
 * returns a verdict, and never throws.
 *
 * @see vendor pages "signature and encryption detailed process" and "important information and recommendations"
 */

import type { KeyObject } from 'node:crypto'
import type { TokenFinding, TokenWarning } from '../protocol/token-causes.ts'
import { DEFAULT_TOKEN_POLICY, type TokenCheck, type TokenPolicy } from '../protocol/token-policy.ts'
import { CONTENT_ALGORITHM, KEY_ALGORITHM, TOKEN_MAX_LENGTH } from '../protocol/token.ts'
import { describeLengths } from '../diagnosis/encryption.ts'
import { refusalOf, type TokenRefusal } from '../diagnosis/refusal.ts'
import { describeOuter } from '../diagnosis/token.ts'
import { verifyWithBrandKeys, type BrandKey } from './brand-keys.ts'
import { readJsonObject } from './compact.ts'
import { judgeClaims, type JudgedClaims } from './judge-claims.ts'
import { openJwe, readJweHeader } from './open-token.ts'

type Judged = {
  /** What the vendor advises against but accepts. */
  readonly warnings: readonly TokenWarning[]
  /** How much of the token was read. Nothing is known about the rest. */
  readonly checked: TokenCheck
}

export type Accepted = Judged & {
  readonly accepted: true
  /** Null if the token was not opened. */
  readonly userId: string | null
  readonly visitorData: Readonly<Record<string, string>>
  /** How long the token remains valid, in milliseconds; absent if it was not opened. */
  readonly lifeMs?: number
}

/** `detail` names the layer and the cause, for the person who has to fix it. The site never sees it. */
export type Refused = Judged & TokenRefusal & { readonly accepted: false }

export type Verdict = Accepted | Refused

export type TokenKeys = {
  /** The platform's private key. */
  readonly decryption: KeyObject
  /** The brand's public keys. One of the valid ones must fit. */
  readonly publicKeys: readonly BrandKey[]
}

export type TokenRules = TokenKeys &
  Partial<Pick<TokenPolicy, 'tokenCheck' | 'strict'>> & {
    /** How far the clock of the token's issuer is behind `nowMs`. */
    readonly lagMs?: number
  }

/** `nowMs` is the time on the stage's clock. */
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

/** A refusing verdict on a token, also for reasons that the judge alone cannot know. */
export const refused = (
  finding: TokenFinding,
  { checked, warnings = [] }: Pick<Judged, 'checked'> & Partial<Judged>,
): Refused => ({ accepted: false, ...refusalOf(finding), warnings, checked })

type Opened = Omit<JudgedClaims, 'userId' | 'lifeMs'> & { readonly userId: string | null; readonly lifeMs?: number }

type Judge = (token: string, rules: TokenRules, nowMs: number) => Promise<Opened | TokenFinding> | Opened | TokenFinding

const NOT_OPENED: Opened = { userId: null, visitorData: {}, warnings: [] }

const ALLOWED = { alg: [KEY_ALGORITHM], enc: [CONTENT_ALGORITHM] }

const JUDGES: Readonly<Record<TokenCheck, Judge>> = {
  full: async (token, { decryption, publicKeys, lagMs = 0 }, nowMs) => {
    const seen = outerFault(token)
    if (seen !== null) return seen.cause === 'jwe-part-length' ? describeLengths(token, seen, decryption) : seen
    const opened = await openJwe(token, decryption, ALLOWED)
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
    if (token === '') return describeOuter(token)
    const what = `the token is longer than ${TOKEN_MAX_LENGTH} characters`
    return token.length > TOKEN_MAX_LENGTH ? { cause: 'jwe-too-long', what } : NOT_OPENED
  },
}

/** The fault that can be seen in a JWE without the key that opens it. */
const outerFault = (token: string): TokenFinding | null => {
  const read = readJweHeader(token, ALLOWED)
  if ('cause' in read) return read
  const lengths = token.split('.').map((part) => Math.floor((part.length * 3) / 4))
  for (const { part, name, isRight, wanted, fix } of PART_LENGTHS) {
    const length = lengths[part] ?? 0
    if (!isRight(length)) {
      return { cause: 'jwe-part-length', what: `the ${name} has ${length} bytes, but must have ${wanted}`, fix }
    }
  }
  return null
}

/** An RSA key has 2048 bits or more, and its ciphertext is as long as the key. */
const PART_LENGTHS = [
  {
    part: 1,
    name: 'encrypted key',
    isRight: (length: number) => length >= 256 && length % 8 === 0,
    wanted: '256 or more, in steps of 8',
    fix: "Encrypt the content key with RSA-OAEP-256 and the platform's public key, and write the result into the second part.",
  },
  {
    part: 2,
    name: 'initialisation vector',
    isRight: (length: number) => length === 12,
    wanted: '12',
    fix: 'Take 12 random bytes: crypto.randomBytes(12); Java: new byte[12]; PHP: random_bytes(12).',
  },
  {
    part: 3,
    name: 'ciphertext',
    isRight: (length: number) => length > 0,
    wanted: '1 or more',
    fix: 'Encrypt the compact JWS with AES-GCM: the fourth part is the ciphertext.',
  },
  {
    part: 4,
    name: 'authentication tag',
    isRight: (length: number) => length === 16,
    wanted: '16',
    fix: 'Write the tag of 16 bytes into the fifth part. Node.js: cipher.getAuthTag(); PHP: the argument $tag of openssl_encrypt; Java: the last 16 bytes that doFinal returns.',
  },
] as const
