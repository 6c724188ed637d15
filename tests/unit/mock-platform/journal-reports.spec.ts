import { expect, test } from '../../plain-test.ts'
import { createReportReader, readReport } from '../../../mock-platform/journal-reports.ts'
import { REPORT_MAX_EVENTS, type TagEntry, type TagReport } from '../../../protocol/journal.ts'

const page = (number: number): string => number.toString(16).padStart(32, '0')
const event = (activation: number): TagEntry => ({ type: 'activation-requested', activation })
const events = (first: number, count: number): readonly TagEntry[] =>
  Array.from({ length: count }, (_none, index) => event(first + index))
const report = (first: number, count: number, of = page(1)): TagReport => ({
  page: of,
  first,
  events: events(first, count),
})

test.describe('a report', () => {
  const all: readonly TagEntry[] = [
    { type: 'tag-loaded', sid: '7316', url: 'https://shop.example/account' },
    { type: 'activation-requested', activation: 1 },
    { type: 'provider-called', activation: 1, attempt: 1 },
    { type: 'provider-answered', activation: 1, attempt: 1, outcome: 'threw', optionType: null, token: null },
    { type: 'attempt-sent', activation: 1, attempt: 1, optionType: 'ANONYMOUS', token: 'e40c292c' },
    { type: 'retry-scheduled', activation: 1, code: 'NETWORK_ERROR', delayMs: 1_000 },
    {
      type: 'activation-settled',
      activation: 1,
      status: 'authentication-failure',
      code: 'TOKEN_EXPIRED',
      reason: 'No.',
      attempts: 4,
      optionType: 'SECURED_AUTHENTICATION',
    },
    { type: 'identity-stored', kind: 'secured', vuid: 'v' },
    { type: 'refresh-scheduled', delayMs: 3_540_000 },
    { type: 'refresh-started', activation: 2 },
    {
      type: 'refresh-settled',
      activation: 2,
      status: 'identity-ended',
      code: 'PROVIDER_FAILED',
      reason: 'No.',
      attempts: 4,
    },
    { type: 'identity-cleared' },
    { type: 'logout-called' },
    { type: 'tag-ended' },
    { type: 'function-threw', message: 'TypeError' },
    { type: 'property-set', name: 'visitor:cookiesConsent', value: 'true' },
    { type: 'navigated', screen: '/reviews' },
    { type: 'transaction-recorded', id: 'o-1', amount: 49.95, products: [{ id: 'mora' }], retryCount: 0 },
  ]
  for (const entry of all) {
    test(`with ${entry.type} is taken as it is`, () => {
      const given = { page: page(1), first: 0, events: [entry] }
      expect(readReport(given)).toEqual(given)
    })
  }

  for (const { what, value, named } of [
    { what: 'nothing', value: null, named: 'Not a journal report' },
    { what: 'a text', value: 'journal', named: 'Not a journal report' },
    { what: 'no page', value: { first: 0, events: [] }, named: 'page' },
    { what: 'a page that is no id', value: { ...report(0, 1), page: '<script>' }, named: 'must be 32 hex digits' },
    { what: 'a negative number', value: { ...report(0, 1), first: -1 }, named: 'first' },
    { what: 'a fraction', value: { ...report(0, 1), first: 0.5 }, named: 'first' },
    { what: 'a field of its own', value: { ...report(0, 1), admin: true }, named: 'admin' },
    {
      what: 'an unknown event',
      value: { ...report(0, 0), events: [{ type: 'attempt-answered' }] },
      named: 'events[0].type',
    },
    {
      what: 'an event with a field too many',
      value: { ...report(0, 0), events: [{ ...event(1), index: 5 }] },
      named: 'index',
    },
    {
      what: 'an event with a whole token',
      value: {
        ...report(0, 0),
        events: [{ type: 'attempt-sent', activation: 1, attempt: 1, optionType: 'x', token: 'e'.repeat(17) }],
      },
      named: 'token',
    },
    {
      what: 'an unknown code',
      value: { ...report(0, 0), events: [{ type: 'retry-scheduled', activation: 1, code: 'NO', delayMs: 1 }] },
      named: 'code',
    },
    { what: 'more events than a report may hold', value: report(0, REPORT_MAX_EVENTS + 1), named: 'events' },
  ]) {
    test(`with ${what} is refused in one line that names it`, () => {
      const sentence = readReport(value)
      expect(sentence).toEqual(expect.stringMatching(/^Not a journal report: [^\n]+$/))
      expect(sentence).toContain(named)
    })
  }
})

test.describe('what is new in a report', () => {
  for (const { claim, reports, expected } of [
    { claim: 'everything of the first one', reports: [report(0, 2)], expected: [0, 1] },
    { claim: 'nothing of one that is told twice', reports: [report(0, 2), report(0, 2)], expected: [0, 1] },
    { claim: 'the rest of one that overlaps', reports: [report(0, 2), report(0, 4)], expected: [0, 1, 2, 3] },
    {
      claim: 'the rest of one that begins in the middle',
      reports: [report(0, 3), report(2, 3)],
      expected: [0, 1, 2, 3, 4],
    },
    { claim: 'nothing of one that was overtaken', reports: [report(0, 4), report(0, 2)], expected: [0, 1, 2, 3] },
    {
      claim: 'nothing of an empty one, which forgets nothing',
      reports: [report(0, 2), report(0, 0), report(0, 2)],
      expected: [0, 1],
    },
    {
      claim: 'everything after a gap, which nobody can close any more',
      reports: [report(0, 1), report(3, 1)],
      expected: [0, 3],
    },
    {
      claim: 'everything of a page that was there before the stage was made anew',
      reports: [report(40, 2), report(40, 3)],
      expected: [40, 41, 42],
    },
  ]) {
    test(claim, () => {
      const readNew = createReportReader()
      expect(reports.flatMap((given) => readNew(given))).toEqual(expected.map(event))
    })
  }

  test('is counted for each page by itself', () => {
    const readNew = createReportReader()
    expect(readNew(report(0, 2, page(1)))).toHaveLength(2)
    expect(readNew(report(0, 2, page(2)))).toHaveLength(2)
    expect(readNew(report(0, 3, page(1)))).toEqual([event(2)])
  })

  test('is not a transaction that one page tells again although an earlier one had got through', () => {
    const readNew = createReportReader()
    const told = (number: number, retryCount: number, id = 'o-1'): readonly TagEntry[] =>
      readNew({
        page: page(number),
        first: 0,
        events: [{ type: 'transaction-recorded', id, amount: 5, products: [], retryCount }],
      })
    expect(told(1, 0)).toHaveLength(1)
    expect(told(2, 1)).toHaveLength(0)
    expect(told(3, 1, 'o-2')).toHaveLength(1)
    expect(told(4, 2, 'o-2')).toHaveLength(0)
    // The site's own: whoever reads the journal shall see that it did so.
    expect(told(5, 0)).toHaveLength(1)
  })

  test('takes a retry count that is none for one retry, for it comes out of a cookie', () => {
    const transaction = { type: 'transaction-recorded', id: 'o-1', amount: 5, products: [] }
    expect(readReport({ page: page(1), first: 0, events: [{ ...transaction, retryCount: null }] })).toEqual({
      page: page(1),
      first: 0,
      events: [{ ...transaction, retryCount: 1 }],
    })
  })

  test('is known of the last 1,000 pages that were heard of; the one that was silent longest is forgotten', () => {
    const readNew = createReportReader()
    for (let number = 1; number <= 1_000; number += 1) readNew(report(0, 1, page(number)))
    expect(readNew(report(0, 1, page(1)))).toEqual([])
    readNew(report(0, 1, page(1_001)))
    expect(readNew(report(0, 1, page(1)))).toEqual([])
    expect(readNew(report(0, 1, page(2)))).toEqual([event(0)])
  })
})
