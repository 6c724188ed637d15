/** One running tag: the state, and the two members that move it. */

import type { TokenProvider } from '../protocol/activation.ts'
import type { IAdvize } from '../protocol/web-sdk.ts'
import { refuseCall } from './activation/endings.ts'
import {
  INITIAL_STATE,
  pageFailure,
  type Phase,
  type Rules,
  type TagEvent,
  type TagState,
} from './activation/states.ts'
import { isAsking, transition } from './activation/transition.ts'
import { complain } from './complain.ts'
import { runEffect, type Means, type Settle } from './run-effects.ts'

type Members = Pick<IAdvize, 'activate' | 'logout'>

export type Tag = {
  readonly members: Members
  readonly start: () => void
  /** The visitor logged out in another tab of this browser. */
  readonly loggedOutElsewhere: () => void
  /** The page has loaded the tag again: calls are answered, and nothing else happens any more. */
  readonly end: () => void
  /** The session is to be renewed, or it is over. */
  readonly sessionDue: (isOver: boolean) => void
}

/** `onPhase` hears where the tag is after each event, before the event's effects. */
export const createTag = (
  rules: Rules,
  means: Omit<Means, 'calls' | 'providers' | 'fidelity' | 'isWanted'>,
  onPhase: (phase: Phase) => void,
): Tag => {
  const calls = new Map<number, Settle>()
  const providers = new Map<number, TokenProvider>()
  let state: TagState = INITIAL_STATE
  let decide = transition
  let lastActivation = 0

  const isWanted: Means['isWanted'] = (asked) => decide === transition && isAsking(state, asked)
  const dispatch = oneAtATime((event: TagEvent): void => {
    const [next, effects] = decide(state, event, rules)
    state = next
    tell(onPhase, state.phase)
    effects.forEach((effect) => runEffect(effect, { ...means, ...rules, calls, providers, isWanted }, dispatch))
  })
  const nextActivation = (): number => (lastActivation += 1)
  const logOut = (by: 'site' | 'other-tab'): void =>
    dispatch({ type: 'logout-called', by, activation: nextActivation() })

  const activate: Members['activate'] = (provider, onResult) =>
    new Promise((resolve) => {
      const activation = nextActivation()
      calls.set(activation, tellBoth(resolve, onResult))
      providers.set(activation, provider)
      dispatch({ type: 'activate-called', activation })
    })
  return {
    members: { activate, logout: async () => logOut('site') },
    start: () => dispatch({ type: 'tag-started', activation: 0 }),
    loggedOutElsewhere: () => logOut('other-tab'),
    end: () => {
      decide = refuseAll(calls)
      means.setAlarm([])
      logOut('site')
    },
    sessionDue: (isOver) => dispatch({ type: 'session-due', activation: nextActivation(), isOver }),
  }
}

const tell = (onPhase: (phase: Phase) => void, phase: Phase): void => {
  try {
    onPhase(phase)
  } catch (error) {
    complain('the chat window failed', error)
  }
}

const tellBoth =
  (resolve: Settle, onResult: Settle | undefined): Settle =>
  (result) => {
    resolve(result)
    if (typeof onResult === 'function') queueMicrotask(() => onResult(result))
  }

/** Whatever happens to a tag that has ended, all it does is to answer its calls. */
const refuseAll =
  (calls: ReadonlyMap<number, Settle>): typeof transition =>
  (state) => [
    state,
    [...calls.keys()].flatMap((activation) => {
      const { phase } = state
      const isRunning = phase.kind === 'activating' && phase.activation === activation
      return refuseCall(activation, LOADED_AGAIN, isRunning ? phase.attempt : 0)
    }),
  ]

const LOADED_AGAIN = { failure: pageFailure('TAG_LOADED_AGAIN'), provided: null }

/** A provider that calls logout() at once must not cut into the effects that called the provider. */
const oneAtATime = <Event>(work: (event: Event) => void): ((event: Event) => void) => {
  const waiting: Event[] = []
  return (event) => {
    // Whoever is first in the queue is at work.
    if (waiting.push(event) > 1) return
    for (; waiting[0] !== undefined; waiting.shift()) work(waiting[0])
  }
}
