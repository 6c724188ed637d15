import { expect, test } from '../../plain-test.ts'
import type { JournalEntry } from '../../../journal/entries.ts'
import { createLog, type Log } from '../../../control-room/browser/log.ts'
import { NO_FILTER, type Filter } from '../../../control-room/browser/rows.ts'
import { nextSessionEnd, type Place } from '../../../control-room/browser/visitors.ts'
import {
  activated,
  activatedAnonymously,
  byTag,
  failedAfterRetries,
  journal,
  OTHER_PAGE,
  PAGE,
  securedAttempt,
  tagLoaded,
  type Moments,
} from '../journal/journals.ts'

const logOf = (entries: readonly JournalEntry[], filter: Partial<Filter> = {}): Log => {
  const log = createLog({ ...NO_FILTER, ...filter })
  log.begin('first')
  log.append(entries)
  return log
}

/** Each row in a word or two. */
const outline = (log: Log): readonly string[] =>
  log.rows().rows.map((row) => {
    switch (row.kind) {
      case 'entry':
        return row.entry.type
      case 'pause':
        return `${row.ms} ms`
      case 'group':
        return headingOf(row.place)
      case 'anew':
        return 'anew'
      default:
        return row satisfies never
    }
  })

const headingOf = ({ page, activation, isRefresh }: Place): string =>
  `page ${page}${activation === null ? '' : `, ${isRefresh ? 'refresh' : 'activation'} ${activation}`}`

const outlineOf = (moments: Moments, filter: Partial<Filter> = {}): readonly string[] =>
  outline(logOf(journal(...moments), filter))

test('an activation has one heading, under which the answers of the platform stand as well', () => {
  expect(outlineOf([tagLoaded(), activated()])).toEqual([
    'page 1',
    'tag-loaded',
    'page 1, activation 1',
    'activation-requested',
    'provider-called',
    'provider-answered',
    'attempt-sent',
    'attempt-answered',
    'identity-stored',
    'activation-settled',
  ])
})

test('the wait before each retry is a row of its own, as long as it was', () => {
  const waits = outlineOf([failedAfterRetries()]).filter((row) => row.endsWith(' ms'))
  expect(waits).toEqual(['1000 ms', '2000 ms', '4000 ms'])
})

test('a clock that was put back is a row of its own, below zero, and the steps go on in their order', () => {
  const entries = journal(
    { type: 'logout-called', page: PAGE, afterMs: 3_600_000 },
    { type: 'identity-cleared', page: PAGE, afterMs: 0 },
  )
  expect(outline(logOf(entries))).toEqual(['page 1', 'logout-called', '-3600000 ms', 'identity-cleared'])
})

test('two pages that take turns have a heading at each turn', () => {
  const headings = outlineOf([tagLoaded(), tagLoaded(OTHER_PAGE), activated(), activated({ page: OTHER_PAGE })])
  expect(headings.filter((row) => row.startsWith('page'))).toEqual([
    'page 1',
    'page 2',
    'page 1, activation 1',
    'page 2, activation 1',
  ])
})

test('the platform’s answer is shown with the page that sent the token', () => {
  const entries = journal(tagLoaded(), tagLoaded(OTHER_PAGE), activated({ page: OTHER_PAGE, token: 'b2' }))
  const row = logOf(entries)
    .rows()
    .rows.find((one) => one.kind === 'entry' && one.entry.type === 'attempt-answered')
  expect(row).toMatchObject({ place: { page: 2, activation: 1 } })
})

for (const { what, filter, types } of [
  { what: 'one page', filter: { page: 2 }, types: ['tag-loaded'] },
  { what: 'the token backend', filter: { party: 'token-backend' }, types: ['token-asked'] },
  { what: 'failures', filter: { failuresOnly: true }, types: ['token-asked'] },
  { what: 'a string in the words of a step', filter: { text: 'stored the visitor' }, types: ['identity-stored'] },
  { what: 'a string in a field', filter: { text: 'v-1' }, types: ['attempt-answered', 'identity-stored'] },
] as const) {
  test(`a filter for ${what} shows those steps alone`, () => {
    const entries = journal(
      tagLoaded(),
      { type: 'token-asked', behaviour: 'cannot-mint', status: 500, token: null },
      activated(),
      tagLoaded(OTHER_PAGE),
    )
    const shown = logOf(entries, filter)
      .rows()
      .rows.flatMap((row) => (row.kind === 'entry' ? [row.entry.type] : []))
    expect(shown).toEqual(types)
  })
}

const ASKED = { type: 'token-asked', behaviour: 'mint', status: 200, token: 'a1' } as const

/** An activation in the middle of which the token backend is asked. */
const activatedOverBackend = (page = PAGE, activation = 1): Moments => {
  const [requested, called, ...rest] = activated({ page, activation })
  return [[requested, called].flatMap((moment) => moment ?? []), ASKED, rest]
}

test('an activation that is followed alone has all of its steps, those of other parties included, and no others', () => {
  const moments = [
    tagLoaded(),
    ...activatedOverBackend(),
    ...byTag({ type: 'refresh-scheduled', delayMs: 60_000 }),
    tagLoaded(OTHER_PAGE),
    activated({ page: OTHER_PAGE }),
  ]
  expect(outlineOf(moments, { page: 1, activation: 1 })).toEqual([
    'page 1, activation 1',
    'activation-requested',
    'provider-called',
    'token-asked',
    'provider-answered',
    'attempt-sent',
    'attempt-answered',
    'identity-stored',
    'activation-settled',
  ])
})

test('an activation that is followed alone has its retries, with the waits before them', () => {
  const steps = outlineOf([tagLoaded(), failedAfterRetries()], { page: 1, activation: 1 })
  expect(steps.filter((step) => step === 'attempt-answered')).toHaveLength(4)
  expect(steps.filter((step) => step === 'retry-scheduled')).toHaveLength(3)
  expect(steps.filter((step) => step.endsWith(' ms'))).toEqual(['1000 ms', '2000 ms', '4000 ms'])
})

test('a token that is asked for while two pages ask is of neither until its fingerprint comes back', () => {
  const [one, other] = [PAGE, OTHER_PAGE].map((page) => activated({ page }).slice(0, 2))
  const moments = [one ?? [], other ?? [], ASKED]
  const answered = activated({ page: OTHER_PAGE }).slice(2)
  expect(outlineOf(moments, { page: 1, activation: 1 })).not.toContain('token-asked')
  expect(outlineOf(moments, { page: 2, activation: 1 })).not.toContain('token-asked')
  expect(outlineOf([...moments, answered], { page: 1, activation: 1 })).not.toContain('token-asked')
  expect(outlineOf([...moments, answered], { page: 2, activation: 1 })).toContain('token-asked')
})

test('a token that was asked for before the page told anything is found by its fingerprint, also while it is followed', () => {
  const entries = journal(ASKED, activated())
  const log = logOf(entries.slice(0, 3), { page: 1, activation: 1 })
  expect(outline(log)).not.toContain('token-asked')
  log.append(entries)
  expect(outline(log).filter((row) => row === 'token-asked')).toHaveLength(1)
})

test('a refresh is offered and headed as what it is, beside the activations, the latest first', () => {
  const log = logOf(
    journal(
      activated(),
      byTag({ type: 'refresh-started', activation: 2 }),
      securedAttempt({ activation: 2, token: 'b2' }),
      activated({ page: OTHER_PAGE }),
    ),
  )
  expect(outline(log)).toContain('page 1, refresh 2')
  expect(log.runs().map(headingOf)).toEqual(['page 2, activation 1', 'page 1, refresh 2', 'page 1, activation 1'])
})

test('what a page does after its activation has ended is of no activation', () => {
  const moments = [activated(), byTag({ type: 'logout-called' })]
  expect(outlineOf(moments, { page: 1, activation: 1 })).not.toContain('logout-called')
  expect(outlineOf(moments, { page: 1 })).toContain('logout-called')
})

test('a filter that is chosen later draws what was heard before anew', () => {
  const log = logOf(journal(failedAfterRetries()))
  log.filterBy({ ...NO_FILTER, failuresOnly: true })
  expect(outline(log).filter((row) => row === 'attempt-answered')).toHaveLength(4)
  log.filterBy(NO_FILTER)
  expect(outline(log)).toEqual(outlineOf([failedAfterRetries()]))
})

test('what is told twice, because a connection was lost, is shown once', () => {
  const entries = journal(activated())
  const log = logOf(entries.slice(0, 5))
  log.append(entries.slice(2))
  expect(log.entries()).toEqual(entries)
})

test('a stage that is made anew goes on below what was shown, and counts its steps from the beginning', () => {
  const log = logOf(journal(activated()))
  log.begin('second')
  log.append(journal(tagLoaded(OTHER_PAGE)))
  expect(outline(log).slice(-3)).toEqual(['anew', 'page 2', 'tag-loaded'])
  expect(log.entries()).toHaveLength(1)
})

test('to hear of the same instance again changes nothing', () => {
  const log = logOf(journal(activated()))
  const before = outline(log)
  log.begin('first')
  expect(outline(log)).toEqual(before)
})

test('after "Clear" only what comes later is shown', () => {
  const entries = journal(tagLoaded(), activated())
  const log = logOf(entries.slice(0, 3))
  log.clear()
  expect(outline(log)).toEqual([])
  log.append(entries)
  expect(log.entries()).toEqual(entries.slice(3))
})

test('"Clear" before anything was heard does no harm', () => {
  const log = createLog(NO_FILTER)
  log.clear()
  log.begin('first')
  log.append(journal(tagLoaded()))
  expect(outline(log)).toEqual(['page 1', 'tag-loaded'])
})

test('of a hundred thousand steps the page keeps the last twenty to forty thousand', () => {
  const log = createLog(NO_FILTER)
  log.begin('first')
  const [entry] = journal({ type: 'logout-called', page: 'a' })
  for (let from = 0; from < 100_000; from += 5_000) {
    log.append(Array.from({ length: 5_000 }, (_, offset) => ({ ...entry, index: from + offset + 1 }) as JournalEntry))
  }
  expect(log.entries().length).toBeGreaterThanOrEqual(20_000)
  expect(log.entries().length).toBeLessThan(40_000)
  expect(log.entries().at(-1)?.index).toBe(100_000)
  expect(log.rows().rows.length).toBeLessThan(45_000)
})

test('who is there, as whom, and until when, is told for each page, the latest first', () => {
  const entries = journal(
    tagLoaded(),
    activated(),
    { type: 'refresh-scheduled', delayMs: 60_000, page: tagLoaded()[0]?.page ?? '' },
    tagLoaded(OTHER_PAGE),
    activatedAnonymously({ page: OTHER_PAGE }),
  )
  expect(logOf(entries).pages()).toMatchObject([
    { number: 2, presence: { kind: 'anonymous', userId: null } },
    { number: 1, presence: { kind: 'secured', userId: 'camille' }, refreshAtMs: (entries[0]?.at ?? 0) + 60_000 },
  ])
})

const HOUR_MS = 3_600_000

const signedInFor = (sessionMs: number, page: string, vuid: string): Moments => [
  securedAttempt({ page, token: vuid, answered: { userId: vuid, vuid, sessionMs } }),
  { type: 'identity-stored', kind: 'secured', vuid, page },
]

test('of two sessions the one that ends first is next, then the other, then none', () => {
  const entries = journal(...signedInFor(HOUR_MS, PAGE, 'one'), ...signedInFor(2 * HOUR_MS, OTHER_PAGE, 'two'))
  const start = entries[0]?.at ?? 0
  const pages = logOf(entries).pages()
  expect(nextSessionEnd(pages, start)).toBe(start + HOUR_MS)
  expect(nextSessionEnd(pages, start + HOUR_MS)).toBe(start + 2 * HOUR_MS)
  expect(nextSessionEnd(pages, start + 2 * HOUR_MS)).toBeNull()
})

test('the session of a visitor who has signed out on one page is over on the pages before it, too', () => {
  const entries = journal(...signedInFor(HOUR_MS, PAGE, 'one'), ...signedInFor(HOUR_MS, OTHER_PAGE, 'one'), {
    type: 'identity-cleared',
    page: OTHER_PAGE,
  })
  expect(nextSessionEnd(logOf(entries).pages(), 0)).toBeNull()
})

test('an anonymous visitor has no session that could end', () => {
  expect(nextSessionEnd(logOf(journal(activatedAnonymously())).pages(), 0)).toBeNull()
})

test('a failed activation is a visitor who failed, with the code', () => {
  expect(logOf(journal(tagLoaded(), failedAfterRetries('TOKEN_EXPIRED'))).pages()).toMatchObject([
    { presence: { kind: 'failed', code: 'TOKEN_EXPIRED' } },
  ])
})
