import { expect, test } from '../../../plain-test.ts'
import {
  INITIAL_STATE,
  pageFailure,
  type Effect,
  type TagEvent,
  type TagFailure,
} from '../../../../mock-tag/activation/states.ts'
import { transition } from '../../../../mock-tag/activation/transition.ts'
import { readReport } from '../../../../journal/report.ts'
import type { AuthenticationOption } from '../../../../protocol/activation.ts'
import type { Fidelity } from '../../../../protocol/fidelity.ts'
import { fingerprint } from '../../../../protocol/token.ts'
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

const RULES = rulesWith()
const MODE_OFF = rulesWith({}, false)
const TOKEN_EXPIRED: TagFailure = {
  code: 'TOKEN_EXPIRED',
  reason: 'Failed to fetch authentication with a server error',
  retried: true,
}
const FINAL_REFUSAL: TagFailure = { ...TOKEN_EXPIRED, retried: false }

const resultsOf = (effects: readonly Effect[]) =>
  effects.flatMap((effect) => (effect.type === 'settle-activation' ? [effect] : []))
const settledEntry = (effects: readonly Effect[]) =>
  effects.flatMap((effect) =>
    effect.type === 'write' && effect.entry.type === 'activation-settled' ? [effect.entry] : [],
  )

const success = (option: AuthenticationOption) => ({ authentication: { option, status: 'authentication-success' } })
const failure = (option: unknown, reason: string) => ({
  authentication: { option, status: 'authentication-failure', reason },
})
const NO_OPTION = { type: 'SECURED_AUTHENTICATION', token: null }

test.describe('in authentication mode', () => {
  test('in authentication mode, nothing starts before activate', () => {
    expect(transition(INITIAL_STATE, { type: 'tag-started', activation: 0 }, RULES)).toEqual([INITIAL_STATE, []])
  })

  test('activate asks the provider, and only then sends what it gave', () => {
    expect(live([called(1)]).last).toEqual([
      { type: 'write', entry: { type: 'activation-requested', activation: 1 } },
      { type: 'ask-provider', activation: 1, attempt: 1, asks: 1 },
    ])
    expect(live([called(1), answered(given(secured('t1')))]).last).toEqual([
      {
        type: 'write',
        entry: {
          type: 'provider-answered',
          activation: 1,
          attempt: 1,
          outcome: 'option',
          optionType: 'SECURED_AUTHENTICATION',
          token: fingerprint('t1'),
        },
      },
      { type: 'send-attempt', activation: 1, attempt: 1, option: secured('t1') },
    ])
  })

  test('an accepted attempt stores the identity and resolves with exactly the documented object', () => {
    const { phase, last } = live(SECURED)
    expect(phase).toEqual({ kind: 'authenticated', identity: CAMILLE, asks: 1 })
    expect(last).toEqual([
      { type: 'store-identity', identity: CAMILLE },
      {
        type: 'write',
        entry: {
          type: 'activation-settled',
          activation: 1,
          status: 'authentication-success',
          reason: null,
          attempts: 1,
          code: null,
          optionType: 'SECURED_AUTHENTICATION',
        },
      },
      {
        type: 'settle-activation',
        activation: 1,
        result: {
          authentication: {
            option: { type: 'SECURED_AUTHENTICATION', token: 't1' },
            status: 'authentication-success',
          },
        },
      },
    ])
  })

  test('a successful activation has no reason, not even an undefined one', () => {
    const [settled] = resultsOf(live(SECURED).last)
    expect(Object.keys(settled?.result.authentication ?? {})).toEqual(['option', 'status'])
  })

  for (const option of [{ type: 'ANONYMOUS' }, { type: 'ANONYMOUS', token: null }] as const) {
    test(`an anonymous activation with ${JSON.stringify(option)} resolves with that option`, () => {
      const { phase, all } = live([called(1), answered(given(option)), accepted(ANONYMOUS)])
      expect(phase).toEqual({ kind: 'authenticated', identity: ANONYMOUS, asks: null })
      expect(resultsOf(all).map(({ result }) => result)).toEqual([success(option)])
    })
  }

  test('a failed activation resolves with the last token and the reason, and the journal records its code', () => {
    const { phase, last } = live([called(1), answered(given(secured('t1'))), refused(FINAL_REFUSAL)])
    expect(phase).toEqual({ kind: 'failed', reason: FINAL_REFUSAL.reason })
    expect(last).toEqual([
      { type: 'clear-identity' },
      {
        type: 'write',
        entry: {
          type: 'activation-settled',
          activation: 1,
          status: 'authentication-failure',
          reason: FINAL_REFUSAL.reason,
          attempts: 1,
          code: 'TOKEN_EXPIRED',
          optionType: 'SECURED_AUTHENTICATION',
        },
      },
      { type: 'settle-activation', activation: 1, result: failure(secured('t1'), FINAL_REFUSAL.reason) },
    ])
  })

  test('after a failure, a new activate is accepted like the first', () => {
    const { phase } = live([called(1), answered(given(secured('t1'))), refused(FINAL_REFUSAL), called(2)])
    expect(phase).toMatchObject({ kind: 'activating', activation: 2, attempt: 1, before: null })
  })
})

/** One attempt that fails, told by what happens in it. */
const throwing = (attempt: number): readonly TagEvent[] => [providerFailed('threw', 1, attempt)]
const refusing = (attempt: number): readonly TagEvent[] => [
  answered(given(secured(`t${attempt}`)), 1, attempt),
  refused(TOKEN_EXPIRED, 1, attempt),
]
const retries = (fail: (attempt: number) => readonly TagEvent[], count: number): readonly TagEvent[] =>
  Array.from({ length: count }, (_none, index) => [...fail(index + 1), retryDue(1, index + 1)]).flat()

test.describe('an error that is retried', () => {
  test('a retryable error is retried three times, after 1 s, 2 s and 4 s, and the provider is asked again each time', () => {
    const { all, phase } = live([called(1), ...retries(refusing, 3), ...refusing(4)])
    expect(all.flatMap((effect) => (effect.type === 'schedule-retry' ? [effect] : []))).toEqual([
      { type: 'schedule-retry', activation: 1, attempt: 1, code: 'TOKEN_EXPIRED', delayMs: 1_000 },
      { type: 'schedule-retry', activation: 1, attempt: 2, code: 'TOKEN_EXPIRED', delayMs: 2_000 },
      { type: 'schedule-retry', activation: 1, attempt: 3, code: 'TOKEN_EXPIRED', delayMs: 4_000 },
    ])
    expect(all.flatMap((effect) => (effect.type === 'ask-provider' ? [effect.attempt] : []))).toEqual([1, 2, 3, 4])
    expect(all.flatMap((effect) => (effect.type === 'send-attempt' ? [effect.option] : []))).toEqual(
      ['t1', 't2', 't3', 't4'].map(secured),
    )
    expect(phase.kind).toBe('failed')
    expect(settledEntry(all)).toMatchObject([{ code: 'TOKEN_EXPIRED', attempts: 4 }])
    expect(resultsOf(all).map(({ result }) => result)).toEqual([failure(secured('t4'), TOKEN_EXPIRED.reason)])
  })

  test('an activation that fails twice and is then accepted is a plain success', () => {
    const { all } = live([
      called(1),
      ...retries(refusing, 2),
      answered(given(secured('t3')), 1, 3),
      accepted(CAMILLE, 1, 3),
    ])
    expect(resultsOf(all).map(({ result }) => result)).toEqual([success(secured('t3'))])
    expect(settledEntry(all)).toMatchObject([{ status: 'authentication-success', attempts: 3 }])
    expect(typesOf(all)).not.toContain('clear-identity')
  })

  test('an activation stays under way while it waits for a retry, and stores nothing', () => {
    const { phase, last } = live([called(1), ...refusing(1)])
    expect(phase).toMatchObject({ kind: 'activating', attempt: 1, step: { kind: 'waiting', last: secured('t1') } })
    expect(typesOf(last)).toEqual(['schedule-retry'])
  })

  test('a retry with the same-token switch sends the same token again, without asking', () => {
    const rules = rulesWith({ retryToken: 'same' })
    const { all } = live(
      [called(1), ...refusing(1), retryDue(1, 1), refused(TOKEN_EXPIRED, 1, 2), retryDue(1, 2)],
      rules,
    )
    expect(typesOf(all).filter((type) => type === 'ask-provider')).toHaveLength(1)
    expect(all.filter(({ type }) => type === 'send-attempt')).toEqual(
      [1, 2, 3].map((attempt) => ({ type: 'send-attempt', activation: 1, attempt, option: secured('t1') })),
    )
  })

  test('a retry with the same-token switch asks the provider again when there was no token to send again', () => {
    const { last } = live([called(1), ...throwing(1), retryDue(1, 1)], rulesWith({ retryToken: 'same' }))
    expect(last).toEqual([{ type: 'ask-provider', activation: 1, attempt: 2, asks: 1 }])
  })

  test('a retryable error is final at once on a stage without retries', () => {
    const { phase, all } = live([called(1), ...refusing(1)], rulesWith({ retryCount: 0 }))
    expect(phase.kind).toBe('failed')
    expect(typesOf(all)).not.toContain('schedule-retry')
  })
})

test.describe('a provider', () => {
  test('a provider that throws or rejects is asked again three times, and then the activation fails', () => {
    const { all } = live([called(1), ...retries(throwing, 3), ...throwing(4)])
    expect(typesOf(all).filter((type) => type === 'ask-provider')).toHaveLength(4)
    expect(resultsOf(all).map(({ result }) => result)).toEqual([
      failure(NO_OPTION, 'The authentication option provider failed'),
    ])
    expect(settledEntry(all)).toMatchObject([{ code: 'PROVIDER_FAILED', attempts: 4, optionType: null }])
  })

  test('a provider that never settles fails the activation at the time limit, without a retry', () => {
    const { all } = live([called(1), providerFailed('timed-out')])
    expect(resultsOf(all).map(({ result }) => result)).toEqual([
      failure(NO_OPTION, 'The authentication option provider did not answer in time'),
    ])
    expect(settledEntry(all)).toMatchObject([{ code: 'PROVIDER_TIMED_OUT', attempts: 1 }])
    expect(typesOf(all)).not.toContain('schedule-retry')
  })

  const rubbish: readonly { readonly value: unknown; readonly echoed: unknown }[] = [
    { value: undefined, echoed: NO_OPTION },
    { value: null, echoed: NO_OPTION },
    { value: 'token', echoed: NO_OPTION },
    { value: {}, echoed: NO_OPTION },
    { value: secured('t1'), echoed: NO_OPTION },
    { value: given('token'), echoed: NO_OPTION },
    { value: given({ type: 'SECURED_AUTHENTICATION' }), echoed: NO_OPTION },
    { value: given(secured('')), echoed: { type: 'SECURED_AUTHENTICATION', token: '' } },
    { value: given({ type: 'SECURED_AUTHENTICATION', token: 5 }), echoed: NO_OPTION },
    { value: given({ type: 'SIMPLE_AUTHENTICATION' }), echoed: { type: 'SIMPLE_AUTHENTICATION', token: null } },
    { value: given({ type: 7, token: 't1' }), echoed: { type: 'SECURED_AUTHENTICATION', token: 't1' } },
  ]
  for (const { value, echoed } of rubbish) {
    test(`a provider that answers ${JSON.stringify(value)} fails the activation at once, in the documented shape`, () => {
      const { phase, all } = live([called(1), answered(value)])
      expect(phase.kind).toBe('failed')
      expect(resultsOf(all).map(({ result }) => result)).toEqual([
        failure(echoed, 'A valid authentication option must be provided'),
      ])
      expect(settledEntry(all)).toMatchObject([{ code: 'OPTION_INVALID', attempts: 1 }])
      expect(typesOf(all)).not.toContain('schedule-retry')
      expect(typesOf(all)).not.toContain('send-attempt')
    })
  }
})

for (const { name, value } of [
  { name: 'a good option', value: given(secured('t1')) },
  { name: 'a token of a megabyte', value: given(secured('t'.repeat(1_000_000))) },
  { name: 'a type of 10,000 characters', value: given({ type: 'T'.repeat(10_000) }) },
  { name: 'nothing', value: undefined },
]) {
  test(`the stage accepts the journal entry about any answer of a provider (${name})`, () => {
    const events = live([called(1), answered(value), refused(FINAL_REFUSAL)]).all.flatMap((effect) =>
      effect.type === 'write' ? [effect.entry] : [],
    )
    const report = { page: '0'.repeat(32), first: 0, events }
    expect(readReport(report)).toEqual(report)
  })
}

test.describe('a call that cannot be accepted', () => {
  const ongoing = [called(1)]
  const ONGOING = { fidelity: {}, reason: 'A login is already ongoing', code: 'LOGIN_ALREADY_ONGOING' }
  const TWICE = { fidelity: {}, reason: "Can't activate twice, please logout first", code: 'ALREADY_ACTIVATED' }
  const FAQ = { ongoingReason: 'An activation is already ongoing' } as const
  const cases: readonly {
    readonly when: string
    readonly before: readonly TagEvent[]
    readonly fidelity: Partial<Fidelity>
    readonly reason: string
    readonly code: string
  }[] = [
    { when: 'while another is asking its provider', before: ongoing, ...ONGOING },
    {
      when: 'while another is on its way to the platform',
      before: [...ongoing, answered(given(secured('t1')))],
      ...ONGOING,
    },
    { when: 'while another waits for its retry', before: [...ongoing, ...refusing(1)], ...ONGOING },
    {
      when: "while another is under way, in the FAQ's wording",
      before: ongoing,
      ...ONGOING,
      fidelity: FAQ,
      reason: FAQ.ongoingReason,
    },
    { when: 'for somebody who is authenticated', before: SECURED, ...TWICE },
  ]
  for (const { when, before, fidelity, reason, code } of cases) {
    test(`a second activate ${when} fails with its own token echoed, and changes nothing else`, () => {
      const first = live(before, rulesWith(fidelity))
      const { phase, last } = live([...before, called(2), answered(given(secured('t2')), 2)], rulesWith(fidelity))
      expect(phase).toEqual(first.phase)
      expect(resultsOf(last)).toEqual([
        { type: 'settle-activation', activation: 2, result: failure(secured('t2'), reason) },
      ])
      expect(settledEntry(last)).toMatchObject([{ activation: 2, code, reason, attempts: 0 }])
      expect(typesOf(last)).toEqual(['write', 'write', 'settle-activation'])
    })

    test(`a second activate ${when} fails at once on a stage that does not ask its provider`, () => {
      const rules = rulesWith({ ...fidelity, refusedCallAsksProvider: false })
      const first = live(before, rules)
      const { state, last } = live([...before, called(2)], rules)
      expect(state).toEqual(first.state)
      expect(typesOf(last)).toEqual(['write', 'write', 'settle-activation'])
      expect(resultsOf(last).map(({ result }) => result)).toEqual([failure(NO_OPTION, reason)])
    })
  }

  for (const how of ['threw', 'timed-out'] as const) {
    test(`a second activate fails for its own reason even when its provider ${how}, and is not retried`, () => {
      const { last } = live([called(1), called(2), providerFailed(how, 2)])
      expect(resultsOf(last).map(({ result }) => result)).toEqual([failure(NO_OPTION, 'A login is already ongoing')])
      expect(typesOf(last)).not.toContain('schedule-retry')
    })
  }

  test('a refused activate leaves nothing behind once it is settled', () => {
    const { state } = live([called(1), called(2), called(3), answered(null, 3), answered(null, 2)])
    expect(state.refused).toEqual({})
  })

  test('a refused activate is settled even when a logout comes before its provider answers', () => {
    const { last, phase } = live([called(1), called(2), logout(), answered(given(secured('t2')), 2)])
    expect(resultsOf(last).map(({ activation }) => activation)).toEqual([2])
    expect(phase).toEqual({ kind: 'stopped' })
  })
})

test.describe('from anonymous', () => {
  test('an activation from anonymous to secured changes the identity without a logout, and is not refused as a second one', () => {
    const { all, phase } = live([...SITE_ANONYMOUS, called(2), answered(given(secured('t2')), 2), accepted(CAMILLE, 2)])
    expect(phase).toMatchObject({ kind: 'authenticated', identity: CAMILLE })
    expect(resultsOf(all).map(({ result }) => result)).toEqual([success({ type: 'ANONYMOUS' }), success(secured('t2'))])
  })

  test('a refused activation from anonymous to secured leaves neither the old nor a new identity', () => {
    const { last, phase } = live([
      ...SITE_ANONYMOUS,
      called(2),
      answered(given(secured('t2')), 2),
      refused(FINAL_REFUSAL, 2),
    ])
    expect(phase).toEqual({ kind: 'failed', reason: FINAL_REFUSAL.reason })
    expect(typesOf(last)).toContain('clear-identity')
  })

  test('an activation from anonymous to anonymous is "activate twice", and the visitor stays the same', () => {
    const { last, phase } = live([...SITE_ANONYMOUS, called(2), answered(given({ type: 'ANONYMOUS' }), 2)])
    expect(phase).toEqual({ kind: 'authenticated', identity: ANONYMOUS, asks: null })
    expect(resultsOf(last).map(({ result }) => result)).toEqual([
      failure({ type: 'ANONYMOUS', token: null }, "Can't activate twice, please logout first"),
    ])
    expect(typesOf(last)).not.toContain('clear-identity')
  })

  test('an activation from anonymous to anonymous on a retry reports the attempt that was made before', () => {
    const secondIsAnonymous = [called(2), ...retriedAs(2), answered(given({ type: 'ANONYMOUS' }), 2, 2)]
    const [settled] = settledEntry(live([...SITE_ANONYMOUS, ...secondIsAnonymous]).last)
    expect(settled).toMatchObject({ code: 'ALREADY_ACTIVATED', attempts: 1 })
  })
})

const retriedAs = (activation: number): readonly TagEvent[] => [
  answered(given(secured('t1')), activation),
  refused(TOKEN_EXPIRED, activation),
  retryDue(activation, 1),
]

test.describe('logout', () => {
  const told: readonly Effect[] = [{ type: 'write', entry: { type: 'logout-called' } }, { type: 'tell-other-tabs' }]
  const phases: readonly { readonly phase: string; readonly before: readonly TagEvent[]; readonly settles: boolean }[] =
    [
      { phase: 'before any activation', before: [], settles: false },
      { phase: 'while the provider is asked', before: [called(1)], settles: true },
      { phase: 'while an attempt is on its way', before: [called(1), answered(given(secured('t1')))], settles: true },
      { phase: 'while a retry waits', before: [called(1), ...refusing(1)], settles: true },
      {
        phase: 'when authenticated',
        before: SECURED,
        settles: false,
      },
      {
        phase: 'when anonymous',
        before: SITE_ANONYMOUS,
        settles: false,
      },
      { phase: 'after a failure', before: [called(1), answered(null)], settles: false },
    ]
  for (const { phase: name, before, settles } of phases) {
    test(`a logout ${name} clears the identity and stops the tag`, () => {
      const { phase, last } = live([...before, logout()])
      expect(phase).toEqual({ kind: 'stopped' })
      expect(last.slice(0, 3)).toEqual([...told, { type: 'clear-identity' }])
      const result = failure(NO_OPTION, 'The visitor logged out before the activation ended')
      expect(resultsOf(last)).toEqual(settles ? [{ type: 'settle-activation', activation: 1, result }] : [])
    })

    test(`a logout ${name}, in another tab, does the same and does not tell the other tabs again`, () => {
      const { phase, last } = live([...before, logout('other-tab')])
      expect(phase).toEqual({ kind: 'stopped' })
      expect(last).toEqual(live([...before, logout()]).last.slice(2))
    })

    test(`a logout ${name} leaves the tag ready for the next activate`, () => {
      const { phase } = live([...before, logout(), called(2), answered(given(secured('t2')), 2), accepted(CAMILLE, 2)])
      expect(phase).toMatchObject({ kind: 'authenticated', identity: CAMILLE })
    })
  }

  for (const { late, event, before } of [
    { late: "the provider's answer", before: [called(1)], event: answered(given(secured('t1'))) },
    { late: "the provider's failure", before: [called(1)], event: providerFailed('threw') },
    {
      late: "the platform's acceptance",
      before: [called(1), answered(given(secured('t1')))],
      event: accepted(CAMILLE),
    },
    {
      late: "the platform's refusal",
      before: [called(1), answered(given(secured('t1')))],
      event: refused(TOKEN_EXPIRED),
    },
    { late: 'the timer of a retry', before: [called(1), ...refusing(1)], event: retryDue() },
  ]) {
    test(`after a logout, ${late} is ignored as too late`, () => {
      const { state } = live([...before, logout()])
      expect(transition(state, event, RULES)).toEqual([state, []])
    })
  }
})

test.describe('an event that is not of the present attempt is ignored', () => {
  const asking = [called(1), ...refusing(1), retryDue(1, 1)]
  const sending = [...asking, answered(given(secured('t2')), 1, 2)]
  const cases: readonly { readonly name: string; readonly before: readonly TagEvent[]; readonly event: TagEvent }[] = [
    { name: 'an answer to the previous attempt', before: sending, event: accepted(CAMILLE, 1, 1) },
    { name: 'an answer to a later attempt', before: sending, event: accepted(CAMILLE, 1, 3) },
    { name: 'an answer to another activation', before: sending, event: accepted(CAMILLE, 2, 2) },
    { name: 'an answer before its request', before: asking, event: accepted(CAMILLE, 1, 2) },
    {
      name: 'an answer of the provider for the previous attempt',
      before: asking,
      event: answered(given(secured('t1')), 1, 1),
    },
    { name: 'a second answer of the provider', before: sending, event: answered(given(secured('t9')), 1, 2) },
    {
      name: 'the time limit of a provider that has answered',
      before: sending,
      event: providerFailed('timed-out', 1, 2),
    },
    { name: 'a retry timer while no retry waits', before: asking, event: retryDue(1, 2) },
    { name: 'the timer of the previous attempt', before: sending, event: retryDue(1, 1) },
    {
      name: 'a second acceptance',
      before: [...sending, accepted(CAMILLE, 1, 2)],
      event: accepted({ ...CAMILLE, vuid: 'other' }, 1, 2),
    },
    {
      name: 'a refusal after the acceptance',
      before: [...sending, accepted(CAMILLE, 1, 2)],
      event: refused(TOKEN_EXPIRED, 1, 2),
    },
  ]
  for (const { name, before, event } of cases) {
    test(`an event that does not belong to the current attempt is ignored: ${name}`, () => {
      const { state } = live(before)
      expect(transition(state, event, RULES)).toEqual([state, []])
    })
  }
})

test.describe('with authentication mode off', () => {
  const started: TagEvent = { type: 'tag-started', activation: 0 }

  test('with authentication mode off, the tag starts by itself as anonymous, and no call waits for that', () => {
    const { phase, all } = live([started, accepted(ANONYMOUS, 0)], MODE_OFF)
    expect(phase).toEqual({ kind: 'authenticated', identity: ANONYMOUS, asks: null })
    expect(all.find(({ type }) => type === 'send-attempt')).toEqual({
      type: 'send-attempt',
      activation: 0,
      attempt: 1,
      option: { type: 'ANONYMOUS' },
    })
    expect(resultsOf(all)).toEqual([])
    expect(settledEntry(all)).toMatchObject([{ activation: 0, status: 'authentication-success' }])
    expect(typesOf(all)).not.toContain('ask-provider')
  })

  test("with authentication mode off, the tag's own start is retried without a provider", () => {
    const { last } = live([started, refused(TOKEN_EXPIRED, 0), retryDue(0, 1)], MODE_OFF)
    expect(last).toEqual([{ type: 'send-attempt', activation: 0, attempt: 2, option: { type: 'ANONYMOUS' } }])
  })

  test("an activate during the tag's own start is accepted, and the late answer to the start is ignored", () => {
    const { phase, all } = live(
      [started, called(1), accepted(ANONYMOUS, 0), answered(given(secured('t1'))), accepted(CAMILLE)],
      MODE_OFF,
    )
    expect(phase).toMatchObject({ kind: 'authenticated', identity: CAMILLE })
    expect(all.filter(({ type }) => type === 'store-identity')).toEqual([{ type: 'store-identity', identity: CAMILLE }])
  })

  test('with authentication mode off, a logout starts the tag as anonymous again', () => {
    const { last, phase } = live([started, accepted(ANONYMOUS, 0), logout('site', 7)], MODE_OFF)
    expect(typesOf(last)).toEqual(['write', 'tell-other-tabs', 'clear-identity', 'send-attempt'])
    expect(phase).toMatchObject({ kind: 'activating', activation: 7, by: 'tag', before: null })
  })

  for (const { name, before } of [
    { name: 'an activation that is under way', before: [started, called(1)] },
    {
      name: 'an authenticated visitor',
      before: [started, called(1), answered(given(secured('t1'))), accepted(CAMILLE)],
    },
  ]) {
    test(`a second start of the tag leaves ${name} unchanged`, () => {
      const { state } = live(before, MODE_OFF)
      expect(transition(state, { type: 'tag-started', activation: 8 }, MODE_OFF)).toEqual([state, []])
    })
  }
})

test('every failure that the tag detects itself is recorded with its own code', () => {
  expect(pageFailure('NETWORK_ERROR')).toEqual({
    code: 'NETWORK_ERROR',
    reason: 'Failed to fetch authentication: the network request failed',
    retried: true,
  })
})
