import { expect, test } from '../../../plain-test.ts'
import * as fc from 'fast-check'
import type { AttemptAnswer, Identity, Rules, TagEvent, TagFailure } from '../../../../mock-tag/activation/states.ts'
import { DEFAULT_FIDELITY, type Fidelity } from '../../../../protocol/fidelity.ts'
import { createShell, type Pending, type Shell } from './simulated-shell.ts'

/**
 * The promises of `simulated-shell.ts` hold for any order of events: calls of activate, answers of providers and of the
 * platform in any order, timers, sessions that are due and over, logouts of the site and of another tab, everything also late, twice and with a wrong
 * number. At the end every pending work is answered, and then every activation must have been settled.
 *
 * A broken promise is an error that names it; Playwright's `expect` would cost more than all the rest in so many runs.
 * Every run has another seed, which fast-check prints with the counterexample.
 */
const RUNS = 10_000

/** Far more than the activations of one case can ask for. */
const MAX_TURNS = 1_000

type Step =
  | { readonly do: 'activate' }
  /** A call of activate of which everybody answers well, so that sessions are seen by which to go on. */
  | { readonly do: 'sign in' }
  /** Ends one of the pending works, in any order. */
  | { readonly do: 'end'; readonly which: number; readonly as: number }
  /** The alarm of the session rings, if there is one. */
  | { readonly do: 'ring' }
  | { readonly do: 'log out'; readonly by: 'site' | 'other-tab' }
  /** Tells something that has been told before, perhaps under another number. */
  | { readonly do: 'repeat'; readonly which: number; readonly activation: number; readonly attempt: number }
  /** Tells something that nobody asked for. */
  | { readonly do: 'invent'; readonly as: number; readonly activation: number; readonly attempt: number }
  | { readonly do: 'start again' }

const shift = fc.constantFrom(0, 0, 0, -1, 1)
const any = fc.nat(1_000)

const STEP: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('activate') }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('sign in') }) },
  { weight: 12, arbitrary: fc.record({ do: fc.constant('end'), which: any, as: any }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('ring') }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('log out'), by: fc.constantFrom('site', 'other-tab') }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('repeat'), which: any, activation: shift, attempt: shift }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('invent'), as: any, activation: fc.nat(6), attempt: fc.nat(5) }),
  },
)
const START_AGAIN: fc.Arbitrary<Step> = fc.constant({ do: 'start again' })

const FIDELITY: fc.Arbitrary<Fidelity> = fc.record({
  ...mapConstants(DEFAULT_FIDELITY),
  retryCount: fc.constantFrom(0, 1, 3),
  retryToken: fc.constantFrom('fresh', 'same'),
  refusedCallAsksProvider: fc.boolean(),
})

type Case = {
  readonly fidelity: Fidelity
  readonly steps: readonly Step[]
  /** How the work that is still pending ends, and in which order. */
  readonly drain: readonly { readonly which: number; readonly as: number }[]
}

const caseOf = (step: fc.Arbitrary<Step>): fc.Arbitrary<Case> =>
  fc.record({
    fidelity: FIDELITY,
    steps: fc.array(step, { maxLength: 40 }),
    drain: fc.array(fc.record({ which: any, as: any }), { minLength: 1, maxLength: 8 }),
  })

const FAILURE = { code: 'TOKEN_EXPIRED', reason: 'refused' } as const satisfies Omit<TagFailure, 'retried'>

/** What providers and platform may say; `serial` makes each identity and each token a new one. */
const PROVIDER_VALUES: readonly ((serial: number) => unknown)[] = [
  (serial) => ({ authenticationOption: { type: 'SECURED_AUTHENTICATION', token: `t${serial}` } }),
  (serial) => ({ authenticationOption: { type: 'SECURED_AUTHENTICATION', token: `t${serial}` } }),
  () => ({ authenticationOption: { type: 'ANONYMOUS' } }),
  () => ({ authenticationOption: { type: 'ANONYMOUS', token: null } }),
  () => ({ authenticationOption: { type: 'SECURED_AUTHENTICATION' } }),
  () => ({ authenticationOption: 'ANONYMOUS' }),
  () => ({}),
  () => null,
  () => undefined,
  () => 7,
]

const identity = (kind: Identity['kind'], serial: number): Identity => ({
  kind,
  vuid: `v${serial}`,
  accessToken: `s${serial}`,
  displayName: kind === 'secured' ? `Visitor ${serial}` : null,
})

const ANSWERS: readonly ((kind: Identity['kind'], serial: number) => AttemptAnswer)[] = [
  (kind, serial) => ({ accepted: true, identity: identity(kind, serial) }),
  (kind, serial) => ({ accepted: true, identity: identity(kind, serial) }),
  () => ({ accepted: false, failure: { ...FAILURE, retried: true } }),
  () => ({ accepted: false, failure: { ...FAILURE, retried: false } }),
]

const pick = <Value>(table: readonly [Value, ...Value[]] | readonly Value[], index: number): Value =>
  table[index % table.length] as Value

type Numbers = { readonly activation: number; readonly attempt: number }

const providerEnd = ({ activation, attempt }: Numbers, as: number, serial: number): TagEvent => {
  const numbers = { activation, attempt }
  if (as % 7 === 0) return { type: 'provider-failed', ...numbers, how: as % 2 === 0 ? 'threw' : 'timed-out' }
  return { type: 'provider-answered', ...numbers, value: pick(PROVIDER_VALUES, as)(serial) }
}

const attemptEnd = ({ activation, attempt }: Numbers, answer: AttemptAnswer): TagEvent => ({
  type: 'attempt-answered',
  activation,
  attempt,
  answer,
})

/** The platform makes somebody of the kind that was sent. */
const kindOf = (work: Pending | undefined): Identity['kind'] =>
  work?.type === 'send-attempt' && work.option.type === 'ANONYMOUS' ? 'anonymous' : 'secured'

const endOf = (work: Pending, as: number, serial: number): TagEvent => {
  switch (work.type) {
    case 'ask-provider':
      return providerEnd(work, as, serial)
    case 'send-attempt':
      return attemptEnd(work, pick(ANSWERS, as)(kindOf(work), serial))
    case 'schedule-retry':
      return { type: 'retry-due', activation: work.activation, attempt: work.attempt }
    default:
      return work satisfies never
  }
}

const invented = ({ as, ...numbers }: Numbers & { readonly as: number }, serial: number): TagEvent =>
  pick(
    [
      providerEnd(numbers, as, serial),
      attemptEnd(numbers, pick(ANSWERS, as)('secured', serial)),
      { type: 'retry-due', ...numbers },
      // Numbers are never used twice, also when an alarm rings that nobody has set.
      { type: 'session-due', activation: serial, isOver: as % 2 === 0 },
    ],
    as,
  )

/** Whatever is told late, twice or wrongly: what answers an attempt that is on its way answers in its kind. */
const inKind = (event: TagEvent, pending: readonly Pending[]): TagEvent => {
  if (event.type !== 'attempt-answered' || !event.answer.accepted) return event
  const { activation, attempt, answer } = event
  const work = pending.find((sent) => sent.type === 'send-attempt' && sent.activation === activation)
  return {
    type: 'attempt-answered',
    activation,
    attempt,
    answer: { accepted: true, identity: { ...answer.identity, kind: kindOf(work) } },
  }
}

const repeated = (event: TagEvent, { activation, attempt }: Numbers): TagEvent | null =>
  'attempt' in event
    ? { ...event, activation: event.activation + activation, attempt: event.attempt + attempt }
    : // Numbers of activations are never used twice: that is the tag's own promise to `transition`.
      null

/** Lets one case happen from the first to the last event. */
const play = ({ fidelity, steps, drain }: Case, authenticationMode: boolean): Shell => {
  const rules: Rules = { fidelity, authenticationMode }
  const shell = createShell(rules)
  let serial = 0
  const nextNumber = (): number => (serial += 1)
  const endOne = (which: number, as: number): void => {
    const [work] = (shell.pending as Pending[]).splice(which % shell.pending.length, 1)
    if (work !== undefined) shell.dispatch(endOf(work, as, nextNumber()))
  }
  const endWell = (activation: number): void => {
    const index = shell.pending.findIndex((work) => work.activation === activation)
    // The first of the values and of the answers is a good one, and so is the one after it.
    if (index >= 0) endOne(index, 1)
  }
  const take = (step: Step): void => {
    switch (step.do) {
      case 'activate':
        return shell.dispatch({ type: 'activate-called', activation: nextNumber() })
      case 'sign in': {
        const activation = nextNumber()
        shell.dispatch({ type: 'activate-called', activation })
        endWell(activation)
        return endWell(activation)
      }
      case 'end':
        return endOne(step.which, step.as)
      case 'ring':
        return shell.ring(nextNumber())
      case 'log out':
        return shell.dispatch({ type: 'logout-called', by: step.by, activation: nextNumber() })
      case 'repeat': {
        const event = repeated(pick(shell.history, step.which), step)
        return event === null ? undefined : shell.dispatch(inKind(event, shell.pending))
      }
      case 'invent':
        return shell.dispatch(inKind(invented(step, nextNumber()), shell.pending))
      case 'start again':
        return shell.dispatch({ type: 'tag-started', activation: nextNumber() })
      default:
        return step satisfies never
    }
  }
  shell.dispatch({ type: 'tag-started', activation: 0 })
  steps.forEach(take)
  for (let turn = 0; shell.pending.length > 0; turn += 1) {
    if (turn > MAX_TURNS) throw new Error('broken: work comes to an end')
    const { which, as } = pick(drain, turn)
    endOne(which, as)
  }
  shell.end()
  return shell
}

function mapConstants<Shape extends object>(shape: Shape): { [Key in keyof Shape]: fc.Arbitrary<Shape[Key]> } {
  return Object.fromEntries(Object.entries(shape).map(([key, value]) => [key, fc.constant(value)])) as {
    [Key in keyof Shape]: fc.Arbitrary<Shape[Key]>
  }
}

test.describe.configure({ timeout: 60_000 })

for (const { name, authenticationMode } of [
  { name: 'in authentication mode', authenticationMode: true },
  { name: 'with authentication mode off', authenticationMode: false },
]) {
  test(`${name}, the tag keeps its promises in any order of events, and settles every activation once`, () => {
    fc.assert(
      fc.property(caseOf(STEP), (whatHappens) => {
        play(whatHappens, authenticationMode)
      }),
      { numRuns: RUNS },
    )
  })

  test(`${name}, the tag keeps its promises even when it is started again and again`, () => {
    fc.assert(
      fc.property(
        caseOf(fc.oneof({ weight: 9, arbitrary: STEP }, { weight: 1, arbitrary: START_AGAIN })),
        (whatHappens) => {
          play(whatHappens, authenticationMode)
        },
      ),
      { numRuns: RUNS },
    )
  })
}

test('the generated cases reach every phase, every effect and every way in which an activation ends', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(caseOf(STEP), fc.boolean(), (whatHappens, authenticationMode) => {
      const { effects } = play(whatHappens, authenticationMode)
      for (const effect of effects) {
        seen.add(effect.type)
        if (effect.type === 'write' && effect.entry.type === 'activation-settled')
          seen.add(effect.entry.code ?? 'accepted')
        if (effect.type === 'write' && effect.entry.type === 'refresh-settled')
          seen.add(`refresh: ${effect.entry.code ?? 'refreshed'}`)
        if (effect.type === 'store-identity') seen.add(effect.identity.kind)
      }
    }),
    // Always the same cases: some ways are rare, and a claim about what is reached must not depend on luck.
    { numRuns: 3_000, seed: 1 },
  )
  expect([...seen].toSorted()).toEqual([
    'ALREADY_ACTIVATED',
    'LOGGED_OUT_MEANWHILE',
    'LOGIN_ALREADY_ONGOING',
    'OPTION_INVALID',
    'PROVIDER_FAILED',
    'PROVIDER_TIMED_OUT',
    'TOKEN_EXPIRED',
    'accepted',
    'anonymous',
    'ask-provider',
    'clear-identity',
    'refresh: LOGGED_OUT_MEANWHILE',
    'refresh: OPTION_INVALID',
    'refresh: PROVIDER_FAILED',
    'refresh: PROVIDER_TIMED_OUT',
    'refresh: TOKEN_EXPIRED',
    'refresh: refreshed',
    'schedule-retry',
    'secured',
    'send-attempt',
    'settle-activation',
    'store-identity',
    'tell-other-tabs',
    'write',
  ])
})
