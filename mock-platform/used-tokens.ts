/** The tokens that were accepted before, so that one of them is not accepted again where a project refuses that. */

import { createHash } from 'node:crypto'

export type UsedTokens = {
  /** Whether this is the first time: the same token is one whose whole text is the same. */
  readonly add: (token: string) => boolean
}

/** Tokens remembered, so that a stage which runs for days stays small; a token lives for a minute. */
export const MAX_USED_TOKENS = 5_000

export const createUsedTokens = (): UsedTokens => {
  const known = new Set<string>()
  return {
    add: (token) => {
      // A hash, because whoever reads the memory of the process shall find no token in it.
      const hash = createHash('sha256').update(token).digest('base64')
      if (known.has(hash)) return false
      known.add(hash)
      const [oldest] = known
      if (known.size > MAX_USED_TOKENS && oldest !== undefined) known.delete(oldest)
      return true
    },
  }
}
