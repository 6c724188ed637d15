/** Creates the time of a rehearsal from its options. */

import process from 'node:process'
import type { BrowserContext } from '@playwright/test'
import { DEFAULT_FIDELITY } from '../../protocol/fidelity.ts'
import type { Stage } from '../../stage/stage.ts'
import { createAskedProviders } from './asked-providers.ts'
import type { RehearsalOptions } from '../options/rehearsal-options.ts'
import { createTimeWatch } from './time-watch.ts'
import type { VendorCalls } from '../vendor/vendor-calls.ts'
import { createVirtualTime, type VirtualTime } from './virtual-time.ts'

type RehearsalTime = {
  /** Null if the clock is real. */
  readonly time: VirtualTime | null
  readonly waitsFor: () => string | null
  readonly now: () => Promise<number>
}

export const createRehearsalTime = (
  options: RehearsalOptions,
  contexts: ReadonlySet<BrowserContext>,
  { calls, stage }: { readonly calls: VendorCalls; readonly stage: () => Stage },
): RehearsalTime => {
  const { clock, fullBeats, patienceMs = () => PATIENCE_MS, onWaiting = say, onGivenUp = () => {} } = options
  const { onWaited = () => {}, answerLimitMs = ANSWER_LIMIT_MS } = options
  const watch = createTimeWatch({ patienceMs, say: onWaiting, onWaited })
  const providers = createAskedProviders({
    entriesAfter: (index) => stage().journal.after(index),
    now: () => stage().clock.now(),
    timeoutMs: () => shortestTimeoutMs(stage()),
  })
  const deps = {
    contexts: () => [...contexts],
    clock: () => stage().clock,
    lookAheadTo: (at: number | null) => stage().lookAhead.to(at),
    startAhead: startAhead(contexts),
    calls,
    providers,
    watch,
    answerLimitMs,
    fullBeats,
    onGivenUp,
  }
  const time = clock === 'real' ? null : createVirtualTime(deps)
  const now = async (): Promise<number> => {
    // While the timers of a page are being called, it is not known yet how far time will move.
    await time?.known()
    return stage().clock.now()
  }
  return { time, now, waitsFor: watch.sentence }
}

const PATIENCE_MS = 3_000

/** A page whose script never ends must not use up the time of the test, which can then report what it waited for. */
const ANSWER_LIMIT_MS = 15_000

/** A project may have its own limit. The shortest one is safe whichever project a page belongs to. */
const shortestTimeoutMs = ({ settings: { fidelity, projects } }: Stage): number => {
  const { providerTimeoutMs } = { ...DEFAULT_FIDELITY, ...fidelity }
  return Math.min(...projects.map((project) => project.fidelity?.providerTimeoutMs ?? providerTimeoutMs))
}

const say = (sentence: string): void => void process.stderr.write(`Rehearsal: ${sentence}\n`)

const startAhead =
  (contexts: ReadonlySet<BrowserContext>) =>
  async (aheadMs: number): Promise<void> => {
    const content = `window.iadvizeRehearsal?.follow(${aheadMs})`
    await Promise.all([...contexts].map((context) => context.addInitScript({ content }).catch(() => {})))
  }
