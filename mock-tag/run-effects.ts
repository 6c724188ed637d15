/** The only file of the tag that acts: it performs the effects that `transition` decided on. */

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

/** Answers one call of `activate`. */
export type Settle = (result: ActivationResult) => void

export type Means = {
  /** Those that have not been answered yet. */
  readonly calls: Map<number, Settle>
  /** Of calls that are under way or have succeeded: a refresh asks again. */
  readonly providers: Map<number, TokenProvider>
  readonly storage: Pick<VisitorStorage, 'store' | 'vuid' | 'clear'>
  readonly journal: JournalWriter
  readonly sendAttempt: PlatformClient
  readonly fidelity: Fidelity
  readonly tellOtherTabs: () => void
  readonly setAlarm: SetAlarm
  /** Whether the provider's answer would still count: the visitor may have logged out since it was to be asked. */
  readonly isWanted: (asked: AskProvider) => boolean
}

export type AskProvider = Extract<Effect, { type: 'ask-provider' }>

export const runEffect = (effect: Effect, means: Means, dispatch: (event: TagEvent) => void): void => {
  switch (effect.type) {
    case 'ask-provider':
      return void askProvider(effect, means, dispatch)
    case 'send-attempt':
      return void sendAttempt(effect, means, dispatch)
    case 'schedule-retry': {
      const { activation, attempt, code, delayMs } = effect
      setTimeout(() => dispatch({ type: 'retry-due', activation, attempt }), delayMs)
      means.journal.write({ type: 'retry-scheduled', activation, code, delayMs })
      return
    }
    case 'settle-activation': {
      const { activation, result } = effect
      means.calls.get(activation)?.(result)
      means.calls.delete(activation)
      if ('reason' in result.authentication) means.providers.delete(activation)
      return
    }
    case 'store-identity':
      return storeIdentity(effect.identity, means)
    case 'clear-identity':
      means.setAlarm([])
      return means.storage.clear()
    case 'tell-other-tabs':
      return means.tellOtherTabs()
    case 'write':
      return means.journal.write(effect.entry)
    default:
      effect satisfies never
  }
}

/** The session begins now: whether the page's clock agrees with the platform's does not matter. */
const storeIdentity = (identity: Identity, { storage, journal, fidelity, setAlarm }: Means): void => {
  // The storage tells the journal: it may have to wait for consent.
  storage.store(identity)
  const lifeMs = sessionLifeMs(identity.accessToken)
  if (!(lifeMs > 0)) return setAlarm([])
  // A session shorter than the lead would else be renewed without a pause.
  const delayMs = lifeMs - Math.min(fidelity.refreshLeadMs, lifeMs / 2)
  journal.write({ type: 'refresh-scheduled', delayMs })
  setAlarm([delayMs, lifeMs].map((ms) => Date.now() + ms))
}

/**
 * A task later, because a provider may listen for the next message to its window: the vendor's boxed tag does, and its
 * host posts another message right behind the one that calls `activate`.
 */
const askProvider = async (
  asked: AskProvider,
  { providers, journal, fidelity, isWanted }: Means,
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
    // Not a function: no option came of it, which the transition answers as an invalid one.
    const value: unknown = typeof provider === 'function' ? await provider() : undefined
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
  means: Means,
  dispatch: (event: TagEvent) => void,
): Promise<void> => {
  const { type: optionType } = option
  means.journal.write({ type: 'attempt-sent', activation, attempt, optionType, token: tokenName(option) })
  const answer = await means.sendAttempt(option, means.storage.vuid())
  dispatch({ type: 'attempt-answered', activation, attempt, answer })
}
