import { expect, test } from '../../plain-test.ts'
import type { JournalWriter } from '../../../mock-tag/journal-writer.ts'
import { createCookies } from '../../../mock-tag/storage/cookies.ts'
import { createRecorder } from '../../../mock-tag/transactions.ts'
import type { TagEntry } from '../../../journal/entries.ts'
import { listenToConsole } from './console.ts'
import { fakeBrowser, partsOf, type FakeBrowser } from './storage/fake-browser.ts'

const TRANSACTION = 'transactionBundle.transaction'
const RETRY_COUNT = 'transactionBundle.retryCount'

type Visit = {
  readonly record: (transaction: unknown) => void
  readonly entries: TagEntry[]
  /** The stage confirms the entry of this number. */
  readonly confirm: (index: number) => void
}

const visit = (browser: FakeBrowser, isAllowed = true): Visit => {
  const entries: TagEntry[] = []
  const confirmations: ((() => void) | undefined)[] = []
  const write: JournalWriter['write'] = (entry, onConfirmed) => {
    entries.push(entry)
    confirmations.push(onConfirmed)
  }
  const cookies = createCookies(browser.page.document, undefined)
  const record = createRecorder({ cookies, isAllowed: () => isAllowed }, { write })
  return { record, entries, confirm: (index) => confirmations[index]?.() }
}

const entry = (id: string, amount: number, more: object = {}): object => ({
  type: 'transaction-recorded',
  id,
  amount,
  products: [],
  retryCount: 0,
  ...more,
})

test('a transaction with an id and an amount is recorded in the journal', () => {
  const { record, entries } = visit(fakeBrowser())
  record({ id: 'unique-id', amount: 49.95 })
  expect(entries).toEqual([entry('unique-id', 49.95)])
})

test("only the ids of a transaction's products are recorded", () => {
  const { record, entries } = visit(fakeBrowser())
  record({ id: 'o-1', amount: 1, products: [{ id: 'mora', price: 5, buyer: 'Camille' }, { id: 7 }, null] })
  expect(entries).toEqual([entry('o-1', 1, { products: [{ id: 'mora' }, { id: '7' }, { id: 'undefined' }] })])
})

for (const [what, given] of Object.entries({
  nothing: undefined,
  null: null,
  'a string': 'o-1',
  'no id': { amount: 5 },
  'an empty id': { id: '', amount: 5 },
  'an id that is no text': { id: 7, amount: 5 },
  'no amount': { id: 'o-1' },
  'an amount of 0': { id: 'o-1', amount: 0 },
  'an amount below 0': { id: 'o-1', amount: -5 },
  'an amount that is a string': { id: 'o-1', amount: '5' },
  'an amount that is no number': { id: 'o-1', amount: Number.NaN },
  'an endless amount': { id: 'o-1', amount: Infinity },
  'products that are no list': { id: 'o-1', amount: 5, products: { id: 'mora' } },
})) {
  test(`${what} is not a transaction, and the console says what is`, () => {
    const said = listenToConsole()
    const browser = fakeBrowser()
    const { record, entries } = visit(browser)
    record(given)
    expect(entries).toEqual([])
    expect(browser.written).toEqual([])
    expect(said.warn).toEqual([['iAdvize (rehearsal): a transaction needs an id, and an amount above 0']])
  })
}

test('however long a transaction is, the stage accepts it', () => {
  const { record, entries } = visit(fakeBrowser())
  record({ id: 'i'.repeat(9_000), amount: 5, products: Array.from({ length: 500 }, () => ({ id: 'p'.repeat(9_000) })) })
  expect(JSON.stringify(entries).length).toBeLessThan(12_000)
})

test('a transaction is kept for a week while it is being sent, and removed once the stage has it', () => {
  const browser = fakeBrowser()
  const { record, confirm } = visit(browser)
  record({ id: 'o-1', amount: 5 })
  expect(partsOf(browser, TRANSACTION)).toEqual({ id: 'o-1', amount: 5, products: [] })
  expect(partsOf(browser, RETRY_COUNT)).toBe(0)
  expect(browser.written).toEqual([
    expect.stringContaining('; Max-Age=604800; '),
    expect.stringContaining('; Max-Age=604800; '),
  ])
  confirm(0)
  expect([...browser.cookies]).toEqual([])
})

test('of two transactions under way the cookies keep the later one until it has arrived', () => {
  const browser = fakeBrowser()
  const { record, confirm } = visit(browser)
  record({ id: 'o-1', amount: 5 })
  record({ id: 'o-2', amount: 6 })
  confirm(0)
  expect(partsOf(browser, TRANSACTION)).toMatchObject({ id: 'o-2' })
  confirm(1)
  expect([...browser.cookies]).toEqual([])
})

test('an invalid transaction does not keep the one before it forever', () => {
  listenToConsole()
  const browser = fakeBrowser()
  const { record, confirm } = visit(browser)
  record({ id: 'o-1', amount: 5 })
  record({ id: 'o-2' })
  confirm(0)
  expect([...browser.cookies]).toEqual([])
})

test('a transaction that an earlier page could not send is sent again, and counted', () => {
  const browser = fakeBrowser()
  visit(browser).record({ id: 'o-1', amount: 5, products: [{ id: 'mora' }] })
  for (const retryCount of [1, 2]) {
    expect(visit(browser).entries).toEqual([entry('o-1', 5, { products: [{ id: 'mora' }], retryCount })])
    expect(partsOf(browser, RETRY_COUNT)).toBe(retryCount)
  }
  visit(browser).confirm(0)
  expect([...browser.cookies]).toEqual([])
  expect(visit(browser).entries).toEqual([])
})

test('cookies without a transaction cause no sending', () => {
  listenToConsole()
  for (const value of ['', '7', '%22o-1%22', '%7B%7D', '%E0']) {
    const browser = fakeBrowser()
    browser.cookies.set(TRANSACTION, value)
    expect(visit(browser).entries, value).toEqual([])
  }
})

test('where cookies are not allowed, a transaction is sent but not kept', () => {
  const browser = fakeBrowser()
  const { record, entries } = visit(browser, false)
  record({ id: 'o-1', amount: 5 })
  expect(entries).toHaveLength(1)
  expect(browser.written).toEqual([])
})
