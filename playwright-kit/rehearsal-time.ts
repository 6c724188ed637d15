/** The time of a rehearsal, as its options want it. */

import process from 'node:process'
import type { BrowserContext } from '@playwright/test'
import type { Stage } from '../stage/stage.ts'
import type { RehearsalOptions } from './rehearsal.ts'
import { createTimeWatch } from './time-watch.ts'
import type { VendorCalls } from './vendor-calls.ts'
import { createVirtualTime, type VirtualTime } from './virtual-time.ts'

type RehearsalTime = {
  /** Null where time is the machine's. */
  readonly time: VirtualTime | null
  readonly waitsFor: () => string | null
}

export const createRehearsalTime = (
  { clock, fullBeats, patienceMs = () => PATIENCE_MS, onWaiting = say, onGivenUp = () => {} }: RehearsalOptions,
  contexts: ReadonlySet<BrowserContext>,
  { calls, stage }: { readonly calls: VendorCalls; readonly stage: () => Stage },
): RehearsalTime => {
  const watch = createTimeWatch({ patienceMs, say: onWaiting })
  const means = {
    contexts: () => [...contexts],
    clock: () => stage().clock,
    lookAheadTo: (at: number | null) => stage().lookAhead.to(at),
    startAhead: startAhead(contexts),
    calls,
    watch,
    fullBeats,
    onGivenUp,
  }
  return { time: clock === 'real' ? null : createVirtualTime(means), waitsFor: watch.sentence }
}

const PATIENCE_MS = 3_000

const say = (sentence: string): void => void process.stderr.write(`Rehearsal: ${sentence}\n`)

const startAhead =
  (contexts: ReadonlySet<BrowserContext>) =>
  async (aheadMs: number): Promise<void> => {
    const content = `window.iadvizeRehearsal?.follow(${aheadMs})`
    await Promise.all([...contexts].map((context) => context.addInitScript({ content }).catch(() => {})))
  }
