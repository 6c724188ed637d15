import { expect, test } from '../../../plain-test.ts'
import {
  INITIAL_STATE,
  presentIdentity,
  type Effect,
  type Identity,
  type Phase,
  type TagEvent,
  type TagFailure,
} from '../../../../mock-tag/activation/states.ts'
import { transition } from '../../../../mock-tag/activation/transition.ts'
import { viewOf } from '../../../../mock-tag/chat-window/chat-view.ts'
import {
  rulesWith,
  secured,
  given,
  CAMILLE,
  ANONYMOUS,
  called,
  answered,
  providerFailed,
  accepted,
  refused,
  retryDue,
  logout,
  live,
  SECURED,
  SITE_ANONYMOUS,
  typesOf,
} from './events.ts'

const ANONYMOUS_OPTION = given({ type: 'ANONYMOUS' })
const CAMILLE_AGAIN: Identity = { ...CAMILLE, accessToken: 'session-2' }
const SERVER_ERROR: TagFailure = { code: 'SERVER_ERROR', reason: 'the server failed', retried: true }

const threw = (activation: number, attempt = 1): TagEvent => providerFailed('threw', activation, attempt)
const due = (activation: number): TagEvent => ({ type: 'session-due', activation, isOver: false })
const over = (activation: number): TagEvent => ({ type: 'session-due', activation, isOver: true })

const sentOf = (effects: readonly Effect[]) =>
  effects.flatMap((effect) => (effect.type === 'send-attempt' ? [effect.option] : []))
const writtenOf = (effects: readonly Effect[], type: string) =>
  effects.flatMap((effect) => (effect.type === 'write' && effect.entry.type === type ? [effect.entry] : []))

test.describe('when the session of a secured visitor is due', () => {
  test('a refresh asks the provider that brought the identity again, under an activation number of its own', () => {
    expect(live([...SECURED, due(2)]).last).toEqual([
      { type: 'write', entry: { type: 'refresh-started', activation: 2 } },
      { type: 'ask-provider', activation: 2, attempt: 1, asks: 1 },
    ])
  })

  test('a refresh sends the new token, and replaces the old session with the result', () => {
    const { all, last, phase } = live([
      ...SECURED,
      due(2),
      answered(given(secured('t2')), 2),
      accepted(CAMILLE_AGAIN, 2),
    ])
    expect(sentOf(all)).toEqual([secured('t1'), secured('t2')])
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

  test('the second refresh asks the same provider as the first', () => {
    const second = [due(2), answered(given(secured('t2')), 2), accepted(CAMILLE_AGAIN, 2)]
    expect(live([...SECURED, ...second, due(3)]).last).toContainEqual({
      type: 'ask-provider',
      activation: 3,
      attempt: 1,
      asks: 1,
    })
  })

  test('a refresh settles no activation: the site is only told about its own call', () => {
    const { all } = live([...SECURED, due(2), answered(given(secured('t2')), 2), accepted(CAMILLE_AGAIN, 2)])
    expect(typesOf(all).filter((type) => type === 'settle-activation')).toHaveLength(1)
    expect(writtenOf(all, 'activation-settled')).toHaveLength(1)
  })

  test('a second alarm does not start a second refresh', () => {
    const { state } = live([...SECURED, due(2)])
    expect(transition(state, due(3), rulesWith())).toEqual([state, []])
  })

  for (const { what, events, kind } of [
    { what: 'while the provider is asked', events: [due(2)], kind: 'secured' },
    { what: 'while the attempt is on its way', events: [due(2), answered(given(secured('t2')), 2)], kind: 'secured' },
    { what: 'while a retry waits', events: [due(2), threw(2)], kind: 'secured' },
    { what: 'after it ended during the refresh', events: [due(2), over(3)], kind: 'starting' },
    { what: 'after it ended while the machine slept', events: [over(2)], kind: 'starting' },
    {
      what: 'after it ended during the refresh and was renewed after all',
      events: [due(2), over(3), answered(given(secured('t2')), 2), accepted(CAMILLE_AGAIN, 2)],
      kind: 'secured',
    },
  ]) {
    test(`${what}, the chat window of a session that is due shows "${kind}"`, () => {
      const { phase } = live([...SECURED, ...events])
      expect(viewOf(phase).kind).toBe(kind)
      expect(presentIdentity(phase)?.kind ?? 'starting').toBe(kind)
    })
  }
})

test.describe('a refresh that fails', () => {
  const failing = (attempt: number) => [
    answered(given(secured(`t${attempt}`)), 2, attempt),
    refused(SERVER_ERROR, 2, attempt),
  ]
  const throughout = [1, 2, 3].flatMap((attempt) => [...failing(attempt), retryDue(2, attempt)]).concat(failing(4))

  for (const authenticationMode of [true, false]) {
    test(`a failing refresh with authentication mode ${authenticationMode ? 'on' : 'off'} makes three retries and then ends the identity, and no anonymous visitor follows`, () => {
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

  test('a refresh that fails twice and is then accepted renews the session', () => {
    const events = [
      ...failing(1),
      retryDue(2, 1),
      threw(2, 2),
      retryDue(2, 2),
      answered(given(secured('t3')), 2, 3),
      accepted(CAMILLE_AGAIN, 2, 3),
    ]
    const { all, phase } = live([...SECURED, due(2), ...events])
    expect(phase).toMatchObject({ kind: 'authenticated', identity: CAMILLE_AGAIN })
    expect(writtenOf(all, 'refresh-settled')).toMatchObject([{ status: 'refreshed', attempts: 3 }])
  })

  test('a failing refresh sends the same token again with the same-token switch', () => {
    const events = [...SECURED, due(2), ...failing(1), retryDue(2, 1)]
    expect(sentOf(live(events, rulesWith({ retryToken: 'same' })).last)).toEqual([secured('t1')])
  })

  for (const [what, value] of [
    ['an anonymous option', ANONYMOUS_OPTION],
    ['nothing', undefined],
    ['a bare token', 't2'],
  ] as const) {
    test(`a refresh whose provider gives ${what} ends the identity at once`, () => {
      const { last, phase } = live([...SECURED, due(2), answered(value, 2)])
      expect(phase.kind).toBe('failed')
      expect(typesOf(last)).toEqual(['write', 'clear-identity', 'write'])
      expect(writtenOf(last, 'refresh-settled')).toMatchObject([{ status: 'identity-ended', code: 'OPTION_INVALID' }])
    })
  }

  test('a failed refresh leaves the tag ready for the next activate', () => {
    const again = [called(5), answered(given(secured('t5')), 5), accepted(CAMILLE_AGAIN, 5)]
    const { phase } = live([...SECURED, due(2), answered(null, 2), ...again])
    expect(phase).toEqual({ kind: 'authenticated', identity: CAMILLE_AGAIN, asks: 5 })
  })

  test('a failed refresh is not started again by a late alarm', () => {
    const { state } = live([...SECURED, due(2), answered(null, 2)])
    expect(transition(state, over(3), rulesWith())).toEqual([state, []])
  })
})

test.describe('activate during a refresh', () => {
  for (const { when, events } of [
    { when: 'of a secured visitor', events: [due(2)] },
    { when: 'of a visitor whose session has ended', events: [due(2), over(3)] },
  ]) {
    test(`an activate during the refresh ${when} is refused until logout, and the refresh continues`, () => {
      const during = [...SECURED, ...events]
      const { phase, last } = live([...during, called(4), answered(given(secured('t4')), 4)])
      expect(phase).toEqual(live(during).phase)
      expect(writtenOf(last, 'activation-settled')).toMatchObject([
        { activation: 4, code: 'ALREADY_ACTIVATED', attempts: 0 },
      ])
      const end = [answered(given(secured('t2')), 2), accepted(CAMILLE_AGAIN, 2)]
      expect(live([...during, called(4), ...end]).phase).toMatchObject({ identity: CAMILLE_AGAIN })
    })
  }

  test('an activate during the refresh of an anonymous visitor is accepted, and the late answer to the refresh is ignored', () => {
    const during = [...SITE_ANONYMOUS, due(2), called(3)]
    const { state, phase } = live(during)
    expect(phase).toMatchObject({ activation: 3, by: 'site', before: { identity: ANONYMOUS } })
    expect(transition(state, accepted(ANONYMOUS, 2), rulesWith())).toEqual([state, []])
    const { phase: end } = live([...during, answered(given(secured('t3')), 3), accepted(CAMILLE, 3)])
    expect(end).toEqual({ kind: 'authenticated', identity: CAMILLE, asks: 3 })
  })
})

test.describe('the session of an anonymous visitor', () => {
  const started: readonly TagEvent[] = [{ type: 'tag-started', activation: 0 }, accepted(ANONYMOUS, 0)]
  for (const { who, events, rules } of [
    { who: 'whom the site has activated', events: SITE_ANONYMOUS, rules: rulesWith() },
    { who: 'with whom the tag started by itself', events: started, rules: rulesWith({}, false) },
  ]) {
    test(`the session of an anonymous visitor ${who} is renewed without asking a provider`, () => {
      const { last } = live([...events, due(2)], rules)
      expect(last).toEqual([
        { type: 'write', entry: { type: 'refresh-started', activation: 2 } },
        { type: 'send-attempt', activation: 2, attempt: 1, option: { type: 'ANONYMOUS' } },
      ])
      const renewed = { ...ANONYMOUS, accessToken: 'session-b' }
      const { phase } = live([...events, due(2), accepted(renewed, 2)], rules)
      expect(phase).toEqual({ kind: 'authenticated', identity: renewed, asks: null })
    })

    test(`the session of an anonymous visitor ${who} is retried without asking a provider, and ends like any other`, () => {
      const retried = [...events, due(2), refused(SERVER_ERROR, 2), retryDue(2, 1)]
      expect(live(retried, rules).last).toEqual([
        { type: 'send-attempt', activation: 2, attempt: 2, option: { type: 'ANONYMOUS' } },
      ])
      const { phase, last } = live([...retried, refused({ ...SERVER_ERROR, retried: false }, 2, 2)], rules)
      expect(phase.kind).toBe('failed')
      expect(typesOf(last)).toEqual(['clear-identity', 'write'])
    })
  }

  test('an anonymous session is renewed later when a call of activate was under way and failed as "activate twice"', () => {
    const twice = [called(3), due(2), answered(ANONYMOUS_OPTION, 3)]
    const { phase } = live([...SITE_ANONYMOUS, ...twice])
    expect(phase).toEqual({ kind: 'authenticated', identity: ANONYMOUS, asks: null })
    expect(writtenOf(live([...SITE_ANONYMOUS, ...twice, over(4)]).last, 'refresh-started')).toHaveLength(1)
  })

  test('an anonymous session that ended during a call of activate does not cause an anonymous option to be refused', () => {
    const events = [...SITE_ANONYMOUS, called(3), over(2), answered(ANONYMOUS_OPTION, 3)]
    expect(sentOf(live(events).last)).toEqual([{ type: 'ANONYMOUS' }])
  })
})

test.describe('logout during a refresh', () => {
  const steps: readonly { readonly when: string; readonly events: readonly TagEvent[]; readonly late: TagEvent }[] = [
    { when: 'while the provider is asked', events: [due(2)], late: answered(given(secured('t2')), 2) },
    {
      when: 'while the attempt is on its way',
      events: [due(2), answered(given(secured('t2')), 2)],
      late: accepted(CAMILLE_AGAIN, 2),
    },
    { when: 'while a retry waits', events: [due(2), threw(2)], late: retryDue(2, 1) },
    { when: 'when the session has ended', events: [over(2)], late: answered(given(secured('t2')), 2) },
  ]
  for (const { when, events, late } of steps) {
    for (const by of ['site', 'other-tab'] as const) {
      test(`a logout by the ${by} ${when} ends the refresh and clears the identity, and the late answer is ignored`, () => {
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

  test('a logout before a refresh is due leaves nothing to renew', () => {
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
  test(`in the phase ${JSON.stringify(phase)} there is no identity`, () => {
    expect(presentIdentity(phase)).toBeNull()
  })
}
