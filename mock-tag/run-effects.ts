/** The only file of the tag that acts: it performs the effects that `transition` decided on. */

import type { ActivationResult, TokenProvider } from '../protocol/activation.ts'
import { tokenName } from './activation/option.ts'
import type { Effect, TagEvent } from './activation/states.ts'
import { complain } from './complain.ts'
import type { JournalWriter } from './journal-writer.ts'
import type { PlatformClient } from './platform-client.ts'
import type { VisitorStorage } from './storage/visitor-storage.ts'

/** One call of `activate` that has not been answered yet. */
export type Call = { readonly provider: TokenProvider; readonly settle: (result: ActivationResult) => void }

export type Means = {
  readonly calls: Map<number, Call>
  readonly storage: Pick<VisitorStorage, 'store' | 'vuid' | 'clear'>
  readonly journal: JournalWriter
  readonly sendAttempt: PlatformClient
  readonly providerTimeoutMs: number
  readonly tellOtherTabs: () => void
}

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
    case 'settle-activation':
      means.calls.get(effect.activation)?.settle(effect.result)
      means.calls.delete(effect.activation)
      return
    case 'store-identity':
      // The storage tells the journal: it may have to wait for consent.
      return means.storage.store(effect.identity)
    case 'clear-identity':
      return means.storage.clear()
    case 'tell-other-tabs':
      return means.tellOtherTabs()
    case 'write':
      return means.journal.write(effect.entry)
    default:
      effect satisfies never
  }
}

const askProvider = async (
  { activation, attempt }: Extract<Effect, { type: 'ask-provider' }>,
  { calls, journal, providerTimeoutMs }: Means,
  dispatch: (event: TagEvent) => void,
): Promise<void> => {
  journal.write({ type: 'provider-called', activation, attempt })
  const timer = setTimeout(
    () => dispatch({ type: 'provider-failed', activation, attempt, how: 'timed-out' }),
    providerTimeoutMs,
  )
  try {
    const provider = calls.get(activation)?.provider
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
