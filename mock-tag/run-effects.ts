/** The only file of the tag with side effects: it performs the effects that `transition` decided on. */

import type { ActivationResult, TokenProvider } from '../protocol/activation.ts'
import type { Fidelity } from '../protocol/fidelity.ts'
import { tokenName } from './activation/option.ts'
import { sessionLifeMs } from './activation/session-life.ts'
import type { Effect, Identity, TagEvent } from './activation/states.ts'
import type { SetAlarm } from './alarm.ts'
import { complain } from './complain.ts'
import type { JournalWriter } from './journal-writer.ts'
import { nextTask } from './next-task.ts'
import type { PlatformClient } from './platform-client.ts'
import type { VisitorStorage } from './storage/visitor-storage.ts'

/** Resolves one call of `activate`. */
export type Settle = (result: ActivationResult) => void

export type Deps = {
  /** The calls that have no result yet. */
  readonly calls: Map<number, Settle>
  /** The providers of calls that are in progress or have succeeded: a refresh calls them again. */
  readonly providers: Map<number, TokenProvider>
  readonly storage: Pick<VisitorStorage, 'store' | 'vuid' | 'clear'>
  readonly journal: JournalWriter
  readonly sendAttempt: PlatformClient
  readonly fidelity: Fidelity
  readonly tellOtherTabs: () => void
  readonly setAlarm: SetAlarm
  /** Explains in the console what a provider returned instead of an option, from its sketch. */
  readonly explain: (sketch: string) => void
  /** Whether the provider's answer would still be used: the visitor may have logged out meanwhile. */
  readonly isWanted: (asked: AskProvider) => boolean
}

export type AskProvider = Extract<Effect, { type: 'ask-provider' }>

export const runEffect = (effect: Effect, deps: Deps, dispatch: (event: TagEvent) => void): void => {
  switch (effect.type) {
    case 'ask-provider':
      return void askProvider(effect, deps, dispatch)
    case 'send-attempt':
      return void sendAttempt(effect, deps, dispatch)
    case 'schedule-retry': {
      const { activation, attempt, code, delayMs } = effect
      setTimeout(() => dispatch({ type: 'retry-due', activation, attempt }), delayMs)
      deps.journal.write({ type: 'retry-scheduled', activation, code, delayMs })
      return
    }
    case 'settle-activation': {
      const { activation, result } = effect
      deps.calls.get(activation)?.(result)
      deps.calls.delete(activation)
      if ('reason' in result.authentication) deps.providers.delete(activation)
      return
    }
    case 'store-identity':
      return storeIdentity(effect.identity, deps)
    case 'clear-identity':
      deps.setAlarm([])
      return deps.storage.clear()
    case 'tell-other-tabs':
      return deps.tellOtherTabs()
    case 'write': {
      const { entry } = effect
      if ('detail' in entry && entry.detail) deps.explain(entry.detail)
      return deps.journal.write(entry)
    }
    default:
      effect satisfies never
  }
}

/** The session begins now, whether or not the page's clock agrees with the platform's. */
const storeIdentity = (identity: Identity, { storage, journal, fidelity, setAlarm }: Deps): void => {
  // The storage writes its own journal entry, because it may have to wait for consent.
  storage.store(identity)
  const lifeMs = sessionLifeMs(identity.accessToken)
  if (!(lifeMs > 0)) return setAlarm([])
  // Limits the lead, because a session shorter than it would be renewed continuously.
  const delayMs = lifeMs - Math.min(fidelity.refreshLeadMs, lifeMs / 2)
  journal.write({ type: 'refresh-scheduled', delayMs })
  setAlarm([delayMs, lifeMs].map((ms) => Date.now() + ms))
}

/**
 * Waits for the next task, because a provider may listen for the next message to its window. The vendor's boxed tag does: its
 * host posts another message right after the one that calls `activate`.
 */
const askProvider = async (
  asked: AskProvider,
  { providers, journal, fidelity, isWanted }: Deps,
  dispatch: (event: TagEvent) => void,
): Promise<void> => {
  const { activation, attempt, asks } = asked
  await nextTask()
  if (!isWanted(asked)) return
  journal.write({ type: 'provider-called', activation, attempt })
  const timer = setTimeout(
    () => dispatch({ type: 'provider-failed', activation, attempt, how: 'timed-out' }),
    fidelity.providerTimeoutMs,
  )
  try {
    const provider = providers.get(asks)
    // Not a function. This value is not an option, so the transition treats it as an invalid one.
    const value: unknown = typeof provider === 'function' ? await provider() : { activate: provider }
    dispatch({ type: 'provider-answered', activation, attempt, value })
  } catch (error) {
    complain('the authentication option provider failed', error)
    dispatch({ type: 'provider-failed', activation, attempt, how: 'threw' })
  } finally {
    clearTimeout(timer)
  }
}

const sendAttempt = async (
  { activation, attempt, option }: Extract<Effect, { type: 'send-attempt' }>,
  deps: Deps,
  dispatch: (event: TagEvent) => void,
): Promise<void> => {
  const { type: optionType } = option
  deps.journal.write({ type: 'attempt-sent', activation, attempt, optionType, token: tokenName(option) })
  const answer = await deps.sendAttempt(option, deps.storage.vuid())
  dispatch({ type: 'attempt-answered', activation, attempt, answer })
}
