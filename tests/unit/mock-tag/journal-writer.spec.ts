import { expect, test } from '../../plain-test.ts'
import { createJournalWriter, type JournalWriter } from '../../../mock-tag/journal-writer.ts'
import { createReportReader } from '../../../mock-platform/journal-reports.ts'
import type { TagEntry } from '../../../journal/entries.ts'
import type { TagReport } from '../../../journal/report.ts'
import { REPORT_MAX_EVENTS } from '../../../protocol/endpoints.ts'
import { installFakeFetch } from './fake-fetch.ts'

const URL = 'https://api.iadvize.com/journal'
const PAGE = '0123456789abcdef0123456789abcdef'

const event = (activation: number): TagEntry => ({ type: 'activation-requested', activation })
const events = (first: number, count: number): readonly TagEntry[] =>
  Array.from({ length: count }, (_none, index) => event(first + index))

const writeAll = (journal: JournalWriter, entries: readonly TagEntry[]): void =>
  entries.forEach((entry) => journal.write(entry))
const taken = (): Response => new Response(null, { status: 204 })

test('events written at the same moment are sent in one report, in order', async () => {
  const { sent, settle } = installFakeFetch()
  const journal = createJournalWriter(URL, PAGE)
  writeAll(journal, events(1, 3))
  expect(sent).toEqual([])
  await settle()
  expect(sent.map(({ url, json }) => ({ url, json }))).toEqual([
    { url: URL, json: { page: PAGE, first: 0, events: events(1, 3) } },
  ])
})

test('a report needs no preflight and outlives the page', async () => {
  const { sent, settle } = installFakeFetch()
  createJournalWriter(URL, PAGE).write(event(1))
  await settle()
  const { method, keepalive, headers } = new Request(URL, sent[0]?.init)
  expect({ method, keepalive, type: headers.get('content-type') }).toEqual({
    method: 'POST',
    keepalive: true,
    type: 'text/plain;charset=UTF-8',
  })
})

test('a confirmed event is not sent again, and the numbering continues', async () => {
  const { sent, settle } = installFakeFetch()
  const journal = createJournalWriter(URL, PAGE)
  writeAll(journal, events(1, 2))
  await settle()
  sent[0]?.answer(taken())
  await settle()
  expect(journal.carry()).toEqual({ page: PAGE, first: 2, events: [] })
  journal.write(event(3))
  await settle()
  expect(sent[1]?.json).toEqual({ page: PAGE, first: 2, events: [event(3)] })
})

test('an event written while a report is under way is sent with those that are not confirmed yet', async () => {
  const { sent, settle } = installFakeFetch()
  const journal = createJournalWriter(URL, PAGE)
  journal.write(event(1))
  await settle()
  journal.write(event(2))
  await settle()
  expect(sent.map(({ json }) => json)).toEqual([
    { page: PAGE, first: 0, events: [event(1)] },
    { page: PAGE, first: 0, events: events(1, 2) },
  ])
})

for (const [name, order] of [
  ['in order', [0, 1]],
  ['in reverse order', [1, 0]],
] as const) {
  test(`two overlapping reports, confirmed ${name}, lose nothing and leave nothing unsent`, async () => {
    const { sent, settle } = installFakeFetch()
    const journal = createJournalWriter(URL, PAGE)
    journal.write(event(1))
    await settle()
    journal.write(event(2))
    await settle()
    journal.write(event(3))
    for (const index of order) {
      sent[index]?.answer(taken())
      await settle()
    }
    expect(journal.carry()).toEqual({ page: PAGE, first: 2, events: [event(3)] })
  })
}

test('an attempt that confirms its events keeps those written in the meantime', () => {
  installFakeFetch()
  const journal = createJournalWriter(URL, PAGE)
  writeAll(journal, events(1, 2))
  const carried = journal.carry()
  journal.write(event(3))
  journal.confirm(carried)
  expect(journal.carry()).toEqual({ page: PAGE, first: 2, events: [event(3)] })
})

test('events that an attempt carries are not sent in a separate report', async () => {
  const { sent, settle } = installFakeFetch()
  const journal = createJournalWriter(URL, PAGE)
  writeAll(journal, events(1, 2))
  journal.confirm(journal.carry())
  journal.release()
  await settle()
  expect(sent).toEqual([])
})

test('an event written while an attempt is under way is sent at once', async () => {
  const { sent, settle } = installFakeFetch()
  const journal = createJournalWriter(URL, PAGE)
  journal.write(event(1))
  journal.carry()
  await settle()
  journal.write(event(2))
  await settle()
  expect(sent.map(({ json }) => json)).toEqual([{ page: PAGE, first: 0, events: events(1, 2) }])
})

test('events of a failed attempt are sent in a report when the attempt is over', async () => {
  const { sent, settle } = installFakeFetch()
  const journal = createJournalWriter(URL, PAGE)
  writeAll(journal, events(1, 2))
  journal.carry()
  await settle()
  expect(sent).toEqual([])
  journal.release()
  await settle()
  expect(sent.map(({ json }) => json)).toEqual([{ page: PAGE, first: 0, events: events(1, 2) }])
})

test('a report that is confirmed twice does not remove later events', () => {
  installFakeFetch()
  const journal = createJournalWriter(URL, PAGE)
  writeAll(journal, events(1, 2))
  const report = journal.carry()
  journal.confirm(report)
  journal.write(event(3))
  journal.confirm(report)
  expect(journal.carry()).toEqual({ page: PAGE, first: 2, events: [event(3)] })
})

for (const [name, end] of [
  ['that the network drops', 'fail'],
  ['that the stage refuses', 'answer'],
] as const) {
  test(`a report ${name} is sent again with the next event`, async () => {
    const { sent, settle } = installFakeFetch()
    const journal = createJournalWriter(URL, PAGE)
    journal.write(event(1))
    await settle()
    const [report] = sent
    const ends = { fail: () => report?.fail(), answer: () => report?.answer(new Response('', { status: 503 })) }
    ends[end]()
    await settle()
    journal.write(event(2))
    await settle()
    expect(sent[1]?.json).toEqual({ page: PAGE, first: 0, events: events(1, 2) })
  })
}

test('a caller that waits for an entry to reach the stage is called once, and not before', async () => {
  const { sent, settle } = installFakeFetch()
  const journal = createJournalWriter(URL, PAGE)
  const told: string[] = []
  journal.write(event(1), () => told.push('first'))
  await settle()
  journal.write(event(2), () => told.push('second'))
  await settle()
  expect(told).toEqual([])
  sent[0]?.answer(taken())
  await settle()
  expect(told).toEqual(['first'])
  sent[1]?.answer(taken())
  await settle()
  expect(told).toEqual(['first', 'second'])
})

test('a report never has more events than the stage accepts', async () => {
  const { sent, settle } = installFakeFetch()
  const journal = createJournalWriter(URL, PAGE)
  writeAll(journal, events(1, REPORT_MAX_EVENTS + 50))
  await settle()
  expect(sent[0]?.json).toEqual({ page: PAGE, first: 0, events: events(1, REPORT_MAX_EVENTS) })
})

test('events beyond the size of one report are sent in the next one, without waiting for another event', async () => {
  const { sent, settle } = installFakeFetch()
  const journal = createJournalWriter(URL, PAGE)
  writeAll(journal, events(1, REPORT_MAX_EVENTS + 50))
  await settle()
  sent[0]?.answer(taken())
  await settle()
  expect(sent[1]?.json).toEqual({
    page: PAGE,
    first: REPORT_MAX_EVENTS,
    events: events(REPORT_MAX_EVENTS + 1, 50),
  })
})

test('whatever is lost, late or sent twice, a stage that reads the reports has each event once and in order', async () => {
  const { sent, settle } = installFakeFetch()
  const journal = createJournalWriter(URL, PAGE)
  const readNew = createReportReader()
  const stage: TagEntry[] = []
  // A page whose first report arrives but whose confirmation is lost, whose second never arrives, and so on.
  const fates = ['arrives unconfirmed', 'is lost', 'arrives', 'is lost', 'arrives unconfirmed', 'arrives'] as const
  for (const [index, fate] of fates.entries()) {
    journal.write(event(index + 1))
    await settle()
    const report = sent[index]
    if (fate !== 'is lost') stage.push(...readNew(report?.json as TagReport))
    if (fate === 'arrives') report?.answer(taken())
    else report?.fail()
    await settle()
  }
  expect(stage).toEqual(events(1, fates.length))
  expect(journal.carry().events).toEqual([])
})
