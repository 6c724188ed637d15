/**
 * The life of the tag as a pure function: no clock, no storage, no network. Times, numbers and tokens arrive inside events. What
 * must be done is returned as a list of effects, in order.
 */

import { begin, FIRST, sessionDue } from './beginnings.ts'
import { attemptFailed, failed, refuseCall, succeeded } from './endings.ts'
import { optionTypeOf, readOption, sketch, tokenName } from './option.ts'
import { pageFailure, sessionOf } from './states.ts'
import type { Activating, Effect, Rules, TagEvent, TagFailure, TagState, Transition } from './states.ts'

export const transition = (state: TagState, event: TagEvent, rules: Rules): Transition => {
  switch (event.type) {
    case 'tag-started':
      return state.phase.kind === 'stopped' ? startByItself(state, event.activation, rules) : [state, []]
    case 'activate-called':
      return activateCalled(state, event.activation, rules)
    case 'provider-answered':
    case 'provider-failed':
      return providerEnded(state, event, rules)
    case 'attempt-answered':
      return attemptAnswered(state, event, rules)
    case 'retry-due':
      return retryDue(state, event, rules)
    case 'session-due':
      return sessionDue(state, event)
    case 'logout-called':
      return logoutCalled(state, event, rules)
    default:
      return event satisfies never
  }
}

/** Without authentication mode, the tag starts by itself, anonymously. */
const startByItself = (stopped: TagState, activation: number, { authenticationMode }: Rules): Transition =>
  authenticationMode ? [stopped, []] : begin(stopped, { ...FIRST, activation, by: 'tag' })

const activateCalled = (state: TagState, activation: number, rules: Rules): Transition => {
  const requested: Effect = { type: 'write', entry: { type: 'activation-requested', activation } }
  const failure = refusalOfCall(state, rules)
  if (failure !== null && !rules.fidelity.refusedCallAsksProvider) {
    return [state, [requested, ...refuseCall(activation, { failure, provided: null })]]
  }
  const before = sessionOf(state.phase)
  const [asking, effects] = begin(state, { ...FIRST, activation, by: 'site', before, asks: activation })
  const asked = [requested, ...effects]
  return failure === null
    ? [asking, asked]
    : [{ ...state, refused: { ...state.refused, [activation]: failure } }, asked]
}

/** Why a call of `activate` must fail now. An anonymous visitor may become secured: the vendor documents that. */
const refusalOfCall = ({ phase }: TagState, { fidelity }: Rules): TagFailure | null => {
  if (phase.kind === 'activating' && phase.by === 'site') {
    return { ...pageFailure('LOGIN_ALREADY_ONGOING'), reason: fidelity.ongoingReason }
  }
  // Only a secured visitor has a provider to call, and has it during the activation as well.
  return 'asks' in phase && phase.asks !== null ? pageFailure('ALREADY_ACTIVATED') : null
}

type ProviderEvent = Extract<TagEvent, { type: 'provider-answered' | 'provider-failed' }>

const providerEnded = (state: TagState, event: ProviderEvent, rules: Rules): Transition => {
  const { activation } = event
  const { [activation]: refusal, ...refused } = state.refused
  const phase = current(state, event)
  const provided = event.type === 'provider-answered' ? event.value : null
  if (refusal !== undefined) {
    return [{ ...state, refused }, [told(event, rules), ...refuseCall(activation, { failure: refusal, provided })]]
  }
  if (phase?.step.kind !== 'asking') return [state, []]
  const [next, effects] =
    event.type === 'provider-answered'
      ? providerAnswered(state, phase, { provided, rules })
      : providerFailed(state, phase, { how: event.how, rules })
  return [next, [told(event, rules), ...effects]]
}

const providerAnswered = (
  state: TagState,
  phase: Activating,
  { provided, rules }: { readonly provided: unknown; readonly rules: Rules },
): Transition => {
  const option = readOption(provided, rules.fidelity)
  const isSecured = option?.type === 'SECURED_AUTHENTICATION'
  // A refresh never makes a secured visitor anonymous.
  if (option === null || (!isSecured && phase.by === 'refresh')) {
    return failed(state, phase, { failure: pageFailure('OPTION_INVALID'), provided })
  }
  const { before } = phase
  if (isSecured || before === null) return begin(state, phase, option)
  // A second anonymous activation counts as activating twice. The previous identity is kept.
  const failure = pageFailure('ALREADY_ACTIVATED')
  return [{ ...state, phase: before }, refuseCall(phase.activation, { failure, provided }, phase.attempt - 1)]
}

const providerFailed = (
  state: TagState,
  phase: Activating,
  { how, rules }: { readonly how: 'threw' | 'timed-out'; readonly rules: Rules },
): Transition => {
  const failure = pageFailure(how === 'threw' ? 'PROVIDER_FAILED' : 'PROVIDER_TIMED_OUT')
  return attemptFailed(state, phase, { failure, last: null, rules })
}

/** What the journal shows of a provider's answer. */
const told = (event: ProviderEvent, { fidelity }: Rules): Effect => {
  const { activation, attempt } = event
  const provided = event.type === 'provider-answered' ? event.value : null
  const option = readOption(provided, fidelity)
  const outcome = event.type === 'provider-failed' ? event.how : option === null ? 'invalid' : 'option'
  const optionType = optionTypeOf(provided)
  const token = option === null ? null : tokenName(option)
  const detail = outcome === 'invalid' && { detail: sketch(provided) }
  return {
    type: 'write',
    entry: { type: 'provider-answered', activation, attempt, outcome, optionType, token, ...detail },
  }
}

const attemptAnswered = (
  state: TagState,
  event: Extract<TagEvent, { type: 'attempt-answered' }>,
  rules: Rules,
): Transition => {
  const phase = current(state, event)
  if (phase?.step.kind !== 'sending') return [state, []]
  const { option } = phase.step
  const { answer } = event
  if (answer.accepted) return succeeded(state, phase, { option, identity: answer.identity })
  return attemptFailed(state, phase, { failure: answer.failure, last: option, rules })
}

const retryDue = (state: TagState, event: Extract<TagEvent, { type: 'retry-due' }>, rules: Rules): Transition => {
  const waiting = current(state, event)
  if (waiting?.step.kind !== 'waiting') return [state, []]
  const next = { ...waiting, attempt: waiting.attempt + 1 }
  return begin(state, next, rules.fidelity.retryToken === 'same' ? waiting.step.last : null)
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
  const [next, starting] = startByItself(stopped, event.activation, rules)
  return [next, [...called, ...ended, ...starting]]
}

type Numbers = { readonly activation: number; readonly attempt: number }

/** True if an answer of the provider would be used: for the running activation, or to echo its option in a refusal. */
export const isAsking = (state: TagState, asked: Numbers): boolean =>
  asked.activation in state.refused || current(state, asked)?.step.kind === 'asking'

/** The running activation, if the event belongs to its current attempt; null for events that arrive too late. */
const current = ({ phase }: TagState, event: Numbers): Activating | null =>
  phase.kind === 'activating' && phase.activation === event.activation && phase.attempt === event.attempt ? phase : null
