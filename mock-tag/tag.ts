/** One running tag: the state, and the two members that move it. */

import type { IAdvize } from '../protocol/web-sdk.ts'
import { INITIAL_STATE, type Phase, type Rules, type TagEvent, type TagState } from './activation/states.ts'
import { transition } from './activation/transition.ts'
import { complain } from './complain.ts'
import { runEffect, type Call, type Means } from './run-effects.ts'

export type Tag = {
  readonly members: Pick<IAdvize, 'activate' | 'logout'>
  readonly start: () => void
  /** The visitor logged out in another tab of this browser. */
  readonly loggedOutElsewhere: () => void
}

/** `onPhase` hears where the tag is after each event, before the event's effects. */
export const createTag = (rules: Rules, means: Omit<Means, 'calls'>, onPhase: (phase: Phase) => void): Tag => {
  const calls = new Map<number, Call>()
  let state: TagState = INITIAL_STATE
  let lastActivation = 0

  const dispatch = oneAtATime((event: TagEvent): void => {
    const [next, effects] = transition(state, event, rules)
    state = next
    try {
      onPhase(state.phase)
    } catch (error) {
      complain('the chat window failed', error)
    }
    effects.forEach((effect) => runEffect(effect, { ...means, calls }, dispatch))
  })
  const nextActivation = (): number => (lastActivation += 1)
  const logOut = (by: 'site' | 'other-tab'): void =>
    dispatch({ type: 'logout-called', by, activation: nextActivation() })

  const members: Tag['members'] = {
    activate: (provider, onResult) =>
      new Promise((resolve) => {
        const activation = nextActivation()
        const settle: Call['settle'] = (result) => {
          resolve(result)
          if (typeof onResult === 'function') queueMicrotask(() => onResult(result))
        }
        calls.set(activation, { provider, settle })
        dispatch({ type: 'activate-called', activation })
      }),
    logout: async () => logOut('site'),
  }
  return {
    members,
    start: () => dispatch({ type: 'tag-started', activation: 0 }),
    loggedOutElsewhere: () => logOut('other-tab'),
  }
}

/** A provider that calls logout() at once must not cut into the effects that called the provider. */
const oneAtATime = <Event>(work: (event: Event) => void): ((event: Event) => void) => {
  const waiting: Event[] = []
  return (event) => {
    // Whoever is first in the queue is at work.
    if (waiting.push(event) > 1) return
    for (; waiting[0] !== undefined; waiting.shift()) work(waiting[0])
  }
}
