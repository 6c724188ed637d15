/**
 * How far behind the stage the clock of a brand's server was when it minted a token. That server runs by the machine's
 * time, however far the stage has been moved ahead; so a token's `exp` says by which moment of *that* time it ends. When it
 * was minted nobody knows, but not after the stage first saw it, and a provider mints for each call.
 */

import { createHash } from 'node:crypto'

/** Tokens remembered, so that a stage which runs for days stays small. */
const MAX_TOKENS = 1_000

/** Answers, for a token, how far ahead the stage was when it saw it first, in milliseconds. */
export const createFirstSights = (aheadMs: () => number): ((token: string) => number) => {
  const seen = new Map<string, number>()
  return (token) => {
    const name = createHash('sha256').update(token).digest('base64url')
    const firstMs = seen.get(name) ?? aheadMs()
    seen.set(name, firstMs)
    const [oldest] = seen.keys()
    if (seen.size > MAX_TOKENS && oldest !== undefined) seen.delete(oldest)
    return firstMs
  }
}
