/**
 * Estimates how far the clock of a brand's server was behind the stage when it issued a token. That server keeps the machine's
 * time however far the stage is advanced, so a token's `exp` refers to the machine's time. The moment of issue is unknown, but it
 * is not after the stage first saw the token, and a provider issues a new token for each call.
 */

import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'

/** The number of tokens remembered, so that a stage that runs for days stays small. */
const MAX_TOKENS = 1_000

/** How far ahead the stage was when it first saw a token, in milliseconds. */
export type FirstSights = {
  /** Marks the token as seen. */
  readonly see: (token: string) => number
  /** Returns the same as `see` without marking the token as seen. */
  readonly peek: (token: string) => number
}

export const createFirstSights = (aheadMs: () => number): FirstSights => {
  const seen = new LRUCache<string, number>({ max: MAX_TOKENS })
  const nameOf = (token: string): string => createHash('sha256').update(token).digest('base64url')
  return {
    see: (token) => {
      const name = nameOf(token)
      const firstMs = seen.get(name) ?? aheadMs()
      seen.set(name, firstMs)
      return firstMs
    },
    peek: (token) => seen.peek(nameOf(token)) ?? aheadMs(),
  }
}
