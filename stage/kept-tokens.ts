/**
 * The last tokens that came to a stage, by their fingerprints: a person who directs the stage can have one inspected that
 * the journal names. They are in memory alone, and no answer contains one.
 */

import { LRUCache } from 'lru-cache'
import { fingerprint } from '../protocol/token.ts'

export const MAX_KEPT_TOKENS = 200

/** In all: some sites send texts that are no tokens, of any length. */
const MAX_CHARACTERS = 1_000_000

export type KeptTokens = {
  readonly keep: (token: string) => void
  /** Undefined for one that never came, or is not kept any more. */
  readonly named: (name: string) => string | undefined
}

export const createKeptTokens = (): KeptTokens => {
  const kept = new LRUCache<string, string>({
    max: MAX_KEPT_TOKENS,
    maxSize: MAX_CHARACTERS,
    sizeCalculation: ({ length }) => Math.max(1, length),
  })
  return {
    keep: (token) => void kept.set(fingerprint(token), token),
    named: (name) => kept.peek(name),
  }
}
