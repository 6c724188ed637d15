import { expect, test } from '../../../plain-test.ts'
import { createAskedProviders } from '../../../../playwright-kit/time/asked-providers.ts'
import type { JournalEntry, JournalEvent } from '../../../../journal/entries.ts'

/** A journal of one page, on a clock that the test moves. */
const startJournal = ({ timeoutMs = 30_000 } = {}) => {
  const entries: JournalEntry[] = []
  let now = 1_000_000
  const providers = createAskedProviders({
    entriesAfter: (index) => entries.filter((entry) => entry.index > index),
    now: () => now,
    timeoutMs: () => timeoutMs,
  })
  return {
    ...providers,
    write: (event: JournalEvent, page = 'page-1') =>
      void entries.push({ ...event, page, index: entries.length + 1, at: now }),
    pass: (ms: number) => {
      now += ms
    },
  }
}

const CALLED: JournalEvent = { type: 'provider-called', activation: 1, attempt: 1 }
const RETRY: JournalEvent = { type: 'retry-scheduled', activation: 1, code: 'PROVIDER_FAILED', delayMs: 1_000 }
const OPTION = { outcome: 'option', optionType: 'SECURED_AUTHENTICATION', token: 'a' } as const
const ANSWERED: JournalEvent = { type: 'provider-answered', activation: 1, attempt: 1, ...OPTION }

test("moving time stops five seconds before a waiting tag's time limit, and three seconds later for a request of its provider", () => {
  const { write, pass, leftMs, limitInMs } = startJournal()
  expect(limitInMs()).toBe(Infinity)
  write(CALLED)
  pass(10_000)
  expect(leftMs()).toBe(18_000)
  expect(limitInMs()).toBe(15_000)
})

test('a tag with a short time limit leaves half of it to its provider, and four fifths to a request', () => {
  const { write, leftMs, limitInMs } = startJournal({ timeoutMs: 1_000 })
  write(CALLED)
  expect(limitInMs()).toBe(500)
  expect(leftMs()).toBe(800)
})

for (const [what, event] of [
  ['has answered', ANSWERED],
  ['has failed', RETRY],
  ['has lost its page', { type: 'tag-ended' }],
  ['brings a token for a visitor who has logged out', { type: 'logout-called' }],
] as const satisfies readonly (readonly [string, JournalEvent])[]) {
  test(`moving time does not wait for a provider that ${what}`, () => {
    const { write, leftMs, limitInMs } = startJournal()
    write(CALLED)
    write(event)
    expect(leftMs()).toBeNull()
    expect(limitInMs()).toBe(Infinity)
  })
}

test('moving time still waits for the provider of another page', () => {
  const { write, leftMs } = startJournal()
  write(CALLED, 'page-2')
  write(CALLED)
  write(ANSWERED)
  write({ type: 'tag-ended' })
  expect(leftMs()).toBe(28_000)
})

test('moving time does not wait longer for a provider that does nothing for two real seconds', () => {
  const { write, waited, leftMs, limitInMs } = startJournal()
  write(CALLED)
  waited(1_999)
  expect(limitInMs()).toBe(25_000)
  waited(1)
  expect(limitInMs()).toBe(Infinity)
  expect(leftMs()).toBe(28_000)
})

test('a provider that is asked again gets its full time again', () => {
  const { write, waited, limitInMs } = startJournal()
  write(CALLED)
  waited(2_000)
  write(RETRY)
  write({ ...CALLED, attempt: 2 })
  expect(limitInMs()).toBe(25_000)
})
