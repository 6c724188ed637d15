/** Judges again and again, until it comes out as wanted or the time is up. */

import { setTimeout as pause } from 'node:timers/promises'
import type { LookAhead, Rehearsed, Settling } from '../rehearsed.ts'
import type { Judgement } from './judgement.ts'
import { runAhead } from './run-ahead.ts'
import { waitsForTime } from './waits-for-time.ts'

export type Claim = {
  readonly judge: () => Judgement | Promise<Judgement>
  /** What `pass` has to be. */
  readonly wanted: boolean
  /** The claim is that something did not happen, or not once more: it is not believed before the page has come to rest. */
  readonly isNegative: boolean
  /** Once it has come out other than wanted it will never come out as wanted: there is nothing to wait for. */
  readonly isLostAtOnce: boolean
  /** Why nothing could be seen of what a negative claim is about; null where it could. */
  readonly unseen: () => string | null
  readonly timeoutMs: number
  /** How far ahead it looks, and its own words. */
  readonly settling: Settling
}

export type Judged = {
  readonly judgement: Judgement
  /** How far was looked ahead; null where time was not moved, because the claim did not hold by then. */
  readonly looked: LookAhead | null
}

/** A look at the journal costs next to nothing, and whoever waits for it has all of a test still to do. */
const INTERVALS_MS = [10, 20]
const INTERVAL_MS = 25

/** The journal must have been silent for so long before time is run ahead for a tag that waits. */
const SILENCE_MS = 100

export const judgeInTime = async (rehearsed: Rehearsed, claim: Claim): Promise<Judged> => {
  const { wanted, isNegative, isLostAtOnce, timeoutMs, settling } = claim
  const deadline = Date.now() + timeoutMs
  const helpAlong = createHelper(rehearsed, settling)
  const { whole = rehearsed } = rehearsed
  const { news } = whole
  for (let round = 0; ; round += 1) {
    let judgement = await claim.judge()
    let looked: LookAhead | null = null
    if (judgement.pass === wanted && isNegative) {
      looked = await runAhead(rehearsed, undefined, settling)
      checkMemory(rehearsed)
      judgement = await claim.judge()
      const unseen = claim.unseen()
      if (judgement.pass === wanted && unseen !== null) return { judgement: untold(judgement, unseen), looked }
    }
    if (judgement.pass === wanted || isLostAtOnce) return { judgement, looked }
    // Reported as a claim that was not awaited; an error now would be one of the next test.
    if (whole.isClosed?.() === true) return { judgement: { ...judgement, pass: wanted }, looked }
    const leftMs = deadline - Date.now()
    if (leftMs <= 0) return { judgement, looked }
    await helpAlong()
    const intervalMs = Math.min(INTERVALS_MS[round] ?? INTERVAL_MS, leftMs)
    await (news?.(intervalMs) ?? pause(intervalMs))
  }
}

/** Nothing was found where nothing could be: that is no verdict, and the claim must not pass. */
const untold = (judgement: Judgement, unseen: string): Judgement => ({
  ...judgement,
  pass: !judgement.pass,
  isUntold: true,
  actual: `could not tell: ${unseen}`,
  nearestMiss: null,
})

/** A journal is bounded: what never happened cannot be read in one that has forgotten its beginning. */
const checkMemory = (rehearsed: Rehearsed): void => {
  const { whole = rehearsed } = rehearsed
  const forgotten = (whole.entries()[0]?.index ?? 1) - 1
  if (forgotten === 0) return
  throw new Error(
    `The journal has forgotten its oldest entries (${forgotten}), so nothing can be said about what did not happen, or how often: claim it earlier in the test, or split the test.`,
  )
}

/**
 * Runs time ahead where the tag waits for it, once for each silence, and no further than that. Never for anything else: what
 * the site's own timers bring is brought by the test, or a claim would come true by a timer of which nobody thought. A tag
 * on a slow machine is silent as well: what was on its way has then come before time moves, and it moves not at all.
 */
const createHelper = (rehearsed: Rehearsed, { claim }: Settling): (() => Promise<void>) => {
  let length = -1
  let silentSince = Date.now()
  let isHelped = false
  return async () => {
    const entries = rehearsed.entries()
    const last = entries.at(-1)?.index ?? 0
    if (last !== length) {
      length = last
      silentSince = Date.now()
      isHelped = false
    }
    if (isHelped || Date.now() - silentSince < SILENCE_MS || !waitsForTime(entries)) return
    isHelped = true
    await runAhead(rehearsed, () => !waitsForTime(rehearsed.entries()), { claim })
  }
}
