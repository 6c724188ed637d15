import type { Directed } from '../../../../journal/directions.ts'
import { demoShop } from '../../../../playwright-kit/demo-shop.ts'
import { expect, test } from '../../../plain-test.ts'
import { activated, journal, judged, refusedWith, securedAttempt, tagLoaded } from '../../journal/journals.ts'
import type { JournalEntry, JournalEvent } from '../../../../journal/entries.ts'
import { codeOf, directed, stepsOf } from './rehearsals.ts'

type Row = { readonly had: Directed; readonly steps: readonly string[]; readonly code: readonly string[] }

const answer = (one: object): Directed => ({ kind: 'answers', answers: [{ times: 1, ...one }] }) as unknown as Directed

const ROWS: readonly Row[] = [
  {
    had: answer({ answer: 'refuse', times: 2 }),
    steps: ['Given the platform refuses with SERVER_ERROR twice'],
    code: ["iadvize.prepare(refuse('SERVER_ERROR').times(2))"],
  },
  {
    had: answer({ answer: 'refuse', code: 'TOKEN_EXPIRED', times: 'always' }),
    steps: ['Given the platform always refuses with TOKEN_EXPIRED'],
    code: ["iadvize.prepare(refuse('TOKEN_EXPIRED').always())"],
  },
  {
    had: answer({ answer: 'refuse', code: 'TOKEN_EXPIRED', times: 'always', delayMs: 3_000 }),
    steps: ['Given the platform takes 3 s to refuse with TOKEN_EXPIRED'],
    code: ["iadvize.prepare(refuse('TOKEN_EXPIRED').after('3 s').always())"],
  },
  {
    had: answer({ answer: 'server-error', times: 3, delayMs: 500 }),
    steps: [
      'Given the platform answers with a server error 3 times',
      '# The answer was also delayed here: no step does both.',
    ],
    code: ['iadvize.prepare(serverError().times(3))', '// The answer was also delayed here: no step does both.'],
  },
  {
    had: answer({ answer: 'drop-connection', times: 'always' }),
    steps: ['Given the platform always drops the connection'],
    code: ['iadvize.prepare(dropConnection().always())'],
  },
  {
    had: answer({ answer: 'malformed-body' }),
    steps: ['Given the platform answers with half a document once'],
    code: ['iadvize.prepare(malformedBody())'],
  },
  {
    had: answer({ answer: 'never-answer', times: 'always' }),
    steps: ['Given the platform never answers'],
    code: ['iadvize.prepare(neverAnswer().always())'],
  },
  {
    had: answer({ answer: 'accept' }),
    steps: ['Given the platform accepts any token once'],
    code: ['iadvize.prepare(accept())'],
  },
  {
    had: answer({ answer: 'accept', times: 'always' }),
    steps: ['Given the platform accepts every token'],
    code: ['iadvize.prepare(accept().always())'],
  },
  {
    had: answer({ answer: 'judge', times: 'always', delayMs: 2_000 }),
    steps: ['Given the platform takes 2 s to answer'],
    code: ["iadvize.prepare(judge().after('2 s').always())"],
  },
  {
    had: answer({ answer: 'judge', times: 'always' }),
    steps: ['Given the platform works again'],
    code: ['iadvize.prepare(judge().always())'],
  },
  {
    had: { kind: 'token-backend', behaviour: 'unreachable', times: 'always' },
    steps: ['Given the token backend cannot mint'],
    code: ['await page.context().route(TOKEN_ENDPOINT, cannotMint)'],
  },
  {
    had: { kind: 'clock', advanceMs: 86_400_000 },
    steps: ['When the machine sleeps for 1 day'],
    code: ["await iadvize.sleep('1 day')"],
  },
  {
    had: { kind: 'network', isBlocked: true, slowMs: 1_500 },
    steps: ['Given the tag is blocked', 'And every answer of iAdvize takes 1.5 s'],
    code: ['iadvize.block()', "iadvize.slow('1.5 s')"],
  },
  {
    had: { kind: 'network', isBlocked: false },
    steps: ['Given the tag is no longer blocked'],
    code: ['iadvize.unblock()'],
  },
  {
    had: { kind: 'agent', say: 'Say "yes"', askSatisfaction: true, end: true },
    steps: [String.raw`When an agent says "Say \"yes\""`, 'And the agent ends the conversation and asks how it was'],
    code: [`await iadvize.agentSays('Say "yes"')`, 'await iadvize.agentEnds({ askSatisfaction: true })'],
  },
  {
    had: { kind: 'agent', say: 'Hello', status: 'busy' },
    steps: [
      'When an agent says "Hello"',
      "# The agent's status was changed here: set iadvizeAgent in the configuration.",
    ],
    code: [
      "await iadvize.agentSays('Hello')",
      "// The agent's status was changed here: set iadvizeAgent in the configuration.",
    ],
  },
]

for (const { had, steps, code } of ROWS) {
  test(`what was directed becomes ${steps.join(', ')}`, () => {
    expect(stepsOf([], [directed(0, had)])).toEqual(steps)
    expect(codeOf([], [directed(0, had)])).toEqual(code)
  })
}

test('what was taken back is taken back in the test as well, and nothing where nothing had been prepared', () => {
  expect(stepsOf([], [directed(0, { kind: 'clock', advanceMs: 1_000 }), directed(0, { kind: 'no-answers' })])).toEqual([
    'When the machine sleeps for 1 s',
  ])
  const refused = directed(0, answer({ answer: 'refuse', code: 'TOKEN_EXPIRED', times: 'always' }))
  const forbidden = directed(0, { kind: 'token-backend', behaviour: 'cannot-mint', times: 'always' })
  expect(
    stepsOf(
      [],
      [refused, directed(0, { kind: 'no-answers' }), forbidden, directed(0, { kind: 'token-backend-works' })],
    ),
  ).toEqual([
    'Given the platform always refuses with TOKEN_EXPIRED',
    'And the platform works again',
    'And the token backend cannot mint',
    'And the token backend works again',
  ])
})

const asked = (behaviour: 'expired-token' | 'another-visitors-token', token: string): JournalEvent => ({
  type: 'token-asked',
  behaviour,
  status: 200,
  token,
})

const stepsAfter = (entries: readonly JournalEntry[], had: Directed): readonly string[] =>
  stepsOf(entries, [directed(0, had)])

test('a bad token of the shop becomes the refusal that it met, as often as it met it', () => {
  const entries = journal(
    tagLoaded(),
    asked('expired-token', 't1'),
    securedAttempt({ token: 't1', answered: refusedWith('TOKEN_EXPIRED') }),
    asked('expired-token', 't2'),
    securedAttempt({ attempt: 2, token: 't2', answered: refusedWith('TOKEN_EXPIRED') }),
  )
  const twice = { kind: 'token-backend', behaviour: 'expired-token', times: 5 } as const
  expect(stepsAfter(entries, twice)[0]).toBe('Given the platform refuses with TOKEN_EXPIRED twice')
  expect(stepsAfter(entries, { ...twice, times: 'always' })[0]).toBe(
    'Given the platform always refuses with TOKEN_EXPIRED',
  )
})

test('a bad token for which nobody came is left out', () => {
  const had = { kind: 'token-backend', behaviour: 'expired-token', times: 1 } as const
  expect(stepsAfter(journal(tagLoaded()), had)).toEqual(
    ['When a visitor opens "https://shop.example/account"'].map((line) => line.replace('https://shop.example', '')),
  )
})

test("another visitor's token is a comment, and nobody is claimed to be that visitor", () => {
  const jonas = demoShop.visitors[1].userId
  const entries = journal(tagLoaded(), asked('another-visitors-token', 'a1'), activated({ token: 'a1', userId: jonas }))
  const had = { kind: 'token-backend', behaviour: 'another-visitors-token', times: 1 } as const
  expect(stepsAfter(entries, had)).toEqual([
    "# The token backend gave another visitor's token here: no step does that.",
    'When the customer signs in',
    'Then the chat is secured',
  ])
})

test('a key that was replaced before the first page is how the project begins, and one that came later is rotated', () => {
  const entries = journal(tagLoaded(), activated(), judged({ code: 'SIGNATURE_INVALID' }))
  const last = entries.length
  expect(stepsOf(entries, [directed(0, { kind: 'keys' })])[0]).toBe('When the customer signs in')
  expect(stepsOf(entries, [directed(last - 1, { kind: 'keys' })]).at(-1)).toBe('When the keys are rotated')
  expect(stepsOf(entries, [directed(last, { kind: 'keys' })]).at(-1)).toMatch(
    /^# The public keys .* were replaced here/,
  )
})
