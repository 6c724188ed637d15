/** How an attempt begins, and what the tag starts by itself. */

import type { AuthenticationOption } from '../../protocol/activation.ts'
import type { Activating, TagEvent, TagState, Transition } from './states.ts'

/** Sends the given option; without one, asks the provider, or continues anonymously if there is none. */
export const begin = (
  state: TagState,
  phase: Omit<Activating, 'step'>,
  given: AuthenticationOption | null = null,
): Transition => {
  const { activation, attempt, asks } = phase
  if (given === null && asks !== null) {
    const asking = { ...phase, step: { kind: 'asking' } } as const
    return [{ ...state, phase: asking }, [{ type: 'ask-provider', activation, attempt, asks }]]
  }
  const option = given ?? { type: 'ANONYMOUS' }
  const sending = { ...phase, step: { kind: 'sending', option } } as const
  return [{ ...state, phase: sending }, [{ type: 'send-attempt', activation, attempt, option }]]
}

/** The fields with which every activation begins. */
export const FIRST = { kind: 'activating', attempt: 1, before: null, asks: null } as const

/** The current session must be renewed, or it has ended while the next attempt is in progress. */
export const sessionDue = (
  state: TagState,
  { activation, isOver }: Extract<TagEvent, { type: 'session-due' }>,
): Transition => {
  const { phase } = state
  if (phase.kind === 'authenticated') {
    const { asks } = phase
    const refresh = { ...FIRST, activation, by: 'refresh', before: isOver ? null : phase, asks } as const
    const [next, effects] = begin(state, refresh)
    return [next, [{ type: 'write', entry: { type: 'refresh-started', activation } }, ...effects]]
  }
  return [isOver && phase.kind === 'activating' ? { ...state, phase: { ...phase, before: null } } : state, []]
}
