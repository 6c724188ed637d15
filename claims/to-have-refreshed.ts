/** `expect(iadvize).toHaveRefreshed()` */

import type { EntryOf, JournalEntry } from '../journal/entries.ts'
import { durationText } from '../protocol/duration.ts'
import { attemptsText } from '../journal/answer-words.ts'
import { judgeCount, type CountOptions, type Judgement } from './judgement.ts'
import { countingClaim } from './claim.ts'
import { count } from './options.ts'

/** A refresh counts when the session has been renewed, not if it failed or is still being retried. */
export const judgeRefreshed = (entries: readonly JournalEntry[], { times }: CountOptions): Judgement => {
  const ended = entries.filter((entry) => entry.type === 'refresh-settled')
  return judgeCount({
    found: ended
      .filter(({ status }) => status === 'refreshed')
      .map(({ activation, attempts }) => `refresh ${activation} after ${attemptsText(attempts)}`),
    times,
    one: 'refresh of the session',
    many: 'refreshes of the session',
    which: '',
    nearestMiss: nearestTo(entries, ended.at(-1)),
  })
}

export const toHaveRefreshed = countingClaim<CountOptions>('toHaveRefreshed', { times: count }, judgeRefreshed)

const nearestTo = (entries: readonly JournalEntry[], failed: EntryOf<'refresh-settled'> | undefined): string => {
  if (failed !== undefined) {
    return `refresh ${failed.activation} failed after ${attemptsText(failed.attempts)}: ${failed.code}`
  }
  const step = entries.findLast((entry) => entry.type === 'refresh-started' || entry.type === 'refresh-scheduled')
  if (step === undefined) return 'there was no session to refresh'
  return step.type === 'refresh-started'
    ? `refresh ${step.activation} has begun and has not ended`
    : `the next refresh is due ${durationText(step.delayMs)} after entry ${step.index}: that time has to pass first`
}
