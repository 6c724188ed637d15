import { expect, test } from '../../plain-test.ts'
import { event, page, report } from './reports.ts'
import type { TagEntry } from '../../../journal/entries.ts'
import { readReport } from '../../../journal/report.ts'
import { REPORT_MAX_EVENTS } from '../../../protocol/endpoints.ts'

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
    test(`a report with ${entry.type} is accepted unchanged`, () => {
      const given = { page: page(1), first: 0, events: [entry] }
      expect(readReport(given)).toEqual(given)
    })
  }

  for (const { what, value, named } of [
    { what: 'nothing', value: null, named: 'Not a journal report' },
    { what: 'a string', value: 'journal', named: 'Not a journal report' },
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
    test(`a report with ${what} is refused in one line that names it`, () => {
      const sentence = readReport(value)
      expect(sentence).toEqual(expect.stringMatching(/^Not a journal report: [^\n]+$/))
      expect(sentence).toContain(named)
    })
  }

  test('a report with a retry count that is not a number counts as one retry, because the count comes from a cookie', () => {
    const transaction = { type: 'transaction-recorded', id: 'o-1', amount: 5, products: [] }
    expect(readReport({ page: page(1), first: 0, events: [{ ...transaction, retryCount: null }] })).toEqual({
      page: page(1),
      first: 0,
      events: [{ ...transaction, retryCount: 1 }],
    })
  })
})
