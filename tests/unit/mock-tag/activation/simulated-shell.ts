import { isDeepStrictEqual } from 'node:util'
import { optionTypeOf, readOption } from '../../../../mock-tag/activation/option.ts'
import {
  INITIAL_STATE,
  type Effect,
  type Identity,
  type Rules,
  type TagEvent,
  type TagState,
} from '../../../../mock-tag/activation/states.ts'
import { transition } from '../../../../mock-tag/activation/transition.ts'

/**
 * What surrounds `transition` in a page, without the page: the calls of providers, the attempts and the timers that are
 * pending, and one place where an identity is stored. It carries out the effects, and throws as soon as one of them
 * breaks a promise that the tag makes.
 */
export type Shell = {
  readonly dispatch: (event: TagEvent) => void
  readonly pending: readonly Pending[]
  /** What has been dispatched, so that it can be told again. */
  readonly history: readonly TagEvent[]
  /** Whatever has been decided so far. */
  readonly effects: readonly Effect[]
  /** Throws when an activation is still awaited. */
  readonly end: () => void
}

/** Work that somebody outside of the tag has been given, and whose end is an event. */
export type Pending = Extract<Effect, { type: 'ask-provider' | 'send-attempt' | 'schedule-retry' }>

type Memory = {
  state: TagState
  held: Identity | null
  /** The attempt whose answer may bring an identity: the last one sent, until it is answered or overtaken. */
  awaited: { readonly activation: number; readonly attempt: number } | null
  readonly pending: Pending[]
  readonly history: TagEvent[]
  readonly effects: Effect[]
  /** Activations that somebody awaits, and what became of them. */
  readonly calls: Map<number, 'open' | 'settled'>
  readonly endedByLogout: Set<number>
  /** What the provider of an activation has given so far. */
  readonly given: Map<number, unknown[]>
  readonly asked: Map<number, number>
}

export const createShell = (rules: Rules): Shell => {
  const memory: Memory = {
    state: INITIAL_STATE,
    held: null,
    awaited: null,
    pending: [],
    history: [],
    effects: [],
    calls: new Map(),
    endedByLogout: new Set(),
    given: new Map(),
    asked: new Map(),
  }
  freezeDeeply(rules)
  return {
    pending: memory.pending,
    history: memory.history,
    effects: memory.effects,
    end: () =>
      promise(
        ![...memory.calls.values()].includes('open'),
        'every activation is settled when its work has been answered',
      ),
    dispatch: (event) => {
      memory.history.push(event)
      const effects = decide(memory, event, rules)
      memory.effects.push(...effects)
      listen(memory, event)
      for (const effect of effects) perform(memory, effect, { event, rules })
      checkIdentity(memory)
    },
  }
}

/** Pure: frozen input is left as it is, and the same input gives the same output. */
const decide = (memory: Memory, event: TagEvent, rules: Rules): readonly Effect[] => {
  const before = freezeDeeply(memory.state)
  const [next, effects] = transition(before, freezeDeeply(event), rules)
  promise(isDeepStrictEqual(transition(before, event, rules), [next, effects]), 'the same input gives the same output')
  memory.state = next
  return effects
}

/** What the event itself says, before anything is done about it. */
const listen = (memory: Memory, event: TagEvent): void => {
  if (event.type === 'activate-called') memory.calls.set(event.activation, 'open')
  if (event.type === 'provider-answered') {
    memory.given.set(event.activation, [...(memory.given.get(event.activation) ?? []), event.value])
  }
  if (event.type !== 'logout-called') return
  memory.awaited = null
  // A call that was refused before is no activation: its provider has been asked already, and it ends by itself.
  for (const [activation, state] of memory.calls) {
    if (state === 'open' && !(activation in memory.state.refused)) memory.endedByLogout.add(activation)
  }
}

type Cause = { readonly event: TagEvent; readonly rules: Rules }

const perform = (memory: Memory, effect: Effect, cause: Cause): void => {
  switch (effect.type) {
    case 'ask-provider':
      return askProvider(memory, effect, cause)
    case 'send-attempt':
      return sendAttempt(memory, effect, cause)
    case 'schedule-retry': {
      const { retryCount, retryDelaysMs } = cause.rules.fidelity
      promise(effect.attempt <= retryCount, 'no more retries than the stage wants')
      promise(retryDelaysMs.includes(effect.delayMs), 'a delay is one of those that the stage names')
      promise(isOpenOrOwn(memory, effect.activation), 'a retry is planned for an activation that has not ended')
      memory.awaited = null
      return void memory.pending.push(effect)
    }
    case 'settle-activation': {
      const { activation, result } = effect
      promise(memory.calls.get(activation) === 'open', 'an activation is settled once, and only if somebody awaits it')
      memory.calls.set(activation, 'settled')
      const isAccepted = cause.event.type === 'attempt-answered' && cause.event.answer.accepted
      const isSuccess = result.authentication.status === 'authentication-success'
      promise(isSuccess === isAccepted, 'success is said when the platform has said yes, and never else')
      return
    }
    case 'store-identity':
      return storeIdentity(memory, effect.identity, cause.event)
    case 'clear-identity':
      memory.held = null
      return
    case 'tell-other-tabs':
      return promise(
        cause.event.type === 'logout-called' && cause.event.by === 'site',
        'other tabs hear of a logout of the site only',
      )
    case 'write':
      return
    default:
      effect satisfies never
  }
}

const askProvider = (memory: Memory, effect: Extract<Pending, { type: 'ask-provider' }>, { rules }: Cause): void => {
  const { activation } = effect
  promise(memory.calls.get(activation) === 'open', 'no provider is asked for an activation that has been settled')
  promise(!memory.endedByLogout.has(activation), 'no provider is asked for an activation that a logout has ended')
  const asked = (memory.asked.get(activation) ?? 0) + 1
  memory.asked.set(activation, asked)
  promise(asked <= 1 + rules.fidelity.retryCount, 'a provider is asked once an attempt')
  memory.pending.push(effect)
}

const sendAttempt = (memory: Memory, effect: Extract<Pending, { type: 'send-attempt' }>, { rules }: Cause): void => {
  const { activation, attempt, option } = effect
  promise(isOpenOrOwn(memory, activation), 'an attempt is sent for an activation that has not ended')
  promise(!memory.endedByLogout.has(activation), 'no attempt is sent for an activation that a logout has ended')
  const given = memory.given.get(activation) ?? []
  const isGiven = given.some((value) => isDeepStrictEqual(readOption(value), option))
  const isOwn = !memory.calls.has(activation) && option.type === 'ANONYMOUS'
  promise(isGiven || (isOwn && !rules.authenticationMode), 'what is sent has been given by the provider')
  if (rules.authenticationMode && option.type === 'ANONYMOUS') {
    const isWanted = given.some((value) => optionTypeOf(value) === 'ANONYMOUS')
    promise(isWanted, 'in authentication mode nobody becomes anonymous by themselves')
  }
  memory.awaited = { activation, attempt }
  memory.pending.push(effect)
}

const storeIdentity = (memory: Memory, identity: Identity, event: TagEvent): void => {
  const isAnswer = event.type === 'attempt-answered' && event.answer.accepted && event.answer.identity === identity
  const { activation, attempt } = memory.awaited ?? {}
  promise(
    isAnswer && event.activation === activation && event.attempt === attempt,
    'an identity comes with a yes to the present attempt',
  )
  promise(memory.held?.kind !== 'secured', 'nobody takes the place of somebody who is authenticated')
  memory.awaited = null
  memory.held = identity
}

/** What the state says of the identity is what is stored. */
const checkIdentity = ({ state: { phase }, held }: Memory): void => {
  switch (phase.kind) {
    case 'authenticated':
      return promise(phase.identity === held, 'who is authenticated is who is stored')
    case 'activating':
      promise(phase.before === held, 'during an activation there is nobody but whom it is to replace')
      return promise(held?.kind !== 'secured', 'only somebody anonymous is replaced')
    case 'stopped':
    case 'failed':
      return promise(held === null, 'without an activation there is no identity')
    default:
      phase satisfies never
  }
}

/** The tag's own anonymous start is awaited by nobody. */
const isOpenOrOwn = ({ calls }: Memory, activation: number): boolean => calls.get(activation) !== 'settled'

const promise = (isKept: boolean, claim: string): void => {
  if (!isKept) throw new Error(`broken: ${claim}`)
}

const freezeDeeply = <Value>(value: Value): Value => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.freeze(value)
  Object.values(value).forEach(freezeDeeply)
  return value
}
