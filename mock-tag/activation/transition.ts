/**
 * The life of the tag as a pure function: no clock, no storage, no network. Time, numbers and tokens arrive inside
 * events; what is to be done leaves as effects, in order.
 */

import type { AuthenticationOption } from '../../protocol/activation.ts'
import { attemptFailed, failed, refuseCall, succeeded } from './endings.ts'
import { optionTypeOf, readOption, tokenName } from './option.ts'
import { pageFailure } from './states.ts'
import type { Activating, Effect, Rules, TagEvent, TagFailure, TagState, Transition } from './states.ts'

export const transition = (state: TagState, event: TagEvent, rules: Rules): Transition => {
  switch (event.type) {
    case 'tag-started':
      return rules.authenticationMode || state.phase.kind !== 'stopped'
        ? [state, []]
        : startByItself(state, event.activation)
    case 'activate-called':
      return activateCalled(state, event.activation, rules)
    case 'provider-answered':
    case 'provider-failed':
      return providerEnded(state, event, rules)
    case 'attempt-answered':
      return attemptAnswered(state, event, rules)
    case 'retry-due':
      return retryDue(state, event, rules)
    case 'logout-called':
      return logoutCalled(state, event, rules)
    default:
      return event satisfies never
  }
}

const startByItself = (state: TagState, activation: number): Transition => {
  const option = { type: 'ANONYMOUS' } as const
  return send(state, { kind: 'activating', activation, by: 'tag', attempt: 1, before: null }, option)
}

const activateCalled = (state: TagState, activation: number, rules: Rules): Transition => {
  const requested: Effect = { type: 'write', entry: { type: 'activation-requested', activation } }
  const failure = refusalOfCall(state, rules)
  if (failure !== null && !rules.fidelity.refusedCallAsksProvider) {
    return [state, [requested, ...refuseCall(activation, { failure, provided: null })]]
  }
  const asked: readonly Effect[] = [requested, { type: 'ask-provider', activation, attempt: 1 }]
  if (failure !== null) return [{ ...state, refused: { ...state.refused, [activation]: failure } }, asked]
  const before = state.phase.kind === 'authenticated' ? state.phase.identity : null
  const step = { kind: 'asking' } as const
  return [{ ...state, phase: { kind: 'activating', activation, by: 'site', attempt: 1, step, before } }, asked]
}

/** Why a call of `activate` cannot be taken now. From anonymous to secured is documented, so anonymous is no reason. */
const refusalOfCall = ({ phase }: TagState, { fidelity }: Rules): TagFailure | null => {
  if (phase.kind === 'activating' && phase.by === 'site') {
    return { ...pageFailure('LOGIN_ALREADY_ONGOING'), reason: fidelity.ongoingReason }
  }
  if (phase.kind === 'authenticated' && phase.identity.kind === 'secured') return pageFailure('ALREADY_ACTIVATED')
  return null
}

type ProviderEvent = Extract<TagEvent, { type: 'provider-answered' | 'provider-failed' }>

const providerEnded = (state: TagState, event: ProviderEvent, rules: Rules): Transition => {
  const { activation } = event
  const { [activation]: refusal, ...refused } = state.refused
  const phase = current(state, event)
  const provided = event.type === 'provider-answered' ? event.value : null
  if (refusal !== undefined) {
    return [{ ...state, refused }, [told(event), ...refuseCall(activation, { failure: refusal, provided })]]
  }
  if (phase?.step.kind !== 'asking') return [state, []]
  const [next, effects] =
    event.type === 'provider-answered'
      ? providerAnswered(state, phase, provided)
      : providerFailed(state, phase, { how: event.how, rules })
  return [next, [told(event), ...effects]]
}

const providerAnswered = (state: TagState, phase: Activating, provided: unknown): Transition => {
  const option = readOption(provided)
  if (option === null) return failed(state, phase, { failure: pageFailure('OPTION_INVALID'), provided })
  if (option.type === 'ANONYMOUS' && phase.before !== null) {
    // Anonymous twice is "activate twice"; the identity that was there stays.
    const effects = refuseCall(
      phase.activation,
      { failure: pageFailure('ALREADY_ACTIVATED'), provided },
      phase.attempt - 1,
    )
    return [{ ...state, phase: { kind: 'authenticated', identity: phase.before } }, effects]
  }
  return send(state, phase, option)
}

const providerFailed = (
  state: TagState,
  phase: Activating,
  { how, rules }: { readonly how: 'threw' | 'timed-out'; readonly rules: Rules },
): Transition => {
  const failure = pageFailure(how === 'threw' ? 'PROVIDER_FAILED' : 'PROVIDER_TIMED_OUT')
  return attemptFailed(state, phase, { failure, last: null, rules })
}

/** What the journal learns of a provider's answer. */
const told = (event: ProviderEvent): Effect => {
  const { activation, attempt } = event
  const provided = event.type === 'provider-answered' ? event.value : null
  const option = readOption(provided)
  const outcome = event.type === 'provider-failed' ? event.how : option === null ? 'invalid' : 'option'
  const optionType = optionTypeOf(provided)
  const token = option === null ? null : tokenName(option)
  return { type: 'write', entry: { type: 'provider-answered', activation, attempt, outcome, optionType, token } }
}

const attemptAnswered = (
  state: TagState,
  event: Extract<TagEvent, { type: 'attempt-answered' }>,
  rules: Rules,
): Transition => {
  const phase = current(state, event)
  if (phase?.step.kind !== 'sending') return [state, []]
  const { option } = phase.step
  if (event.answer.accepted) return succeeded(state, phase, { option, identity: event.answer.identity })
  return attemptFailed(state, phase, { failure: event.answer.failure, last: option, rules })
}

const retryDue = (state: TagState, event: Extract<TagEvent, { type: 'retry-due' }>, rules: Rules): Transition => {
  const waiting = current(state, event)
  if (waiting?.step.kind !== 'waiting') return [state, []]
  const { activation, step } = waiting
  const attempt = waiting.attempt + 1
  if (step.last !== null && (rules.fidelity.retryToken === 'same' || waiting.by === 'tag')) {
    return send(state, { ...waiting, attempt }, step.last)
  }
  const asking: Activating = { ...waiting, attempt, step: { kind: 'asking' } }
  return [{ ...state, phase: asking }, [{ type: 'ask-provider', activation, attempt }]]
}

const logoutCalled = (
  state: TagState,
  event: Extract<TagEvent, { type: 'logout-called' }>,
  rules: Rules,
): Transition => {
  const called: readonly Effect[] =
    event.by === 'site' ? [{ type: 'write', entry: { type: 'logout-called' } }, { type: 'tell-other-tabs' }] : []
  const { phase } = state
  const ended: readonly Effect[] =
    phase.kind === 'activating'
      ? failed(state, phase, { failure: pageFailure('LOGGED_OUT_MEANWHILE'), provided: null })[1]
      : [{ type: 'clear-identity' }]
  const stopped: TagState = { ...state, phase: { kind: 'stopped' } }
  const effects = [...called, ...ended]
  if (rules.authenticationMode) return [stopped, effects]
  const [started, starting] = startByItself(stopped, event.activation)
  return [started, [...effects, ...starting]]
}

/** The running activation, if the event belongs to its present attempt; whatever else comes, comes too late. */
const current = (
  { phase }: TagState,
  event: { readonly activation: number; readonly attempt: number },
): Activating | null =>
  phase.kind === 'activating' && phase.activation === event.activation && phase.attempt === event.attempt ? phase : null

const send = (state: TagState, phase: Omit<Activating, 'step'>, option: AuthenticationOption): Transition => {
  const { activation, attempt } = phase
  return [
    { ...state, phase: { ...phase, step: { kind: 'sending', option } } },
    [{ type: 'send-attempt', activation, attempt, option }],
  ]
}
