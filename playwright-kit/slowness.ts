/** What was called more rarely than it would be, in words. */

import type { PageState } from './browser/main.ts'
import { roughDurationText } from './duration.ts'

type Slowed = PageState['slowed']

export const earlierOf = (one: Slowed, other: Slowed): Slowed =>
  one === null || (other !== null && other.aheadMs < one.aheadMs) ? other : one

/** `fromMs` is where the passage of time began. */
export const slownessText = ({ aheadMs, why }: NonNullable<Slowed>, fromMs: number): string => {
  const since = `From +${roughDurationText(aheadMs - fromMs)} on`
  return why === 'repeats'
    ? `${since} timers that ring again and again were called once a minute.`
    : `${since} timers that ask the same address again and again were called once a minute, and later every half hour.`
}
