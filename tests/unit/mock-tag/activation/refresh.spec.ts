import { expect, test } from '../../../plain-test.ts'
import {
  INITIAL_STATE,
  presentIdentity,
  type Effect,
  type Identity,
  type Phase,
  type Rules,
  type TagEvent,
  type TagFailure,
} from '../../../../mock-tag/activation/states.ts'
import { transition } from '../../../../mock-tag/activation/transition.ts'
import { viewOf } from '../../../../mock-tag/chat-window/chat-view.ts'
import { DEFAULT_FIDELITY, type Fidelity } from '../../../../protocol/fidelity.ts'

const rulesWith = (fidelity: Partial<Fidelity> = {}, authenticationMode = true): Rules => ({
  fidelity: { ...DEFAULT_FIDELITY, ...fidelity },
  authenticationMode,
})

const secured = (token: string) => ({ authenticationOption: { type: 'SECURED_AUTHENTICATION', token } })
const ANONYMOUS_OPTION = { authenticationOption: { type: 'ANONYMOUS' } }
const CAMILLE: Identity = { kind: 'secured', vuid: 'c', accessToken: 'session-1', displayName: 'Camille' }
const CAMILLE_AGAIN: Identity = { ...CAMILLE, accessToken: 'session-2' }
const ANONYMOUS: Identity = { kind: 'anonymous', vuid: 'a', accessToken: 'session-a', displayName: null }
const SERVER_ERROR: TagFailure = { code: 'SERVER_ERROR', reason: 'the server failed', retried: true }

const called = (activation: number): TagEvent => ({ type: 'activate-called', activation })
const answered = (value: unknown, activation: number, attempt = 1): TagEvent => ({
  type: 'provider-answered',
  activation,
  attempt,
  value,
})
const threw = (activation: number, attempt = 1): TagEvent => ({
  type: 'provider-failed',
  activation,
  attempt,
  how: 'threw',
})
const accepted = (identity: Identity, activation: number, attempt = 1): TagEvent => ({
  type: 'attempt-answered',
  activation,
  attempt,
  answer: { accepted: true, identity },
})
const refused = (failure: TagFailure, activation: number, attempt = 1): TagEvent => ({
  type: 'attempt-answered',
  activation,
  attempt,
  answer: { accepted: false, failure },
})
const retryDue = (activation: number, attempt: number): TagEvent => ({ type: 'retry-due', activation, attempt })
const due = (activation: number): TagEvent => ({ type: 'session-due', activation, isOver: false })
const over = (activation: number): TagEvent => ({ type: 'session-due', activation, isOver: true })
const logout = (by: 'site' | 'other-tab' = 'site'): TagEvent => ({ type: 'logout-called', by, activation: 90 })

const SECURED = [called(1), answered(secured('t1'), 1), accepted(CAMILLE, 1)]
const SITE_ANONYMOUS = [called(1), answered(ANONYMOUS_OPTION, 1), accepted(ANONYMOUS, 1)]

const live = (events: readonly TagEvent[], rules: Rules = rulesWith()) => {
  let state = INITIAL_STATE
  let last: readonly Effect[] = []
  const all: Effect[] = []
  for (const event of events) {
    ;[state, last] = transition(state, event, rules)
    all.push(...last)
  }
  return { state, phase: state.phase, last, all }
}
const sentOf = (effects: readonly Effect[]) =>
  effects.flatMap((effect) => (effect.type === 'send-attempt' ? [effect.option] : []))
const typesOf = (effects: readonly Effect[]): readonly string[] => effects.map(({ type }) => type)
const writtenOf = (effects: readonly Effect[], type: string) =>
  effects.flatMap((effect) => (effect.type === 'write' && effect.entry.type === type ? [effect.entry] : []))

test.describe('when the session of somebody secured is due', () => {
  test('the provider that has brought the identity is asked again, under a number of its own', () => {
    expect(live([...SECURED, due(2)]).last).toEqual([
      { type: 'write', entry: { type: 'refresh-started', activation: 2 } },
      { type: 'ask-provider', activation: 2, attempt: 1, asks: 1 },
    ])
  })

  test('what it gives is sent, and what comes of it is stored in the place of the old session', () => {
    const { all, last, phase } = live([...SECURED, due(2), answered(secured('t2'), 2), accepted(CAMILLE_AGAIN, 2)])
    expect(sentOf(all)).toEqual([secured('t1').authenticationOption, secured('t2').authenticationOption])
    expect(last).toEqual([
      { type: 'store-identity', identity: CAMILLE_AGAIN },
      {
        type: 'write',
        entry: {
          type: 'refresh-settled',
          activation: 2,
          status: 'refreshed',
          code: null,
          reason: null,
          attempts: 1,
        },
      },
    ])
    expect(phase).toEqual({ kind: 'authenticated', identity: CAMILLE_AGAIN, asks: 1 })
    expect(typesOf(all)).not.toContain('clear-identity')
  })

  test('the third session asks the same provider as the second', () => {
    const second = [due(2), answered(secured('t2'), 2), accepted(CAMILLE_AGAIN, 2)]
    expect(live([...SECURED, ...second, due(3)]).last).toContainEqual({
      type: 'ask-provider',
      activation: 3,
      attempt: 1,
      asks: 1,
    })
  })

  test('no activation is settled: the site hears of its own call only', () => {
    const { all } = live([...SECURED, due(2), answered(secured('t2'), 2), accepted(CAMILLE_AGAIN, 2)])
    expect(typesOf(all).filter((type) => type === 'settle-activation')).toHaveLength(1)
    expect(writtenOf(all, 'activation-settled')).toHaveLength(1)
  })

  test('a second alarm begins no second refresh', () => {
    const { state } = live([...SECURED, due(2)])
    expect(transition(state, due(3), rulesWith())).toEqual([state, []])
  })

  for (const { what, events, kind } of [
    { what: 'while the provider is asked', events: [due(2)], kind: 'secured' },
    { what: 'while the attempt is on its way', events: [due(2), answered(secured('t2'), 2)], kind: 'secured' },
    { what: 'while a retry waits', events: [due(2), threw(2)], kind: 'secured' },
    { what: 'when the session ends meanwhile', events: [due(2), over(3)], kind: 'starting' },
    { what: 'when it had ended before, in a sleep', events: [over(2)], kind: 'starting' },
    {
      what: 'when it ends meanwhile and is renewed after all',
      events: [due(2), over(3), answered(secured('t2'), 2), accepted(CAMILLE_AGAIN, 2)],
      kind: 'secured',
    },
  ]) {
    test(`${what} the chat window says "${kind}"`, () => {
      const { phase } = live([...SECURED, ...events])
      expect(viewOf(phase).kind).toBe(kind)
      expect(presentIdentity(phase)?.kind ?? 'starting').toBe(kind)
    })
  }
})

test.describe('a refresh that fails', () => {
  const failing = (attempt: number) => [answered(secured(`t${attempt}`), 2, attempt), refused(SERVER_ERROR, 2, attempt)]
  const throughout = [1, 2, 3].flatMap((attempt) => [...failing(attempt), retryDue(2, attempt)]).concat(failing(4))

  for (const authenticationMode of [true, false]) {
    test(`with authentication mode ${authenticationMode ? 'on' : 'off'} makes the same three retries and then ends the identity, and nobody anonymous follows`, () => {
      const { all, last, phase } = live([...SECURED, due(2), ...throughout], rulesWith({}, authenticationMode))
      const retries = all.flatMap((effect) => (effect.type === 'schedule-retry' ? [effect.delayMs] : []))
      expect(retries).toEqual([1_000, 2_000, 4_000])
      expect(all.flatMap((effect) => (effect.type === 'ask-provider' ? [effect.asks] : []))).toEqual([1, 1, 1, 1, 1])
      expect(last).toEqual([
        { type: 'clear-identity' },
        {
          type: 'write',
          entry: {
            type: 'refresh-settled',
            activation: 2,
            status: 'identity-ended',
            code: 'SERVER_ERROR',
            reason: 'the server failed',
            attempts: 4,
          },
        },
      ])
      expect(phase).toEqual({ kind: 'failed', reason: 'the server failed' })
      expect(sentOf(all).map(({ type }) => type)).not.toContain('ANONYMOUS')
    })
  }

  test('twice, then accepted, is refreshed', () => {
    const events = [
      ...failing(1),
      retryDue(2, 1),
      threw(2, 2),
      retryDue(2, 2),
      answered(secured('t3'), 2, 3),
      accepted(CAMILLE_AGAIN, 2, 3),
    ]
    const { all, phase } = live([...SECURED, due(2), ...events])
    expect(phase).toMatchObject({ kind: 'authenticated', identity: CAMILLE_AGAIN })
    expect(writtenOf(all, 'refresh-settled')).toMatchObject([{ status: 'refreshed', attempts: 3 }])
  })

  test('sends the same token again where the switch says so', () => {
    const events = [...SECURED, due(2), ...failing(1), retryDue(2, 1)]
    expect(sentOf(live(events, rulesWith({ retryToken: 'same' })).last)).toEqual([secured('t1').authenticationOption])
  })

  for (const [what, value] of [
    ['an anonymous option', ANONYMOUS_OPTION],
    ['nothing', undefined],
    ['a bare token', 't2'],
  ] as const) {
    test(`because its provider gives ${what} ends the identity at once`, () => {
      const { last, phase } = live([...SECURED, due(2), answered(value, 2)])
      expect(phase.kind).toBe('failed')
      expect(typesOf(last)).toEqual(['write', 'clear-identity', 'write'])
      expect(writtenOf(last, 'refresh-settled')).toMatchObject([{ status: 'identity-ended', code: 'OPTION_INVALID' }])
    })
  }

  test('leaves the next activate as good as the first', () => {
    const again = [called(5), answered(secured('t5'), 5), accepted(CAMILLE_AGAIN, 5)]
    const { phase } = live([...SECURED, due(2), answered(null, 2), ...again])
    expect(phase).toEqual({ kind: 'authenticated', identity: CAMILLE_AGAIN, asks: 5 })
  })

  test('is not begun anew by an alarm that comes too late', () => {
    const { state } = live([...SECURED, due(2), answered(null, 2)])
    expect(transition(state, over(3), rulesWith())).toEqual([state, []])
  })
})

test.describe('activate during a refresh', () => {
  for (const { when, events } of [
    { when: 'of somebody secured', events: [due(2)] },
    { when: 'of somebody whose session has ended meanwhile', events: [due(2), over(3)] },
  ]) {
    test(`${when} is refused until logout, and the refresh goes on`, () => {
      const during = [...SECURED, ...events]
      const { phase, last } = live([...during, called(4), answered(secured('t4'), 4)])
      expect(phase).toEqual(live(during).phase)
      expect(writtenOf(last, 'activation-settled')).toMatchObject([
        { activation: 4, code: 'ALREADY_ACTIVATED', attempts: 0 },
      ])
      const end = [answered(secured('t2'), 2), accepted(CAMILLE_AGAIN, 2)]
      expect(live([...during, called(4), ...end]).phase).toMatchObject({ identity: CAMILLE_AGAIN })
    })
  }

  test('of somebody anonymous is taken, and the refresh comes too late', () => {
    const during = [...SITE_ANONYMOUS, due(2), called(3)]
    const { state, phase } = live(during)
    expect(phase).toMatchObject({ activation: 3, by: 'site', before: { identity: ANONYMOUS } })
    expect(transition(state, accepted(ANONYMOUS, 2), rulesWith())).toEqual([state, []])
    const { phase: end } = live([...during, answered(secured('t3'), 3), accepted(CAMILLE, 3)])
    expect(end).toEqual({ kind: 'authenticated', identity: CAMILLE, asks: 3 })
  })
})

test.describe('the session of somebody anonymous', () => {
  const started: readonly TagEvent[] = [{ type: 'tag-started', activation: 0 }, accepted(ANONYMOUS, 0)]
  for (const { who, events, rules } of [
    { who: 'whom the site has activated', events: SITE_ANONYMOUS, rules: rulesWith() },
    { who: 'with whom the tag has started by itself', events: started, rules: rulesWith({}, false) },
  ]) {
    test(`${who} is renewed without asking anybody`, () => {
      const { last } = live([...events, due(2)], rules)
      expect(last).toEqual([
        { type: 'write', entry: { type: 'refresh-started', activation: 2 } },
        { type: 'send-attempt', activation: 2, attempt: 1, option: { type: 'ANONYMOUS' } },
      ])
      const renewed = { ...ANONYMOUS, accessToken: 'session-b' }
      const { phase } = live([...events, due(2), accepted(renewed, 2)], rules)
      expect(phase).toEqual({ kind: 'authenticated', identity: renewed, asks: null })
    })

    test(`${who} is retried without asking anybody, and ends like any other`, () => {
      const retried = [...events, due(2), refused(SERVER_ERROR, 2), retryDue(2, 1)]
      expect(live(retried, rules).last).toEqual([
        { type: 'send-attempt', activation: 2, attempt: 2, option: { type: 'ANONYMOUS' } },
      ])
      const { phase, last } = live([...retried, refused({ ...SERVER_ERROR, retried: false }, 2, 2)], rules)
      expect(phase.kind).toBe('failed')
      expect(typesOf(last)).toEqual(['clear-identity', 'write'])
    })
  }

  test('is renewed later when a call of activate was under way and has failed as "activate twice"', () => {
    const twice = [called(3), due(2), answered(ANONYMOUS_OPTION, 3)]
    const { phase } = live([...SITE_ANONYMOUS, ...twice])
    expect(phase).toEqual({ kind: 'authenticated', identity: ANONYMOUS, asks: null })
    expect(writtenOf(live([...SITE_ANONYMOUS, ...twice, over(4)]).last, 'refresh-started')).toHaveLength(1)
  })

  test('that has ended during a call of activate is no reason to refuse an anonymous one', () => {
    const events = [...SITE_ANONYMOUS, called(3), over(2), answered(ANONYMOUS_OPTION, 3)]
    expect(sentOf(live(events).last)).toEqual([{ type: 'ANONYMOUS' }])
  })
})

test.describe('logout during a refresh', () => {
  const steps: readonly { readonly when: string; readonly events: readonly TagEvent[]; readonly late: TagEvent }[] = [
    { when: 'while the provider is asked', events: [due(2)], late: answered(secured('t2'), 2) },
    {
      when: 'while the attempt is on its way',
      events: [due(2), answered(secured('t2'), 2)],
      late: accepted(CAMILLE_AGAIN, 2),
    },
    { when: 'while a retry waits', events: [due(2), threw(2)], late: retryDue(2, 1) },
    { when: 'when the session has ended', events: [over(2)], late: answered(secured('t2'), 2) },
  ]
  for (const { when, events, late } of steps) {
    for (const by of ['site', 'other-tab'] as const) {
      test(`${when}, by the ${by}, ends it and clears the identity, and its end comes too late`, () => {
        const { state, phase, last } = live([...SECURED, ...events, logout(by)])
        expect(phase).toEqual({ kind: 'stopped' })
        expect(last).toContainEqual({ type: 'clear-identity' })
        expect(writtenOf(last, 'refresh-settled')).toMatchObject([
          { activation: 2, status: 'identity-ended', code: 'LOGGED_OUT_MEANWHILE' },
        ])
        expect(transition(state, late, rulesWith())).toEqual([state, []])
      })
    }
  }

  test('before a refresh is due leaves nothing to renew', () => {
    const { state } = live([...SECURED, logout()])
    expect(transition(state, due(2), rulesWith())).toEqual([state, []])
    expect(transition(state, over(2), rulesWith())).toEqual([state, []])
  })
})

const PHASES: readonly Phase[] = [
  INITIAL_STATE.phase,
  live([called(1)]).phase,
  live([called(1), answered(null, 1)]).phase,
  live([...SITE_ANONYMOUS, called(2)]).phase,
]
for (const phase of PHASES) {
  test(`in the phase ${JSON.stringify(phase)} nobody is there`, () => {
    expect(presentIdentity(phase)).toBeNull()
  })
}
