/** `expect(iadvize).toHaveLoggedOut()` */

import type { JournalEntry } from '../journal/entries.ts'
import { judgeCount, type CountOptions, type Judgement } from './judgement.ts'
import { countingClaim } from './claim.ts'
import { count } from './options.ts'

/**
 * Every call of `iAdvize.logout()` by the site counts, whether or not a visitor was signed in. What other tabs of the browser do
 * in response does not count.
 */
export const judgeLoggedOut = (entries: readonly JournalEntry[], { times }: CountOptions): Judgement => {
  const calls = entries.filter(({ type }) => type === 'logout-called')
  const isForgotten = entries.some(({ type }) => type === 'identity-cleared')
  return judgeCount({
    found: calls.map(({ index }) => `entry ${index}`),
    times,
    one: 'call of iAdvize.logout()',
    many: 'calls of iAdvize.logout()',
    which: '',
    nearestMiss: isForgotten
      ? "the browser forgot the visitor's identity, but not because the site called iAdvize.logout()"
      : null,
  })
}

export const toHaveLoggedOut = countingClaim<CountOptions>('toHaveLoggedOut', { times: count }, judgeLoggedOut)
