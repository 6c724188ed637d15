/** How an attempt, an activation, or a call of `activate` ends. */

import type { ActivationResult, AuthenticationOption } from '../../protocol/activation.ts'
import { echoOption, optionTypeOf } from './option.ts'
import { retryDelayMs } from './retry-policy.ts'
import type { Activating, Effect, Identity, Rules, TagFailure, TagState, Transition } from './states.ts'

/** The platform accepted the identity. */
export const succeeded = (
  state: TagState,
  phase: Activating,
  { option, identity }: { readonly option: AuthenticationOption; readonly identity: Identity },
): Transition => {
  const result: ActivationResult = { authentication: { option, status: 'authentication-success' } }
  // The next session of an anonymous visitor needs no provider.
  const asks = identity.kind === 'secured' ? phase.asks : null
  return [
    { ...state, phase: { kind: 'authenticated', identity, asks } },
    [{ type: 'store-identity', identity }, ...settle(phase, result, { code: null, optionType: option.type })],
  ]
}

/** An attempt failed: the tag retries by itself, or the activation fails. */
export const attemptFailed = (
  state: TagState,
  phase: Activating,
  end: { readonly failure: TagFailure; readonly last: AuthenticationOption | null; readonly rules: Rules },
): Transition => {
  const { failure, last, rules } = end
  const { activation, attempt } = phase
  const delayMs = failure.retried ? retryDelayMs(attempt, rules.fidelity) : null
  if (delayMs === null) return failed(state, phase, { failure, provided: { authenticationOption: last } })
  return [
    { ...state, phase: { ...phase, step: { kind: 'waiting', last } } },
    [{ type: 'schedule-retry', activation, attempt, code: failure.code, delayMs }],
  ]
}

/** A failure, with what the provider returned, so that it can be echoed. */
type Failed = { readonly failure: TagFailure; readonly provided: unknown }

/** The activation failed. The stored identity is removed, and no anonymous identity replaces it. */
export const failed = (state: TagState, phase: Activating, end: Failed): Transition => [
  { ...state, phase: { kind: 'failed', reason: end.failure.reason } },
  [{ type: 'clear-identity' }, ...settleAsFailed(phase, end)],
]

/** A call of `activate` was refused. The previous state continues. */
export const refuseCall = (activation: number, end: Failed, attempt = 0): readonly Effect[] =>
  settleAsFailed({ activation, by: 'site', attempt }, end)

type Settled = Pick<Activating, 'activation' | 'by' | 'attempt'>

const settleAsFailed = (call: Settled, { failure, provided }: Failed): readonly Effect[] => {
  const { code, reason } = failure
  const result: ActivationResult = {
    authentication: { option: echoOption(provided), status: 'authentication-failure', reason },
  }
  return settle(call, result, { code, optionType: optionTypeOf(provided) })
}

const settle = (
  { activation, by, attempt }: Settled,
  result: ActivationResult,
  told: { readonly code: TagFailure['code'] | null; readonly optionType: string | null },
): readonly Effect[] => {
  const { status, reason = null } = { reason: undefined, ...result.authentication }
  if (by === 'refresh') {
    const { code } = told
    const end = code === null ? 'refreshed' : 'identity-ended'
    const entry = { type: 'refresh-settled', activation, status: end, reason, attempts: attempt, code } as const
    return [{ type: 'write', entry }]
  }
  const entry = { type: 'activation-settled', activation, status, reason, attempts: attempt, ...told } as const
  const write: Effect = { type: 'write', entry }
  return by === 'site' ? [write, { type: 'settle-activation', activation, result }] : [write]
}
