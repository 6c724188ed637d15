/** The tokens that were accepted before, for projects that refuse a token used twice. */

import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'

export type UsedTokens = {
  /** Returns true the first time. Two tokens are the same if their whole text is the same. */
  readonly add: (token: string) => boolean
}

/** The number of tokens remembered, so that a stage that runs for days stays small. A token is valid for a minute. */
export const MAX_USED_TOKENS = 5_000

export const createUsedTokens = (): UsedTokens => {
  const known = new LRUCache<string, true>({ max: MAX_USED_TOKENS })
  return {
    add: (token) => {
      // A hash, so that no token can be read from the memory of the process.
      const hash = createHash('sha256').update(token).digest('base64')
      if (known.has(hash)) return false
      known.set(hash, true)
      return true
    },
  }
}
