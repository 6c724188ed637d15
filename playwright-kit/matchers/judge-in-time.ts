/** Judges repeatedly until the result is as wanted or the time is up. */

import { setTimeout as pause } from 'node:timers/promises'
import type { LookAhead, Rehearsed, Settling } from '../rehearsed.ts'
import { problemOfMemory } from '../../claims/claim.ts'
import { untold, type Judgement } from '../../claims/judgement.ts'
import { runAhead } from './run-ahead.ts'
import { waitsForTime } from './waits-for-time.ts'

export type Claim = {
  readonly judge: () => Judgement | Promise<Judgement>
  /** The wanted value of `pass`. */
  readonly wanted: boolean
  /** The claim is that something did not happen, or not again. It passes only after looking ahead. */
  readonly isNegative: boolean
  /** A result that is not as wanted can never become so, so there is nothing to wait for. */
  readonly isLostAtOnce: boolean
  /** Why what a negative claim is about could not be observed; null if it could. */
  readonly unseen: () => string | null
  readonly timeoutMs: number
  /** How far the claim looks ahead, and how the test wrote it. */
  readonly settling: Settling
}

export type Judged = {
  readonly judgement: Judgement
  /** How far the claim looked ahead; null if time was not moved, because the claim never held. */
  readonly looked: LookAhead | null
}

/** Short, because reading the journal costs next to nothing and the test waits for it. */
const INTERVALS_MS = [10, 20]
const INTERVAL_MS = 25

/** Real milliseconds without a new entry after which time is run ahead for a tag that waits. */
const SILENCE_MS = 100

export const judgeInTime = async (rehearsed: Rehearsed, claim: Claim): Promise<Judged> => {
  const { wanted, isNegative, isLostAtOnce, timeoutMs, settling } = claim
  const deadline = Date.now() + timeoutMs
  const helpAlong = createHelper(rehearsed, settling)
  const { whole = rehearsed } = rehearsed
  const { news } = whole
  // What running time ahead brought stays in the journal, so a later round may use it without looking ahead itself.
  let looked: LookAhead | null = null
  for (let round = 0; ; round += 1) {
    let judgement = await claim.judge()
    if (judgement.pass === wanted && isNegative) {
      looked = await runAhead(rehearsed, undefined, settling)
      checkMemory(rehearsed)
      judgement = await claim.judge()
      const unseen = claim.unseen()
      if (judgement.pass === wanted && unseen !== null) return { judgement: untold(judgement, unseen), looked }
    }
    if (judgement.pass === wanted || isLostAtOnce) return { judgement, looked }
    // Reported as a claim that was not awaited. An error thrown now would count against the next test.
    if (whole.isClosed?.() === true) return { judgement: { ...judgement, pass: wanted }, looked }
    const leftMs = deadline - Date.now()
    if (leftMs <= 0) return { judgement, looked }
    await helpAlong()
    const intervalMs = Math.min(INTERVALS_MS[round] ?? INTERVAL_MS, leftMs)
    await (news?.(intervalMs) ?? pause(intervalMs))
  }
}

const checkMemory = (rehearsed: Rehearsed): void => {
  const { whole = rehearsed } = rehearsed
  const problem = problemOfMemory((whole.entries()[0]?.index ?? 1) - 1)
  if (problem !== null) throw new Error(problem)
}

/**
 * Runs time ahead while the tag waits for time, once per silence and no further than needed. It does nothing for the site's own
 * timers: those are left to the test, because a claim could otherwise come true through an unexpected timer. A tag on a slow
 * machine is silent as well; its pending requests are then answered before time moves, so time does not move at all.
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
