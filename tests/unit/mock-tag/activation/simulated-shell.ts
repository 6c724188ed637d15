import { isDeepStrictEqual } from 'node:util'
import { optionTypeOf, readOption } from '../../../../mock-tag/activation/option.ts'
import {
  INITIAL_STATE,
  presentIdentity,
  type Effect,
  type Identity,
  type Rules,
  type TagEvent,
  type TagState,
} from '../../../../mock-tag/activation/states.ts'
import { transition } from '../../../../mock-tag/activation/transition.ts'
import type { TagEntry } from '../../../../journal/entries.ts'

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
  /** Time passes until the alarm of the session rings: first it is to be renewed, then it is over. */
  readonly ring: (activation: number) => void
  /** Throws when an activation is still awaited. */
  readonly end: () => void
}

type SessionDue = Extract<TagEvent, { type: 'session-due' }>

/** Work that somebody outside of the tag has been given, and whose end is an event. */
export type Pending = Extract<Effect, { type: 'ask-provider' | 'send-attempt' | 'schedule-retry' }>

type Memory = {
  state: TagState
  held: Identity | null
  /** The activation whose provider has brought somebody secured, for as long as they are held. */
  broughtBy: number | null
  /** The session that is held has ended. */
  isOver: boolean
  /** When the alarm is still to ring for the session that is held. */
  dues: SessionDue['isOver'][]
  refreshing: number | null
  /** An identity has ended in a failure, and nobody has called since. */
  hasFailed: boolean
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
    broughtBy: null,
    isOver: false,
    dues: [],
    refreshing: null,
    hasFailed: false,
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
  const dispatch = (event: TagEvent): void => {
    memory.history.push(event)
    const effects = decide(memory, event, rules)
    memory.effects.push(...effects)
    listen(memory, event)
    for (const effect of effects) perform(memory, effect, { event, rules })
    checkRefresh(memory)
    checkIdentity(memory)
  }
  return {
    pending: memory.pending,
    history: memory.history,
    effects: memory.effects,
    dispatch,
    ring: (activation) => {
      const isOver = memory.dues.shift()
      if (isOver !== undefined) dispatch({ type: 'session-due', activation, isOver })
    },
    end: () => {
      const open = [...memory.calls.values()].includes('open')
      promise(!open, 'every activation is settled when its work has been answered')
      promise(memory.refreshing === null, 'every refresh ends when its work has been answered')
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
  if (event.type === 'activate-called') {
    memory.calls.set(event.activation, 'open')
    memory.hasFailed = false
  }
  if (event.type === 'session-due' && event.isOver && memory.held !== null) memory.isOver = true
  if (event.type === 'provider-answered') {
    memory.given.set(event.activation, [...(memory.given.get(event.activation) ?? []), event.value])
  }
  if (event.type !== 'logout-called') return
  memory.awaited = null
  memory.hasFailed = false
  if (memory.refreshing !== null) memory.endedByLogout.add(memory.refreshing)
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
      if (isSuccess && memory.held?.kind === 'secured') memory.broughtBy = activation
      promise(isSuccess === isAccepted, 'success is said when the platform has said yes, and never else')
      return
    }
    case 'store-identity':
      return storeIdentity(memory, effect.identity, cause.event)
    case 'clear-identity':
      memory.hasFailed = cause.event.type !== 'logout-called'
      return void Object.assign(memory, { held: null, broughtBy: null, isOver: false, dues: [] })
    case 'tell-other-tabs':
      return promise(
        cause.event.type === 'logout-called' && cause.event.by === 'site',
        'other tabs hear of a logout of the site only',
      )
    case 'write':
      return noteRefresh(memory, effect.entry, cause.event)
    default:
      effect satisfies never
  }
}

const noteRefresh = (memory: Memory, entry: TagEntry, event: TagEvent): void => {
  if (entry.type === 'refresh-started') {
    promise(memory.refreshing === null, 'there is one refresh at a time')
    promise(memory.held !== null, 'only a session that is held is renewed')
    promise(event.type === 'session-due', 'a session is renewed when it is time')
    memory.refreshing = entry.activation
  }
  if (entry.type !== 'refresh-settled') return
  promise(memory.refreshing === entry.activation, 'a refresh ends once')
  const isRefreshed = entry.status === 'refreshed'
  promise(isRefreshed === (memory.held !== null), 'a refresh that failed ends the identity, and no other does')
  promise(isRefreshed === (entry.code === null), 'a refresh that failed says why')
  memory.refreshing = null
}

const askProvider = (memory: Memory, effect: Extract<Pending, { type: 'ask-provider' }>, { rules }: Cause): void => {
  const { activation, asks } = effect
  if (activation === memory.refreshing) {
    promise(memory.held?.kind === 'secured', 'for somebody anonymous, or for nobody, no provider is asked')
    promise(asks === memory.broughtBy, 'a refresh asks the provider that has brought the identity')
  } else {
    promise(memory.calls.get(activation) === 'open', 'no provider is asked for an activation that has been settled')
    promise(asks === activation, 'an activation asks its own provider')
  }
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
  const isGiven = given.some((value) => isDeepStrictEqual(readOption(value, rules.fidelity), option))
  const isAnonymous = option.type === 'ANONYMOUS'
  const isRefresh = activation === memory.refreshing
  const isStaying = isRefresh && memory.held?.kind === 'anonymous'
  const isOwn = !memory.calls.has(activation) && isAnonymous
  promise(isGiven || (isOwn && (isStaying || !rules.authenticationMode)), 'what is sent has been given by the provider')
  promise(!isRefresh || isAnonymous === isStaying, 'at a refresh nobody becomes another kind of visitor')
  promise(!isOwn || !memory.hasFailed, 'after a failure nobody becomes anonymous by themselves')
  if (rules.authenticationMode && isAnonymous && !isStaying) {
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
  const isRefresh = activation === memory.refreshing
  promise(isRefresh || memory.held?.kind !== 'secured', 'nobody takes the place of somebody who is authenticated')
  promise(!isRefresh || memory.held?.kind === identity.kind, 'a refresh brings the same kind of visitor')
  memory.awaited = null
  memory.held = identity
  memory.isOver = false
  memory.dues = [false, true]
}

/** A refresh is under way until it ends, or until a call of an anonymous visitor takes its place. */
const checkRefresh = (memory: Memory): void => {
  const { phase } = memory.state
  const refreshing = phase.kind === 'activating' && phase.by === 'refresh' ? phase.activation : null
  if (refreshing === null && memory.refreshing !== null) {
    promise(phase.kind === 'activating' && phase.by === 'site', 'a refresh does not end in silence')
    promise(memory.held?.kind === 'anonymous', 'nobody takes the place of somebody whose session is being renewed')
    memory.refreshing = null
  }
  promise(refreshing === memory.refreshing, 'the refresh that is under way is the one that was begun')
}

/** What the state says of the identity is what is stored, and a session that is over is not held. */
const checkIdentity = ({ state: { phase }, held, isOver }: Memory): void => {
  const present = isOver ? null : held
  switch (phase.kind) {
    case 'authenticated':
      promise(phase.identity === present, 'who is authenticated is who is stored, and the session goes on')
      return promise(presentIdentity(phase) === held, 'the visitor is who is authenticated')
    case 'activating': {
      const isRefresh = phase.by === 'refresh'
      promise((phase.before?.identity ?? null) === present, 'during an activation there is nobody but whom it is about')
      promise(
        presentIdentity(phase) === (isRefresh ? present : null),
        'the visitor stays who they are during a refresh',
      )
      return promise(isRefresh || held?.kind !== 'secured', 'only somebody anonymous is replaced')
    }
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
