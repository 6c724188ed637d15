/** Finds secrets in text. */

import type { Scene } from '../../seen.ts'
import { acceptedUserIds } from './look.ts'

/**
 * Where the text contains the word as a whole, plain or percent-encoded, in any case; null if it does not, or if the
 * word is shorter than `shortest`, because a short word occurs everywhere.
 */
export const findWord = (text: string, word: string, shortest: number): number | null => {
  if (word.length < shortest) return null
  const pattern = [...new Set([word, encodeURIComponent(word), encodeURIComponent(word).replaceAll('%20', '+')])]
    .map((form) => form.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
    .join('|')
  return new RegExp(`(?<![\\w-])(?:${pattern})(?![\\w-])`, 'i').exec(text)?.index ?? null
}

/** Where the first of the tokens is. */
export const findToken = (text: string, tokens: readonly string[]): number | null => {
  const places = tokens.map((token) => text.indexOf(token)).filter((index) => index !== -1)
  return places.length === 0 ? null : Math.min(...places)
}

/** Shorter ids occur in texts by chance. */
const SHORTEST_ID = 4

/** Something that others must not be able to read: what it is, and where it is. */
export type Trace = {
  readonly word: 'token' | 'private-key' | 'user-id'
  readonly what: string
  readonly index: number
}

export const tracesIn = (text: string, { tokens, journal }: Pick<Scene, 'tokens' | 'journal'>): readonly Trace[] =>
  [
    { word: 'token', what: 'a token', index: findToken(text, tokens) } as const,
    { word: 'private-key', what: 'a private key', index: findPrivateKey(text) } as const,
    ...acceptedUserIds(journal).map(
      (id) => ({ word: 'user-id', what: 'the user id', index: findWord(text, id, SHORTEST_ID) }) as const,
    ),
  ].flatMap((trace) => (trace.index === null ? [] : [{ ...trace, index: trace.index }]))

/** Where a private key begins: as PEM, as PEM without its armour, or as a JWK. Code that only mentions the armour has no key. */
export const findPrivateKey = (text: string): number | null => {
  const places = [PEM, BARE].flatMap((pattern) => pattern.exec(text)?.index ?? [])
  const jwk = [...text.matchAll(OBJECT)].find(([object]) => KEY_TYPE.test(object) && PRIVATE_MEMBER.test(object))
  const all = jwk === undefined ? places : [...places, jwk.index]
  return all.length === 0 ? null : Math.min(...all)
}

/** In JSON or code, the lines end in \n and may be joined by quotes and plus signs. */
const PEM = /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----(?:[\s"'`+,]|\\[nr])*[A-Za-z0-9+/]{40}/
/** DER of RSA: a sequence whose first member is the version 0, which no public key has. */
const BARE = /MII[A-Za-z0-9+/]{3}IBA[A-Za-z0-9+/]{200}/
const OBJECT = /\{[^{}]{60,}\}/g
const KEY_TYPE = /(?<![\w$])kty\\?["']?\s*:\s*\\?["'](?:RSA|EC|OKP)/
const PRIVATE_MEMBER = /(?<![\w$])d\\?["']?\s*:\s*\\?["'][\w-]{40,}/

/** The part of a long text that is shown. */
export const around = (text: string, index: number): string =>
  text.slice(Math.max(0, index - MARGIN), index + MARGIN).trim()

const MARGIN = 120

export const lineOf = (text: string, index: number): number => text.slice(0, index).split('\n').length
