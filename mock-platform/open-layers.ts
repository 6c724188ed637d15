/**
 * Opens a token layer by layer for inspection, as far as the keys allow. It also opens layers that break the rules, which the
 * judge would refuse to open. Nothing found here is accepted for that reason.
 */

import { faultOf, insideOf } from '../diagnosis/pasted.ts'
import { jsonObjectIn } from '../diagnosis/token/core.ts'
import type { InspectedLayer } from '../protocol/inspection.ts'
import { compactParts, CONTENT_ALGORITHM, KEY_ALGORITHM } from '../protocol/token.ts'
import { verifyWithBrandKeys } from './brand-keys.ts'
import type { TokenRules } from './check-token.ts'
import { readJsonObject, type Header } from './compact.ts'
import { openJwe, readJweHeader } from './open-token.ts'

const WANTED = { alg: [KEY_ALGORITHM], enc: [CONTENT_ALGORITHM] }

/** The algorithms that an RSA private key may open for inspection. */
const OPENABLE = {
  alg: ['RSA-OAEP', 'RSA-OAEP-256', 'RSA-OAEP-384', 'RSA-OAEP-512'],
  enc: ['A128GCM', 'A192GCM', 'A256GCM', 'A128CBC-HS256', 'A192CBC-HS384', 'A256CBC-HS512'],
}

/** A token has two layers, and may have been signed or encrypted once more. */
const MAX_LAYERS = 4

/** `text` is the pasted token, without the surrounding text. */
export const openLayers = async (
  text: string,
  rules: TokenRules,
  nowMs: number,
): Promise<readonly InspectedLayer[]> => {
  const layers: InspectedLayer[] = []
  // JSON that has no compact form is a token that nothing here opens, and no claims.
  let inside: string | null = jsonObjectIn(text) === null ? text : compactOf(text)
  while (inside !== null && layers.length < MAX_LAYERS) {
    const opened: Opened = await openOne(inside, rules, nowMs)
    layers.push(opened.layer)
    inside = opened.inside
  }
  return layers
}

type Opened = { readonly layer: InspectedLayer; readonly inside: string | null }

const openOne = (text: string, rules: TokenRules, nowMs: number): Promise<Opened> | Opened => {
  if (compactParts(text, 5) !== null) return openEncrypted(text, rules)
  if (compactParts(text, 3) !== null) return openSigned(text, rules, nowMs)
  return { layer: insideOf(text, nowMs - (rules.lagMs ?? 0)), inside: null }
}

const openEncrypted = async (text: string, { decryption }: TokenRules): Promise<Opened> => {
  const wanted = readJweHeader(text, WANTED)
  const opened = await openJwe(text, decryption, OPENABLE)
  const finding = 'cause' in wanted ? wanted : 'cause' in opened ? opened : null
  const isOpened = 'plaintext' in opened
  return {
    layer: { kind: 'jwe', header: headerOf(text), isOpened, fault: finding === null ? null : faultOf(finding) },
    inside: isOpened ? textOf(opened.plaintext) : null,
  }
}

const openSigned = async (text: string, { publicKeys }: TokenRules, nowMs: number): Promise<Opened> => {
  const verified = await verifyWithBrandKeys(text, publicKeys, nowMs)
  const finding = 'cause' in verified ? verified : null
  const isUnchecked = finding !== null && finding.cause === 'project-without-key'
  return {
    layer: {
      kind: 'jws',
      header: headerOf(text),
      signature: finding === null ? 'fits' : isUnchecked ? 'unchecked' : 'refused',
      fault: finding === null ? null : faultOf(finding),
    },
    inside: textOf(Buffer.from(text.split('.')[1] ?? '', 'base64url')),
  }
}

const headerOf = (text: string): Header | null => readJsonObject(Buffer.from(text.split('.')[0] ?? '', 'base64url'))

const textOf = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)

/**
 * The compact form of a token in JSON serialisation with one recipient or signer, if all its fields exist in the compact form;
 * otherwise null.
 */
const compactOf = (text: string): string | null => {
  const given = jsonObjectIn(text)
  if (given === null) return null
  const fields = { ...given, ...firstOf(given['recipients']), ...firstOf(given['signatures']) }
  if ('aad' in fields) return null
  const names = 'ciphertext' in fields ? JWE_FIELDS : JWS_FIELDS
  const parts = names.map((name) => fields[name])
  return parts.every((part) => typeof part === 'string') ? parts.join('.') : null
}

const firstOf = (list: unknown): object => {
  const [first, ...more] = Array.isArray(list) ? (list as readonly unknown[]) : []
  return typeof first === 'object' && first !== null && more.length === 0 ? first : {}
}

const JWE_FIELDS = ['protected', 'encrypted_key', 'iv', 'ciphertext', 'tag']
const JWS_FIELDS = ['protected', 'payload', 'signature']
