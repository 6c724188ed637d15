/**
 * Watches what a site does after a failure, for as long as the claim lasts. A site that keeps retrying is not watched to
 * the end.
 */

import type { Duration } from '../../protocol/duration.ts'
import type { JournalEntry } from '../../journal/entries.ts'
import { CUT, type Stand, type StepOptions } from '../scene/scene.ts'
import { whilePresent } from './presence.ts'

/**
 * Calls of `activate` after a failure, in one step. A site that gives up has made fewer by then, and is watched to the
 * end of the step, because what it does after giving up matters.
 */
const MANY = 15

/** This many calls show that a site retries. On a slow machine the watch may end with them. */
const FEW = 3

export type Watched = {
  /** The last entry of the journal before the step. */
  readonly sinceIndex: number
  /** Milliseconds of real time since the watch began, and how many it may take. */
  readonly elapsedMs: number
  readonly limitMs: number
}

export const isEnough = (entries: readonly JournalEntry[], { sinceIndex, elapsedMs, limitMs }: Watched): boolean => {
  const failed = entries.find((entry) => entry.type === 'activation-settled' && entry.code !== null)
  if (failed === undefined) return false
  const fromIndex = Math.max(sinceIndex, failed.index)
  const calls = entries.filter(({ type, index }) => type === 'activation-requested' && index > fromIndex).length
  return calls >= MANY || (calls >= FEW && elapsedMs >= limitMs)
}

const LOOK_MS = 100

/** A site that retries is watched for this many times the limit of a single wait. */
const PATIENCE = 3

/** Options for the rest of a step. The rest ends with `CUT` if the site retried for longer than it is watched. */
export const watchFailure = (
  { iadvize, page }: Pick<Stand, 'iadvize' | 'page'>,
  within: Duration,
  stepLimitMs: number,
): Pick<StepOptions, 'rest' | 'restLimitMs'> => {
  const sinceIndex = iadvize.entries().at(-1)?.index ?? 0
  const limitMs = stepLimitMs * PATIENCE
  const rest = async (): Promise<typeof CUT | null> => {
    const startedAtMs = performance.now()
    const enough = (): boolean =>
      isEnough(iadvize.entries(), { sinceIndex, elapsedMs: performance.now() - startedAtMs, limitMs })
    let timer: NodeJS.Timeout | undefined
    // Also checked by a timer, because passing time does not call `enough` on a page that never comes to rest.
    const late = new Promise<void>((resolve) => {
      timer = setInterval(() => {
        if (enough()) resolve()
      }, LOOK_MS)
    })
    try {
      const settled = whilePresent(page, () => iadvize.settle(enough, { within }))
      await Promise.race([settled, late])
      return enough() ? CUT : null
    } finally {
      clearInterval(timer)
    }
  }
  return { rest, restLimitMs: limitMs + stepLimitMs }
}
