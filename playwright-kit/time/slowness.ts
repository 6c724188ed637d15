/** Says which timers were called less often than they would be. */

import type { PageState } from '../browser/main.ts'
import { roughDurationText } from '../../protocol/duration.ts'

type Slowed = PageState['slowed']

export const earlierOf = (one: Slowed, other: Slowed): Slowed =>
  one === null || (other !== null && other.aheadMs < one.aheadMs) ? other : one

/** `fromMs` is where the passage of time began. */
export const slownessText = ({ aheadMs, why }: NonNullable<Slowed>, fromMs: number): string => {
  const since = `From +${roughDurationText(aheadMs - fromMs)} on`
  return why === 'repeats'
    ? `${since} repeating timers were called once a minute.`
    : `${since} timers that request the same address repeatedly were called once a minute, and later every half hour.`
}
