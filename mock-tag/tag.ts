/** One running tag: its state, and the two members that change it. */

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
import { runEffect, type Deps, type Settle } from './run-effects.ts'

type Members = Pick<IAdvize, 'activate' | 'logout'>

export type Tag = {
  readonly members: Members
  readonly start: () => void
  /** The visitor logged out in another tab of this browser. */
  readonly loggedOutElsewhere: () => void
  /** The page has loaded the tag again: this tag answers its calls and does nothing else any more. */
  readonly end: () => void
  /** The session must be renewed, or it has ended. */
  readonly sessionDue: (isOver: boolean) => void
}

/** `onPhase` is called with the phase after each event, before the event's effects. */
export const createTag = (
  rules: Rules,
  deps: Omit<Deps, 'calls' | 'providers' | 'fidelity' | 'isWanted'>,
  onPhase: (phase: Phase) => void,
): Tag => {
  const calls = new Map<number, Settle>()
  const providers = new Map<number, TokenProvider>()
  let state: TagState = INITIAL_STATE
  let decide = transition
  let lastActivation = 0

  const isWanted: Deps['isWanted'] = (asked) => decide === transition && isAsking(state, asked)
  const dispatch = oneAtATime((event: TagEvent): void => {
    const [next, effects] = decide(state, event, rules)
    state = next
    tell(onPhase, state.phase)
    effects.forEach((effect) => runEffect(effect, { ...deps, ...rules, calls, providers, isWanted }, dispatch))
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
      deps.setAlarm([])
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

/** A tag that has ended only answers its calls, whatever the event. */
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

/** A provider that calls `logout()` at once must not interrupt the effects that called the provider. */
const oneAtATime = <Event>(work: (event: Event) => void): ((event: Event) => void) => {
  const waiting: Event[] = []
  return (event) => {
    // The first event in the queue is in progress.
    if (waiting.push(event) > 1) return
    for (; waiting[0] !== undefined; waiting.shift()) work(waiting[0])
  }
}
