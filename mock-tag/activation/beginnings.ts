/** How an attempt begins, and what the tag begins by itself. */

import type { AuthenticationOption } from '../../protocol/activation.ts'
import type { Activating, TagEvent, TagState, Transition } from './states.ts'

/** Sends what was given; when nothing was, asks for it, or goes on anonymously where nobody is to be asked. */
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

/** What every activation begins with. */
export const FIRST = { kind: 'activating', attempt: 1, before: null, asks: null } as const

/** The session that is held is to be renewed, or has ended while another is on its way. */
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
