/** `expect(iadvize).toHaveAskedForToken({ times: 4 })` */

import type { JournalEntry } from '../journal/entries.ts'
import { withoutActivation } from './activation-words.ts'
import { judgeCount, type CountOptions, type Judgement } from './judgement.ts'
import { countingClaim } from './claim.ts'
import { count } from './options.ts'

/**
 * Every call of the site's provider by the tag counts: for an activation, a retry, a refresh, and for a call of `activate` that
 * is bound to fail.
 */
export const judgeAskedForToken = (entries: readonly JournalEntry[], { times }: CountOptions): Judgement => {
  const asked = entries.filter((entry) => entry.type === 'provider-called')
  const isRequested = entries.some(({ type }) => type === 'activation-requested')
  return judgeCount({
    found: asked.map(({ activation, attempt }) => `for attempt ${attempt} of activation ${activation}`),
    times,
    one: "call of the site's token provider",
    many: "calls of the site's token provider",
    which: '',
    nearestMiss: isRequested ? 'the site called activate, but its provider was not called' : withoutActivation(entries),
  })
}

export const toHaveAskedForToken = countingClaim<CountOptions>(
  'toHaveAskedForToken',
  { times: count },
  judgeAskedForToken,
)
