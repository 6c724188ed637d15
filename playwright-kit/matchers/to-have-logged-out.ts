/** `await expect(iadvize).toHaveLoggedOut()` */

import type { JournalEntry } from '../../protocol/journal.ts'
import { judgeCount, type CountOptions, type Judgement } from './judgement.ts'
import { journalMatcher, type Matcher } from './matcher.ts'
import { count } from './options.ts'

/**
 * A logout is a call of `iAdvize.logout()` by the site, whether somebody was signed in or not. What another tab of the
 * browser does because of it is no further call.
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

export const toHaveLoggedOut: Matcher<[options?: CountOptions]> = journalMatcher(
  'toHaveLoggedOut',
  { times: count },
  judgeLoggedOut,
)
