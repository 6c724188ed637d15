/** The journal of a stage as it grows, for as long as a claim waits. */

import { createSeenEntries, type SeenEntries } from '../seen-entries.ts'
import type { StageClient } from '../stage-client.ts'

export type FollowedStage = Pick<StageClient, 'id' | 'events'>

export type Follower = {
  readonly seen: SeenEntries
  /** Resolves when entries came, when none came for so long, or when the time of the claim is up. */
  readonly next: (quietMs: number) => Promise<'news' | 'quiet' | 'late'>
  readonly end: () => void
}

/** `next` rejects if the stage cannot be followed. */
export const follow = (stage: FollowedStage, timeoutMs: number): Follower => {
  const seen = createSeenEntries()
  const ends = new AbortController()
  const deadline = timeoutMs === 0 ? Infinity : performance.now() + timeoutMs
  let count = 0
  let lastAt = performance.now()
  let isBegun = false
  let failure: Error | null = null
  let wake = (): void => {}
  const read = async (): Promise<void> => {
    for await (const event of stage.events({ signal: ends.signal })) {
      if (event.type === 'dropped') throw new Error(`The stage "${stage.id}" was deleted while a claim waited.`)
      const news = seen.take(event)
      // The stand-in first tells what the journal holds, if anything, and then the state.
      if (event.type === 'state') isBegun = true
      count += news.length
      if (news.length > 0) lastAt = performance.now()
      wake()
    }
  }
  read().catch((error: unknown) => {
    failure = error instanceof Error ? error : new Error(String(error))
    wake()
  })
  let told = 0
  const next: Follower['next'] = async (quietMs) => {
    for (;;) {
      if (failure !== null) throw failure
      if (count > told) {
        told = count
        return 'news'
      }
      const now = performance.now()
      const quietAt = isBegun ? lastAt + quietMs : Infinity
      if (now >= quietAt) return 'quiet'
      if (now >= deadline) return 'late'
      await untilWoken(Math.min(quietAt, deadline) - now, (resolve) => (wake = resolve))
    }
  }
  return { seen, next, end: () => ends.abort() }
}

/** Node's timers take no longer times. */
const LONGEST_MS = 2 ** 31 - 1

const untilWoken = (ms: number, onWake: (resolve: () => void) => void): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, Math.min(Math.max(ms, 1), LONGEST_MS))
    onWake(() => {
      clearTimeout(timer)
      resolve()
    })
  })
