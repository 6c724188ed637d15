/** What happens to a tag, for tests of its life, and a life of such events. */

import {
  INITIAL_STATE,
  type Effect,
  type Identity,
  type Phase,
  type Rules,
  type TagEvent,
  type TagFailure,
  type TagState,
} from '../../../../mock-tag/activation/states.ts'
import { transition } from '../../../../mock-tag/activation/transition.ts'
import { DEFAULT_FIDELITY, type Fidelity } from '../../../../protocol/fidelity.ts'

export const rulesWith = (fidelity: Partial<Fidelity> = {}, authenticationMode = true): Rules => ({
  fidelity: { ...DEFAULT_FIDELITY, ...fidelity },
  authenticationMode,
})

export const secured = (token: string) => ({ type: 'SECURED_AUTHENTICATION', token }) as const
export const given = (option: unknown) => ({ authenticationOption: option })
export const CAMILLE: Identity = { kind: 'secured', vuid: 'c', accessToken: 'session-c', displayName: 'Camille' }
export const ANONYMOUS: Identity = { kind: 'anonymous', vuid: 'a', accessToken: 'session-a', displayName: null }

export const called = (activation: number): TagEvent => ({ type: 'activate-called', activation })
export const answered = (value: unknown, activation = 1, attempt = 1): TagEvent => ({
  type: 'provider-answered',
  activation,
  attempt,
  value,
})
export const providerFailed = (how: 'threw' | 'timed-out', activation = 1, attempt = 1): TagEvent => ({
  type: 'provider-failed',
  activation,
  attempt,
  how,
})
export const accepted = (identity: Identity, activation = 1, attempt = 1): TagEvent => ({
  type: 'attempt-answered',
  activation,
  attempt,
  answer: { accepted: true, identity },
})
export const refused = (failure: TagFailure, activation = 1, attempt = 1): TagEvent => ({
  type: 'attempt-answered',
  activation,
  attempt,
  answer: { accepted: false, failure },
})
export const retryDue = (activation = 1, attempt = 1): TagEvent => ({ type: 'retry-due', activation, attempt })
export const logout = (by: 'site' | 'other-tab' = 'site', activation = 9): TagEvent => ({
  type: 'logout-called',
  by,
  activation,
})

type Life = {
  readonly state: TagState
  readonly phase: Phase
  readonly last: readonly Effect[]
  readonly all: Effect[]
}

/** Lets the events happen one after the other; `last` are the effects of the last of them. */
export const live = (events: readonly TagEvent[], rules: Rules = rulesWith()): Life => {
  let state = INITIAL_STATE
  let last: readonly Effect[] = []
  const all: Effect[] = []
  for (const event of events) {
    ;[state, last] = transition(state, event, rules)
    all.push(...last)
  }
  return { state, phase: state.phase, last, all }
}

export const SECURED = [called(1), answered(given(secured('t1'))), accepted(CAMILLE)]
export const SITE_ANONYMOUS = [called(1), answered(given({ type: 'ANONYMOUS' })), accepted(ANONYMOUS)]

export const typesOf = (effects: readonly Effect[]): readonly string[] => effects.map(({ type }) => type)
